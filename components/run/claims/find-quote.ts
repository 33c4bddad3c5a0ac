/** White space, and the marks of Markdown that are no longer there once it is rendered. */
const passedOver = /[\s*_`~#>|\\-]/

/**
 * Where a quote stands in a text, whatever the two have of white space and Markdown marks; null where it does not.
 *
 * @returns UTF-16 offsets of its first character and behind its last.
 */
export function findQuote(text: string, quote: string): { start: number; end: number } | null {
  const wanted = keep(quote).letters
  if (wanted === '') return null
  const { letters, places } = keep(text)
  const at = letters.indexOf(wanted)
  if (at === -1) return null
  const [start, last] = [places[at], places[at + wanted.length - 1]]
  return start === undefined || last === undefined ? null : { start, end: last + 1 }
}

function keep(text: string): { letters: string; places: number[] } {
  let letters = ''
  const places: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at)
    if (passedOver.test(letter)) continue
    letters += letter
    places.push(at)
  }
  return { letters, places }
}
