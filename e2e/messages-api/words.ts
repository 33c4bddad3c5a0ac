const vocabulary = (
  'market price growth region customer share demand supply margin season trend brand product report figure value ' +
  'north south east west quarter year strong weak steady early late high low open'
).split(' ')

/** The same words for the same seed: a failing test can be run again as it was. */
export function seededWords(seed: number, count: number): string[] {
  let state = seed >>> 0
  return Array.from({ length: count }, (_, at) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const word = vocabulary[Math.floor((state / 2 ** 32) * vocabulary.length)] ?? 'market'
    return at === 0 ? word : ` ${word}`
  })
}
