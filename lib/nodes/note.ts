import { z } from 'zod'
import { defineNode } from './define-node'

/** A remark on the canvas. Takes no part in a run. */
export const note = defineNode({
  type: 'note',
  label: 'Note',
  summary: 'A remark on the canvas.',
  schema: z.strictObject({ label: z.string(), text: z.string() }),
  defaults: { label: 'Note', text: '' },
  handles: { input: false, output: false },
  branches: () => 0,
  templates: () => [],
  check: () => [],
})
