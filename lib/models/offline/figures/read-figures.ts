/** A figure as a sentence states it. */
export type StatedFigure = {
  /** As written, with its magnitude word or percent sign: “1.2 million”, “14 %”. */
  text: string
  value: number
  /** The number without its magnitude word: “trillion” may belong to the unit, as in trillion Btu. */
  bare: number
  isPercent: boolean
  /** Half a unit of the last digit shown, of the bare number: what rounding may have taken away. */
  tolerance: number
}

const magnitudes: Record<string, number> = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 }
const figure =
  /(?<![\p{L}\d.,-])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:\s?(thousand|million|billion|trillion)\b)?(\s?(?:%|percent\b|per cent\b))?/giu

/** The figures of a sentence. Bare years and numbers of one digit are left out: they count things, or date them. */
export function readFigures(sentence: string): StatedFigure[] {
  return [...sentence.matchAll(figure)].flatMap((match) => {
    const [text, whole = '', decimals = '', magnitude, percent] = match
    const scale = magnitude === undefined ? 1 : (magnitudes[magnitude.toLowerCase()] ?? 1)
    const bare = Number(whole.replaceAll(',', '') + decimals)
    const isBare = magnitude === undefined && percent === undefined && decimals === ''
    if (isBare && (isYear(whole) || whole.length === 1)) return []
    const digits = Math.max(0, decimals.length - 1)
    const tolerance = 10 ** -digits / 2 + 1e-9
    return [{ text: text.trim(), value: bare * scale, bare, isPercent: percent !== undefined, tolerance }]
  })
}

export function readYears(sentence: string): string[] {
  return [...new Set(sentence.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? [])]
}

function isYear(digits: string): boolean {
  return /^(?:19|20)\d\d$/.test(digits)
}
