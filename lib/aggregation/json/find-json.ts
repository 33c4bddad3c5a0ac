import { z } from 'zod'
import { stripMarkup } from '../extraction/strip-markup'
import { read, refuse, type Reading } from '../extraction/reading'

export type Json = z.infer<ReturnType<typeof z.json>>

/** Each place costs one pass over the text. */
const mostPlaces = 20
/** Whoever walks a value goes as deep. */
const deepest = 64
const fence = /^(?:`{3}|~{3})(?:json)?[ \t]*$/im
const unsafeKeys = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * The first balanced JSON object or array of a text, alone, in a fence or between words. Keys that would reach into the machinery
 * of objects are left out. Refused with `no_json`, or `too_deep` for more than 64 levels.
 */
export function findJson(output: string): Reading<Json> {
  const text = stripMarkup(output)
  // In an answer with words around it a fence says where the JSON is; "[1]" before it is a reference.
  let start = text.search(fence)
  for (let place = 0; place < mostPlaces; place += 1) {
    start = nextOpening(text, start + 1)
    if (start === -1) break
    const end = balancedEnd(text, start)
    if (end === 'too deep') return refuse('too_deep', `The JSON of the branch has more than ${deepest} levels.`)
    const json = end === null ? undefined : parse(text.slice(start, end))
    if (json !== undefined) return read(json)
  }
  return refuse('no_json', 'The branch gives no JSON object or list.')
}

function nextOpening(text: string, from: number): number {
  const at = text.slice(from).search(/[{[]/)
  return at === -1 ? -1 : from + at
}

/** The place behind the bracket that closes the one at `start`; null where it is never closed. */
function balancedEnd(text: string, start: number): number | 'too deep' | null {
  let depth = 0
  let quoted = false
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at]
    if (quoted && sign === '\\') at += 1
    else if (sign === '"') quoted = !quoted
    else if (!quoted && (sign === '{' || sign === '[')) depth += 1
    else if (!quoted && (sign === '}' || sign === ']')) depth -= 1
    if (depth > deepest) return 'too deep'
    if (depth === 0) return at + 1
  }
  return null
}

function parse(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text, (key, inner: unknown) => (unsafeKeys.has(key) ? undefined : inner))
    const json = z.json().safeParse(value)
    return json.success ? json.data : undefined
  } catch {
    return undefined
  }
}

/** The same text for the same value, whatever the order of its keys. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`
}
