import { z } from 'zod'
import { majorityOfFinished, nameOf, partBranches } from '../branches'
import type { Agreement, AggregationInput, Note } from '../contract'
import { defineLocalRule, refused, type Finding } from '../define-rule'
import { formatShare } from '../markdown/format-number'
import { missingBranches } from '../markdown/missing-branches'
import { paragraphs } from '../markdown/paragraphs'
import { minValid } from '../options'
import { distinctTexts, meanSimilarities, medoidOf, similarityMatrix, type Distinct } from '../text/distinct-texts'
import { tellSimilarity } from '../text/tell-similarity'
import { tooManyTexts } from '../text/too-many-texts'
import { weightsIgnored } from '../weights'

/**
 * Chooses the answer with the highest mean similarity to the others, word for word; of equal ones the first.
 * @see Li et al. 2024, More Agents Is All You Need, arXiv 2402.05120, for free text.
 */
export const medoid = defineLocalRule({
  name: 'medoid',
  label: 'Most typical answer',
  summary: 'The text that is most like all others, word for word. Calls no model.',
  family: 'freeText',
  answers: ['text', 'choice', 'json'],
  options: z.strictObject({ minValid }),
  find: (input, options) => chooseMedoid(input, options.minValid),
})

function chooseMedoid(input: AggregationInput, fewest: number | undefined): Finding {
  const { spoken, excluded } = partBranches(input.branches)
  const provenance = spoken.map(nameOf)
  const notes = weightsIgnored(input, 'every answer')
  const needed = fewest ?? majorityOfFinished(input.branches)
  if (spoken.length < needed) {
    const message = `${spoken.length} of ${input.branches.length} branches gave an answer; ${needed} needed.`
    const text = paragraphs(`**Not enough answers.** ${message}`, missingBranches(excluded))
    return {
      outcome: 'insufficient',
      text,
      excluded,
      provenance,
      notes: [{ code: 'too_few_answers', message }, ...notes],
    }
  }
  const texts = distinctTexts(spoken.map(({ index, output }) => ({ index, text: output.trim() })))
  const tooMany = tooManyTexts(texts.length)
  if (tooMany !== null) return refused(tooMany, { excluded, provenance, notes })
  const matrix = similarityMatrix(texts)
  const means = meanSimilarities(texts, matrix, [...texts.keys()])
  const chosen = medoidOf(texts, means)
  const label = spoken.find(({ index }) => index === chosen?.said.index)?.label ?? ''
  const why = typical(label, chosen === null ? null : (means.get(chosen.at) ?? null))
  return {
    outcome: 'decided',
    value: chosen?.said.text ?? null,
    text: paragraphs(chosen?.said.text ?? '', missingBranches(excluded)),
    agreement: meanSimilarity(texts, means, spoken.length),
    similarity: tellSimilarity(texts, matrix),
    excluded,
    provenance,
    notes: [why, ...notes],
  }
}

function typical(label: string, mean: number | null): Note {
  if (mean === null) return { code: 'single_answer', message: 'Single answer: there is nothing to agree with.' }
  return { code: 'medoid', message: `${label} is most like the others: mean similarity ${formatShare(mean)}.` }
}

/** The mean over all pairs of answers. */
function meanSimilarity(
  texts: readonly Distinct[],
  means: ReadonlyMap<number, number | null>,
  answers: number,
): Agreement | null {
  if (answers < 2) return null
  const sum = texts.reduce((total, { said }, at) => total + said.length * (means.get(at) ?? 0), 0)
  const value = Math.min(1, sum / answers)
  const reading = `mean similarity ${formatShare(value)} over ${answers} answers`
  return { statistic: 'meanSimilarity', value, interval: null, reading, figures: { differentTexts: texts.length } }
}
