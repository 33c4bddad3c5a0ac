import { findFinalAnswers } from './final-answer'
import { findList } from './find-list'
import { matchOption } from './match-option'
import { normaliseCategory } from './normalise-category'
import { oneAnswer } from './one-answer'
import { read, refuse, type Reading } from './reading'

/** What a ballot ranks. `key` tells options apart, `label` is how one is shown. */
export type Ranked = { key: string; label: string }
/** Levels from best to worst; the options of one level are equal. Options that are not named have no level. */
export type Ranking = readonly (readonly Ranked[])[]

type RankingOptions = { choices: readonly string[]; abstain: readonly string[]; fuzzy: boolean }
type Extraction = RankingOptions & { nameOption: (text: string) => Reading<Ranked> }

/** As many as a question may declare, and as many again that are none of them. */
const mostEntries = 400

/**
 * Makes the function that reads one ranking out of a branch's output: `A > B = C`, a numbered list or a JSON array, best first.
 * Where choices are declared a line with `,` or `;` will do as well. What is none of the choices is left out with the remark
 * `unknown_left_out`.
 *
 * Refused with `duplicate_option` when one option is named twice, `no_ranking` when nothing is ranked, `abstained`,
 * `unknown_option`, `too_many_options`, or `multiple_answers` when the branch ends with two different rankings.
 */
export function rankingExtractor(options: RankingOptions): (output: string) => Reading<Ranking> {
  const extraction = { ...options, nameOption: remember((text) => nameOption(text, options)) }
  return (output) => {
    const list = findList(output)
    if (list !== null) return readLevels(list, extraction)
    const readings = findFinalAnswers(output).map((line) => readLine(line, extraction))
    return oneAnswer(readings, (ranking) => JSON.stringify(ranking.map((level) => level.map(({ key }) => key))))
  }
}

function readLine(line: string, extraction: Extraction): Reading<Ranking> {
  const { choices, abstain } = extraction
  const isMarked = /[>＞≻→]/.test(line)
  const isListed = choices.length > 0 && !isMarked
  if (isListed && matchOption(line, choices, false).ok) return readLevels([[line]], extraction)
  if (!isMarked) {
    const form = normaliseCategory(line)
    if (form === '') return refuse('empty', 'The branch said nothing that can be counted.')
    if (abstain.some((token) => normaliseCategory(token) === form)) return refuse('abstained', 'The branch abstains.')
    if (!isListed) return refuse('no_ranking', 'The branch puts nothing into an order.')
  }
  const levels = line.split(isMarked ? /[>＞≻→]/ : /[;,\n]/)
  return readLevels(
    levels.map((level) => level.split(/[=~]/)),
    extraction,
  )
}

function readLevels(levels: readonly (readonly string[])[], { nameOption }: Extraction): Reading<Ranking> {
  if (levels.flat().length > mostEntries) {
    return refuse('too_many_options', `The branch names more than ${mostEntries} options.`)
  }
  const readings = levels.map((level) => level.filter((text) => /[^\s"'*_`.]/.test(text)).map(nameOption))
  const ranking = readings
    .map((level) => level.flatMap((reading) => (reading.ok ? [reading.value] : [])))
    .filter((level) => level.length > 0)
  const seen = new Set<string>()
  const twice = ranking.flat().find(({ key }) => seen.size === seen.add(key).size)
  if (twice !== undefined) return refuse('duplicate_option', `The branch ranks “${twice.label}” twice.`)
  const unknown = readings.flat().find((reading) => !reading.ok)
  if (ranking.length === 0) return unknown ?? refuse('no_ranking', 'The branch puts nothing into an order.')
  const remarks = readings.flat().flatMap((reading) => (reading.ok ? reading.remarks : ['unknown_left_out']))
  return read(ranking, [...new Set(remarks)])
}

function nameOption(text: string, { choices, fuzzy }: RankingOptions): Reading<Ranked> {
  if (choices.length === 0) return read({ key: normaliseCategory(text), label: text.replace(/\s+/g, ' ').trim() })
  const match = matchOption(text, choices, fuzzy)
  return match.ok ? read({ key: normaliseCategory(match.value), label: match.value }, match.remarks) : match
}

/** A thousand branches write the same few names. */
function remember<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const key = text.trim()
    const before = known.get(key)
    if (before !== undefined) return before
    const value = read(key)
    known.set(key, value)
    return value
  }
}
