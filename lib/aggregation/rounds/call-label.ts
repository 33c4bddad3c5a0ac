import { inlineText } from '../markdown/table'

const longest = 40

/** "Judge 1 · A against B": what a person reads of a call. Long names of branches are cut. */
export function callLabel(...parts: readonly string[]): string {
  return parts.map(shorten).join(' · ')
}

export function shorten(text: string): string {
  const flat = inlineText(text)
  return flat.length <= longest ? flat : `${flat.slice(0, longest - 1)}…`
}
