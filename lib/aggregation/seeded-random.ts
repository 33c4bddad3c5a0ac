/**
 * Numbers in [0, 1) that the same seed always gives in the same order: Mulberry32 (Tommy Ettinger, public domain).
 * Period 2^32; good enough to draw lots and to resample, not for secrets.
 *
 * @param seed any integer; its lowest 32 bits count.
 */
export function seededRandom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
