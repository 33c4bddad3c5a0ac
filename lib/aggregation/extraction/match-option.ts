import { distance } from 'fastest-levenshtein'
import { foldAlias, normaliseCategory } from './normalise-category'
import { read, refuse, type Reading } from './reading'

/** Longer answers are no misspelt options, and comparing them would be slow. */
const longestComparable = 200
const closeEnough = 0.85

/**
 * Finds the declared option that an answer names: by its text, by another word for yes or no, or by its letter (`B`, `(b)`,
 * `B. Growth`). An answer that names none is refused with the nearest option shown and never used, unless `fuzzy` is set and
 * exactly one option is at least 85 % similar by Levenshtein distance.
 *
 * @param answer as the branch wrote it.
 * @param options as declared; the text of the option found is the value.
 */
export function matchOption(answer: string, options: readonly string[], fuzzy: boolean): Reading<string> {
  const form = normaliseCategory(answer)
  const exact = optionOf(form, options) ?? optionByLetter(form, options)
  if (exact !== undefined) return read(exact)
  const nearest = nearestOptions(form, options)
  const best = nearest[0]
  if (best === undefined) return refuse('unknown_option', `“${shorten(answer)}” is none of the choices.`)
  if (fuzzy && best.similarity >= closeEnough && (nearest[1]?.similarity ?? 0) < closeEnough) {
    return read(best.option, ['fuzzy_match'])
  }
  return refuse('unknown_option', `“${shorten(answer)}” is none of the choices; the nearest is “${best.option}”.`)
}

function optionOf(form: string, options: readonly string[]): string | undefined {
  const same = options.find((option) => normaliseCategory(option) === form)
  if (same !== undefined) return same
  const alike = options.filter((option) => foldAlias(normaliseCategory(option)) === foldAlias(form))
  return alike.length === 1 ? alike[0] : undefined
}

/** Letters count only where no option is itself a single letter: among C, C++ and C# the answer B names nothing. */
function optionByLetter(form: string, options: readonly string[]): string | undefined {
  if (options.some((option) => /^[a-z]$/.test(normaliseCategory(option)))) return undefined
  const [, letter, rest = ''] = form.match(/^\(?([a-z])(?:$|[).:]\s*(.*)$)/) ?? []
  const option = letter === undefined ? undefined : options[letter.charCodeAt(0) - 97]
  if (option === undefined) return undefined
  return rest === '' || optionOf(normaliseCategory(rest), options) === option ? option : undefined
}

function nearestOptions(form: string, options: readonly string[]): { option: string; similarity: number }[] {
  if (form.length > longestComparable) return []
  return options
    .map((option) => ({ option, similarity: similarity(form, normaliseCategory(option)) }))
    .toSorted((one, other) => other.similarity - one.similarity)
}

/** 1 − Levenshtein distance / longer length; 1 for two empty texts. */
function similarity(one: string, other: string): number {
  const longer = Math.max(one.length, other.length)
  return longer === 0 ? 1 : 1 - distance(one, other) / longer
}

function shorten(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  return flat.length <= 80 ? flat : `${flat.slice(0, 80)}…`
}
