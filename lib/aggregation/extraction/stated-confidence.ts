import { findStructuredAnswer, fraction } from './structured-answer'

// "Confidence: 0.8", "**Confidence:** 80 %", "- Confidence: .75."
const line = /^[ \t>*_-]*confidence[ \t*_]*[::][ \t*_]*(\d{1,3}(?:\.\d+)?|\.\d+)[ \t]*(%?)[ \t*_.]*$/i

/**
 * How sure a branch says it is, 0 to 1: the `confidence` field of a JSON reply, else the last line `Confidence: …`. A number above 1,
 * or one with a percent sign, is read as percent; null when it says nothing or something else.
 */
export function findStatedConfidence(output: string): number | null {
  const structured = findStructuredAnswer(output)
  if (structured !== null) return structured.confidence
  const [, digits = '', percent = ''] =
    linesOf(output)
      .findLast((text) => line.test(text))
      ?.match(line) ?? []
  if (digits === '') return null
  const said = Number(digits)
  if (percent === '') return fraction(said)
  return said <= 100 ? said / 100 : null
}

/** The output without such lines: how sure a branch is, is no part of what it answers. */
export function withoutConfidence(output: string): string {
  const lines = linesOf(output)
  return lines.some((text) => line.test(text)) ? lines.filter((text) => !line.test(text)).join('\n') : output
}

const linesOf = (output: string) => output.split(/\r?\n/)
