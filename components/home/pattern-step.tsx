'use client'

import { ChoiceCards } from './choice-cards'
import type { StepProps } from './guided-step'
import { fittingRules, type GuidedAnswers } from './guided-workflow'
import { SectionsFields } from './sections-fields'
import { VoteFields } from './vote-fields'

/** One task in parts, or one task several times. */
export function PatternStep({ answers, change }: StepProps) {
  const pick = (pattern: GuidedAnswers['pattern']) =>
    change({ pattern, rule: fittingRules({ ...answers, pattern })[0] ?? answers.rule })
  return (
    <>
      <ChoiceCards
        label="Pattern"
        value={answers.pattern}
        onChange={pick}
        options={[
          {
            value: 'sectioning',
            title: 'Sectioning',
            text: 'The task has independent parts. Each part gets a model call of its own, all at the same time.',
          },
          {
            value: 'voting',
            title: 'Voting',
            text: 'The same task is put to several voters at the same time, and their answers are counted or combined.',
          },
        ]}
      />
      {answers.pattern === 'sectioning' ? (
        <SectionsFields answers={answers} change={change} />
      ) : (
        <VoteFields answers={answers} change={change} />
      )}
    </>
  )
}
