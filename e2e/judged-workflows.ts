import type { FlowNode, WorkflowDocument } from '@/lib/graph/document'
import type { NodeData } from '@/lib/nodes'
import type { ScriptInput } from './messages-api/script'

// Workflows whose results are to be judged, each with the answers that the scripted models give.

type Combined = {
  name: string
  before: FlowNode
  count: Partial<NodeData<'aggregate'>> & Pick<NodeData<'aggregate'>, 'rule'>
}

function combined({ name, before, count }: Combined): WorkflowDocument {
  const edges = [
    { id: 'ask-count', source: 'ask', target: 'count' },
    { id: 'count-result', source: 'count', target: 'result' },
  ]
  return {
    format: 'parallax.workflow/1',
    name,
    nodes: [
      before,
      { id: 'count', type: 'aggregate', position: { x: 340, y: 0 }, data: { label: 'Combine', ...count } },
      { id: 'result', type: 'output', position: { x: 680, y: 0 }, data: { label: 'Result' } },
    ],
    edges,
  }
}

const position = { x: 0, y: 0 }

export function askedVote(
  connection: string,
  options: { samples: number; answer: NodeData<'vote'>['answer']; count: Combined['count'] },
): WorkflowDocument {
  const voters = [{ label: 'Sample', model: `${connection}/swift`, samples: options.samples }]
  const data = { label: 'Ask', prompt: 'Shall we launch?', answer: options.answer, voters, retries: 0 }
  return combined({ name: 'Asked', before: { id: 'ask', type: 'vote', position, data }, count: options.count })
}

/** Three for, two against with a reason, one that cannot be read. */
export const launchVotes: ScriptInput[] = [
  ...[0, 1, 2].map((branch): ScriptInput => ({ when: { branch }, text: 'The market is ready.\nAnswer: Launch' })),
  ...[3, 4].map((branch): ScriptInput => ({
    when: { branch },
    text: 'Two suppliers have not signed yet.\n\nAnswer: Wait',
  })),
  { text: 'I would rather not say.' },
]

function sections(connection: string, labels: readonly string[]): FlowNode<'section'> {
  const data = {
    label: 'Research',
    sections: labels.map((label) => ({ label, instruction: `Write about ${label}.` })),
    prompt: '{{section.instruction}}',
    model: `${connection}/swift`,
    retries: 0,
  }
  return { id: 'ask', type: 'section', position, data }
}

export function checkedSynthesis(connection: string): WorkflowDocument {
  return combined({
    name: 'Market brief',
    before: sections(connection, ['Prices', 'Demand', 'Suppliers']),
    count: { rule: 'synthesize', model: `${connection}/steady` },
  })
}

const claims = {
  claims: [
    {
      text: 'Prices rose by 4 percent while demand fell.',
      support: [
        { branch: 'B1', quote: 'Prices rose by **4 percent** in the north.' },
        { branch: 'B2', quote: 'Demand fell in every region.' },
      ],
    },
    { text: 'Suppliers will merge.', support: [{ branch: 'B3', quote: 'The two suppliers will merge.' }] },
  ],
  conflicts: [{ topic: 'Whether the north grows', positions: ['B1: it grows', 'B2: it shrinks'] }],
}

export const briefAnswers: ScriptInput[] = [
  {
    when: { node: 'count' },
    text: `Prices rose by 4 percent while demand fell. Suppliers will merge.\n\n<claims>\n${JSON.stringify(claims)}\n</claims>`,
  },
  {
    when: { branch: 0 },
    text: '# Prices\n\nMuch changed. Prices rose by **4 percent** in\nthe north. The south waits.',
  },
  { when: { branch: 1 }, text: '- Demand fell in every region.\n- The north shrinks.' },
  { when: { branch: 2 }, text: 'Suppliers said nothing of note.' },
]

export function mergedReview(connection: string): WorkflowDocument {
  return combined({
    name: 'Code review',
    before: sections(connection, ['First reviewer', 'Second reviewer', 'Third reviewer']),
    count: { rule: 'mergeFindings' },
  })
}

const injection = {
  file: 'api.ts',
  line: 10,
  rule: 'SQL injection',
  severity: 'high',
  message: 'The query is built from text',
}
const unused = { file: 'list.ts', line: 80, rule: 'unused', severity: 'low', message: 'The variable is never read' }

export const reviewAnswers: ScriptInput[] = [
  { when: { branch: 0 }, text: JSON.stringify([injection, unused]) },
  {
    when: { branch: 1 },
    text: JSON.stringify([{ ...injection, line: 12, severity: 'critical', message: 'Input is not escaped' }]),
  },
  {
    text: JSON.stringify([
      { file: 'page.ts', line: 3, rule: 'naming', severity: 'info', message: 'The name says little' },
    ]),
  },
]
