import type { WorkflowDocument } from '@/lib/graph/document'
import type { ScriptInput } from '../messages-api/script'

export const branchCount = 10

/** Ten sections fan out and one synthesis fans them in: eleven calls where nothing goes wrong. Another model is another lane. */
export function tenBranches(model = 'anthropic/scripted', branches = branchCount): WorkflowDocument {
  return {
    format: 'parallax.workflow/1',
    name: 'Ten branches',
    nodes: [
      {
        id: 'sections',
        type: 'section',
        position: { x: 0, y: 0 },
        data: {
          label: 'Sections',
          prompt: 'Write about {{section.instruction}}.',
          sections: Array.from({ length: branches }, (_, at) => ({ label: `Part ${at}`, instruction: `part ${at}` })),
          model,
        },
      },
      {
        id: 'join',
        type: 'aggregate',
        position: { x: 320, y: 0 },
        data: { label: 'Join', rule: 'synthesize', model },
      },
      { id: 'report', type: 'output', position: { x: 640, y: 0 }, data: { label: 'Report' } },
    ],
    edges: [
      { id: 'sections-join', source: 'sections', target: 'join' },
      { id: 'join-report', source: 'join', target: 'report' },
    ],
  }
}

/** Ten answers of 0.4 to 2.3 s, each at its own pace, and a join of 0.4 s. */
export function branchScripts(random: () => number): ScriptInput[] {
  const sections = Array.from({ length: branchCount }, (_, branch) => ({
    when: { node: 'sections', branch },
    firstWordMs: 50 + Math.round(random() * 250),
    tokens: 20,
    tokensPerSecond: 10 + Math.round(random() * 50),
  }))
  return [...sections, { when: { node: 'join' }, firstWordMs: 200, tokens: 20, tokensPerSecond: 100 }]
}
