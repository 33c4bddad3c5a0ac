import { z } from 'zod'
import type { Answer } from '../aggregation/answer'
import type { NodeOutput } from './run-event'

/**
 * What a branch hands on: its text as the model wrote it, and for a JSON answer also the value. Other answers are read by the
 * rule that counts them, which knows how (lib/aggregation).
 */
export function branchOutput(text: string, answer: Answer): NodeOutput {
  const value = answer.type === 'json' ? parseJson(text) : undefined
  return value === undefined ? { text } : { text, value }
}

/** The JSON value of a text, also in a code fence; undefined where it is none. */
export function parseJson(text: string): NodeOutput['value'] {
  const bare = /^\s*```(?:json)?\s*\n([\s\S]*?)\n\s*```\s*$/.exec(text)?.[1] ?? text
  try {
    return z.json().parse(JSON.parse(bare))
  } catch {
    return undefined
  }
}
