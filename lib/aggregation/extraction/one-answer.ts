import { refuse, type Reading } from './reading'

/**
 * Makes one reading of all places where a branch gives its answer. Places that cannot be read do not count while another can;
 * two that say different things are refused, because nobody knows which one was meant.
 *
 * @param readings in the order of the text.
 * @param keyOf the same for two values that say the same.
 */
export function oneAnswer<Value>(readings: readonly Reading<Value>[], keyOf: (value: Value) => string): Reading<Value> {
  const read = readings.filter((reading) => reading.ok)
  if (new Set(read.map(({ value }) => keyOf(value))).size > 1) {
    return refuse('multiple_answers', 'The branch gives different final answers.')
  }
  return read.at(-1) ?? readings.at(-1) ?? refuse('empty', 'The branch said nothing.')
}
