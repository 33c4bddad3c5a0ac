import { describe, expect, it } from 'vitest'
import { checkGraph } from '@/lib/graph/check-graph'
import { parseWorkflowDocument } from '@/lib/graph/parse-document'
import { checkInputs } from '@/lib/graph/run-inputs'
import { emptyAnswers, fittingRules, guidedWorkflow, type GuidedAnswers } from './guided-workflow'

const filled: GuidedAnswers = {
  ...emptyAnswers,
  name: 'Review',
  task: 'Review this text.',
  material: 'The text.',
  sections: [
    { label: 'Tone', instruction: 'Is the tone right?' },
    { label: 'Facts', instruction: '' },
    { label: '', instruction: '' },
  ],
}

describe('the four steps', () => {
  const patterns = ['sectioning', 'voting'] as const
  const answerTypes = ['choice', 'number', 'text'] as const
  const cases = patterns.flatMap((pattern) =>
    answerTypes.flatMap((answerType) =>
      fittingRules({ pattern, answerType }).map((rule) => ({ pattern, answerType, rule })),
    ),
  )

  it.each(cases)('make a workflow that can run: $pattern, $answerType, $rule', (choice) => {
    const document = parseWorkflowDocument(guidedWorkflow({ ...filled, ...choice }))
    const { nodes, edges } = document
    expect(checkGraph({ nodes, edges })).toEqual([])
    expect(checkInputs({ nodes, edges }, {})).toEqual([])
  })

  it('make a draft that can be saved of no answers at all', () => {
    expect(parseWorkflowDocument(guidedWorkflow(emptyAnswers)).name).toBe('Untitled workflow')
  })

  it('leave out sections without a word, and ask for a label where only that was given', () => {
    const section = guidedWorkflow(filled).nodes.find((node) => node.type === 'section')
    expect(section?.data).toMatchObject({
      sections: [
        { label: 'Tone', instruction: 'Is the tone right?' },
        { label: 'Facts', instruction: 'Facts' },
      ],
    })
  })
})
