import type { WorkflowDocument } from '@/lib/graph/document'

/** Three models of one connection answer the same question; a majority decides. */
export function threeModels(connection: string): WorkflowDocument {
  const voters = ['swift', 'steady', 'sharp'].map((model) => ({ label: model, model: `${connection}/${model}` }))
  return {
    format: 'parallax.workflow/1',
    name: 'Three models',
    nodes: [
      {
        id: 'ask',
        type: 'vote',
        position: { x: 0, y: 0 },
        data: {
          label: 'Ask',
          prompt: 'Is seventeen a prime?',
          answer: { type: 'choice', choices: ['Yes', 'No'] },
          voters,
        },
      },
      { id: 'count', type: 'aggregate', position: { x: 340, y: 0 }, data: { label: 'Count', rule: 'majority' } },
      { id: 'result', type: 'output', position: { x: 680, y: 0 }, data: { label: 'Result' } },
    ],
    edges: [
      { id: 'ask-count', source: 'ask', target: 'count' },
      { id: 'count-result', source: 'count', target: 'result' },
    ],
  }
}
