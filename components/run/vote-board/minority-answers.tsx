'use client'

import type { AggregationResult } from '@/lib/aggregation/contract'
import { plural } from '../format-figures'
import type { IncomingRef } from '../incoming-refs'
import { SourceButton } from '../source-button'
import { BoardPart } from './board-part'
import { minorityAnswers } from './minority'

type MinorityAnswersProps = {
  aggregation: AggregationResult
  refs: readonly IncomingRef[]
  said: ReadonlyMap<number, string>
}

const shownAnswers = 12
const shownVoices = 4

/** Who answered otherwise, and why: a minority may be right. */
export function MinorityAnswers({ aggregation, refs, said }: MinorityAnswersProps) {
  const answers = minorityAnswers(aggregation, said)
  if (answers.length === 0) return null
  const title =
    aggregation.outcome === 'decided' ? 'Minority answers and their reasons' : 'The answers and their reasons'
  return (
    <BoardPart title={title}>
      <ul className="flex flex-col gap-3">
        {answers.slice(0, shownAnswers).map(({ answer, voices }) => (
          <li key={`${answer}#${voices[0]?.index}`} className="flex flex-col gap-1.5">
            <p className="text-sm">
              <strong className="font-semibold break-words">{answer}</strong>{' '}
              <span className="text-xs text-muted">({plural(voices.length, 'branch', 'branches')})</span>
            </p>
            {voices.slice(0, shownVoices).map(({ index, reason }) => (
              <blockquote key={index} className="border-l-2 border-edge pl-3 text-sm">
                <p className="line-clamp-4 break-words whitespace-pre-line text-muted">
                  {reason ?? <em>gives no reason beside its answer</em>}
                </p>
                <p className="text-xs">
                  <SourceButton source={refs[index]} fallback={`Branch ${index + 1}`} />
                </p>
              </blockquote>
            ))}
            {voices.length > shownVoices ? (
              <p className="pl-3.5 text-xs text-muted">
                and {plural(voices.length - shownVoices, 'further branch', 'further branches')}:{' '}
                {voices.slice(shownVoices, shownVoices + 12).map(({ index }, at) => (
                  <span key={index}>
                    {at === 0 ? '' : ', '}
                    <SourceButton source={refs[index]} fallback={`Branch ${index + 1}`} />
                  </span>
                ))}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      {answers.length > shownAnswers ? (
        <p className="text-xs text-muted">
          {plural(answers.length - shownAnswers, 'further answer')} in the table above.
        </p>
      ) : null}
    </BoardPart>
  )
}
