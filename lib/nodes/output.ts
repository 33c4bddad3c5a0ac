import { z } from 'zod'
import { defineNode } from './define-node'

/** What the run hands back: the upstream result, or a template around it. */
export const output = defineNode({
  type: 'output',
  label: 'Output',
  summary: 'What the run hands back.',
  schema: z.strictObject({
    label: z.string(),
    format: z.enum(['markdown', 'json', 'table']).optional(),
    template: z.string().optional(),
  }),
  defaults: { label: 'Output', format: 'markdown' },
  handles: { input: true, output: false },
  branches: () => 0,
  templates: (data) => [{ path: 'template', text: data.template ?? '' }],
  check: () => [],
})
