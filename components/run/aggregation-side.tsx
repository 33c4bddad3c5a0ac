'use client'

import type { AggregationResult } from '@/lib/aggregation/contract'
import { headlineOf } from './aggregation-change'
import { AggregationReport } from './aggregation-report'
import type { IncomingRef } from './incoming-refs'
import { optionsInWords } from './options-in-words'
import { ScrolledText } from './scrolled-text'

type AggregationSideProps = { name: string; result: AggregationResult; refs: readonly IncomingRef[] }

/** One of two aggregated results: the answer first, then what it rests on. */
export function AggregationSide({ name, result, refs }: AggregationSideProps) {
  const headline = headlineOf(result)
  const options = optionsInWords(result)
  return (
    <>
      {headline === null ? (
        <ScrolledText label={`Text of ${name}`} text={result.text} />
      ) : (
        <p className="text-lg font-semibold break-words tabular">{headline}</p>
      )}
      {options.length === 0 ? null : <p className="text-xs break-words text-muted">{options.join(' · ')}</p>}
      <AggregationReport label={name} aggregation={result} refs={refs} />
    </>
  )
}
