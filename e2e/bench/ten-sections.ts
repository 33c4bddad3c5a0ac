import type { WorkflowDocument } from '../../lib/graph/document'

const position = { x: 0, y: 0 }

/** Ten calls and a join without one. */
export const tenSections: WorkflowDocument = {
  format: 'parallax.workflow/1',
  name: 'Ten sections',
  nodes: [
    {
      id: 'parts',
      type: 'section',
      position,
      data: {
        label: 'Parts',
        sections: Array.from({ length: 10 }, (_, at) => ({ label: `Part ${at + 1}`, instruction: `part ${at + 1}` })),
        prompt: 'Write about {{section.instruction}}.',
        model: 'anthropic/scripted',
      },
    },
    { id: 'report', type: 'aggregate', position, data: { label: 'Report', rule: 'concatenate' } },
    { id: 'result', type: 'output', position, data: { label: 'Result' } },
  ],
  edges: [
    { id: 'parts-report', source: 'parts', target: 'report' },
    { id: 'report-result', source: 'report', target: 'result' },
  ],
}
