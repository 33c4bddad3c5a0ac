/** Adds the small ones first: the same sum in whatever order they come. */
export function sumSorted(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other).reduce((sum, value) => sum + value, 0)
}
