import 'server-only'

/**
 * One value for the whole process. Next gives instrumentation, routes and actions each their own copy of a module, so whatever
 * must be one hangs on `globalThis`.
 */
export function processWide<Value>(name: string, create: () => Value): Value {
  const key = Symbol.for(`parallax.${name}`)
  const holder = globalThis as unknown as Record<symbol, Value | undefined>
  return (holder[key] ??= create())
}
