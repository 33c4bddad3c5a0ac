/** How one trial went. */
export type Outcome = {
  /** In a few words: what was done and what came of it. */
  note: string
  /** What the promise puts a limit to, in the unit of its part; null where nothing was to be measured. */
  figure: number | null
  violations: readonly string[]
  /** Trials in this one; 1 unless told. */
  trials?: number
  /** Why this machine cannot do it. */
  skipped?: string
}

/** Collects what does not hold, each in a sentence. */
export function createViolations() {
  const violations: string[] = []
  const expect = (holds: boolean, sentence: string) => void (holds || violations.push(sentence))
  return { violations, expect }
}
