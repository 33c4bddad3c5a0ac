import type { WorkflowDocument } from '@/lib/graph/document'
import type { ScriptInput } from '../../messages-api/script'
import type { Question } from './read-ballots'

export const voters = 8
const model = 'scripted'
const options = [...'ABCDE']

/** Eight voters on one question, counted by plurality; `early` stops once the leader cannot be overtaken. */
export function ballotWorkflow(early: boolean): WorkflowDocument {
  const position = { x: 0, y: 0 }
  return {
    format: 'parallax.workflow/1',
    name: early ? 'Ballots, unbeatable' : 'Ballots, everyone',
    nodes: [
      {
        id: 'question',
        type: 'input',
        position,
        data: { label: 'Question', fields: [{ name: 'name', type: 'text', required: true }] },
      },
      {
        id: 'vote',
        type: 'vote',
        position,
        data: {
          label: 'Vote',
          prompt: 'Which option answers {{question.name}}?',
          answer: { type: 'choice', choices: options },
          voters: [{ label: 'Voter', model: `anthropic/${model}`, samples: voters }],
          retries: 0,
          ...(early ? { stop: { rule: 'unbeatable' as const } } : {}),
        },
      },
      // One readable ballot is a result, as in the published figures; else more than half must be readable.
      {
        id: 'count',
        type: 'aggregate',
        position,
        data: { label: 'Count', rule: 'plurality', options: { minValid: 1, ties: ['optionOrder'] } },
      },
      { id: 'result', type: 'output', position, data: { label: 'Result' } },
    ],
    edges: [
      { id: 'question-vote', source: 'question', target: 'vote' },
      { id: 'vote-count', source: 'vote', target: 'count' },
      { id: 'count-result', source: 'count', target: 'result' },
    ],
  }
}

export const nameOf = ({ id }: Question) => `question ${id}.`

/** What the model says: the first place of each recorded ranking, or nothing that can be read. */
export function scriptsOf(questions: readonly Question[]): ScriptInput[] {
  return questions.flatMap((question) =>
    question.replies.map((ranking, branch) => ({
      when: { node: 'vote', branch, text: nameOf(question) },
      text: ranking?.[0] === undefined ? 'I would rather not rank these.' : `Answer: ${ranking[0]}`,
      tokensPerSecond: 100_000,
    })),
  )
}
