import type { Note } from '../contract'

/** Every two of them are compared: their number squared is what it costs. */
const mostTexts = 300

/** Why so many different texts are not compared; null when they can be. */
export function tooManyTexts(different: number): Note | null {
  if (different <= mostTexts) return null
  const message = `The branches give ${different} different texts; at most ${mostTexts} can be compared with each other.`
  return { code: 'too_many_texts', message }
}
