/** Whether two values are the same JSON. Keys may come in another order: a database need not keep it. */
export function isSameJson(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const keys = Object.keys(one)
  if (keys.length !== Object.keys(other).length) return false
  return keys.every((key) => {
    // The casts: both are objects, and `key` is an own key of the first.
    const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>]
    return Object.hasOwn(right, key) && isSameJson(left[key], right[key])
  })
}
