import type { Answer } from '@/lib/aggregation/answer'
import type { RuleName } from '@/lib/aggregation/rule-name'
import type { FlowNode, WorkflowDocument } from '@/lib/graph/document'

/** What the four steps ask. */
export type GuidedAnswers = {
  name: string
  /** What is to be done, in the author's words. */
  task: string
  /** Sample material: the default of the input, so that the workflow can be tried at once. */
  material: string
  pattern: 'sectioning' | 'voting'
  sections: readonly { label: string; instruction: string }[]
  answerType: 'choice' | 'number' | 'text'
  choices: readonly string[]
  unit: string
  samples: number
  rule: RuleName
}

export const emptyAnswers: GuidedAnswers = {
  name: '',
  task: '',
  material: '',
  pattern: 'sectioning',
  sections: [
    { label: '', instruction: '' },
    { label: '', instruction: '' },
    { label: '', instruction: '' },
  ],
  answerType: 'choice',
  choices: ['Yes', 'No'],
  unit: '',
  samples: 5,
  rule: 'sectionJoin',
}

/** The rules that can combine what was chosen, the one to begin with first. */
export function fittingRules({ pattern, answerType }: Pick<GuidedAnswers, 'pattern' | 'answerType'>): RuleName[] {
  if (pattern === 'sectioning') return ['sectionJoin', 'synthesize', 'concatenate']
  if (answerType === 'choice') return ['plurality', 'majority', 'supermajority', 'kOfN']
  if (answerType === 'number') return ['median', 'trimmedMean', 'mean', 'winsorizedMean']
  return ['synthesize', 'similarityVote', 'medoid', 'concatenate']
}

/** The workflow that the answers describe: input, branches, aggregator, output, in one line. */
export function guidedWorkflow(answers: GuidedAnswers): WorkflowDocument {
  const nodes: FlowNode[] = [
    {
      id: 'input',
      type: 'input',
      position: { x: 0, y: 0 },
      data: { label: 'Input', fields: [materialField(answers.material)] },
    },
    answers.pattern === 'sectioning' ? sectionNode(answers) : voteNode(answers),
    {
      id: 'combined',
      type: 'aggregate',
      position: { x: step * 2, y: 0 },
      data: { label: 'Combine', rule: answers.rule },
    },
    { id: 'result', type: 'output', position: { x: step * 3, y: 0 }, data: { label: 'Result', format: 'markdown' } },
  ]
  const edges = nodes.slice(1).map((node, at) => {
    const source = nodes[at]?.id ?? ''
    return { id: `${source}-${node.id}`, source, target: node.id }
  })
  return { format: 'parallax.workflow/1', name: answers.name.trim() || 'Untitled workflow', nodes, edges }
}

const step = 340

function materialField(material: string) {
  const field = { name: 'material', label: 'Material', type: 'document' as const, required: true }
  return material.trim() === '' ? field : { ...field, default: material }
}

function sectionNode({ task, sections }: GuidedAnswers): FlowNode<'section'> {
  const filled = sections.filter((section) => section.instruction.trim() !== '' || section.label.trim() !== '')
  return {
    id: 'branches',
    type: 'section',
    position: { x: step, y: 0 },
    data: {
      label: 'Sections',
      sections: filled.map(({ label, instruction }, at) => ({
        label: label.trim() || `Part ${at + 1}`,
        instruction: instruction.trim() || label.trim(),
      })),
      prompt: `${task.trim()}\n\n{{section.instruction}}\n\n{{input.material}}`.trim(),
    },
  }
}

function voteNode(answers: GuidedAnswers): FlowNode<'vote'> {
  return {
    id: 'branches',
    type: 'vote',
    position: { x: step, y: 0 },
    data: {
      label: 'Vote',
      prompt: `${answers.task.trim()}\n\n{{input.material}}`.trim(),
      answer: answerOf(answers),
      voters: [{ label: 'Voter', samples: answers.samples }],
      ...(answers.answerType === 'choice' ? { stop: { rule: 'unbeatable' as const } } : {}),
    },
  }
}

function answerOf({ answerType, choices, unit }: GuidedAnswers): Answer {
  switch (answerType) {
    case 'choice':
      return { type: 'choice', choices: choices.map((choice) => choice.trim()).filter((choice) => choice !== '') }
    case 'number':
      return unit.trim() === '' ? { type: 'number' } : { type: 'number', unit: unit.trim() }
    case 'text':
      return { type: 'text' }
    default:
      return answerType satisfies never
  }
}
