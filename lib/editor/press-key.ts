import { nanoid } from 'nanoid'

/** The longest that desktops take two clicks for a double one. */
const doubleClickMs = 500

/**
 * Names what a press asks for, so that a double click asks for one thing twice: presses that follow one another so closely share a key.
 *
 * @param now milliseconds since 1970.
 */
export function createPressKey(now: () => number, newKey: () => string = nanoid): () => string {
  let last: { key: string; at: number } | null = null
  return () => {
    const at = now()
    const key = last !== null && at - last.at <= doubleClickMs ? last.key : newKey()
    last = { key, at }
    return key
  }
}
