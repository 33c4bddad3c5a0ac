import { distance } from 'fastest-levenshtein'

/** The known name that was probably meant: at most a third of the letters, rounded up, differ. Of equals the first; null when none is near. */
export function nearestName(wrong: string, known: readonly string[]): string | null {
  const limit = Math.ceil(wrong.length / 3)
  let best: { name: string; edits: number } | null = null
  for (const name of known) {
    if (Math.abs(name.length - wrong.length) > limit) continue
    const edits = distance(wrong.toLowerCase(), name.toLowerCase())
    if (edits <= limit && edits < (best?.edits ?? Infinity)) best = { name, edits }
  }
  return best?.name ?? null
}
