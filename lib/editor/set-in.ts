/** A copy of a value with the one at a dotted path exchanged: `setIn(data, 'sections.1.label', 'Prices')`. Paths into nothing change nothing. */
export function setIn(value: unknown, path: string, leaf: unknown): unknown {
  const [key, ...rest] = path.split('.')
  if (key === undefined || value === null || typeof value !== 'object') return value
  const next = rest.length === 0 ? leaf : setIn(getOwn(value, key), rest.join('.'), leaf)
  if (Array.isArray(value)) return value.map((item, at) => (String(at) === key ? next : item))
  return { ...value, [key]: next }
}

function getOwn(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
}
