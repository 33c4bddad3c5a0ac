import type { JoinReport } from '../contract'
import { findNumbers, type FoundNumber } from '../numbers/find-numbers'
import type { NumberLocale } from '../numbers/number-locale'
import { statementsOf } from './passages'
import { findSimilarPassages, type Passage } from './similar-passages'

/** `text` is the statement without its number, by which it is compared; `whole` is how it is shown. */
type Statement = Passage & { number: FoundNumber; whole: string }

/**
 * Nearly the same statement with another number in another branch. Only statements with one number are compared, by their other
 * words (token Jaccard of at least 0.8), and only numbers of the same unit. "Price: 10" and "Price: 12" may speak of two products,
 * so three words at least must say what is counted.
 */
export function findContradictions(outputs: readonly Passage[], locale: NumberLocale): JoinReport['contradictions'] {
  const statements = outputs.flatMap(({ branch, text }) =>
    statementsOf(text).flatMap((statement) => withOneNumber(branch, statement, locale)),
  )
  return findSimilarPassages(statements, { threshold: 0.8, fewestTokens: 3, matters: differ }).map(
    ({ one, other }) => ({
      branches: [one.branch, other.branch],
      texts: [one.whole, other.whole],
      values: [one.number.value, other.number.value],
      unit: one.number.unit,
    }),
  )
}

function differ(one: Statement, other: Statement): boolean {
  const sameUnit = one.number.unit === other.number.unit
  return one.branch !== other.branch && sameUnit && one.number.value !== other.number.value
}

function withOneNumber(branch: number, statement: string, locale: NumberLocale): Statement[] {
  const [number, another] = findNumbers(statement, locale)
  if (number === undefined || another !== undefined) return []
  return [{ branch, text: statement.slice(0, number.start) + statement.slice(number.end), number, whole: statement }]
}
