import { withoutEndMarks } from './end-marks'

const pairs: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['„', '“'],
  ['‘', '’'],
  ['«', '»'],
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]

/**
 * The form in which two ways to write an answer are the same: NFKC, one space between words, lower case, without surrounding
 * quotes or brackets and without `. ! ; ,` at the end. Inner punctuation stays: C, C++ and C# are three answers.
 */
export function normaliseCategory(text: string): string {
  let form = text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase()
  for (;;) {
    const next = unpair(withoutEndMarks(form).trim()).trim()
    if (next === form) return form
    form = next
  }
}

function unpair(text: string): string {
  const pair = pairs.find(([open, close]) => text.length > 1 && text.startsWith(open) && text.endsWith(close))
  if (pair === undefined) return text
  const inner = text.slice(1, -1)
  // "(a) or (b)" begins and ends with brackets that do not belong together.
  return inner.includes(pair[0]) || inner.includes(pair[1]) ? text : inner
}

const aliases = new Map([
  ['y', 'yes'],
  ['true', 'yes'],
  ['n', 'no'],
  ['false', 'no'],
])

/** Folds y and true into yes, n and false into no. Takes and gives a normalised form. */
export function foldAlias(form: string): string {
  return aliases.get(form) ?? form
}
