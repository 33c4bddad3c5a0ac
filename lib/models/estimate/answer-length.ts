import type { AnswerType } from '../../aggregation/answer'
import type { ModelRequest } from '../../engine/model-call'
import type { RunState } from '../../engine/run-state'
import type { Range } from './run-estimate'

/** How long answers are, in tokens: all that is billed, and the words alone, which later prompts contain. */
export type AnswerLength = { billed: Range; words: Range }

/** By node: how long its answers were in a run. */
export type SeenLengths = ReadonlyMap<string, AnswerLength>

/** Plausible lengths of answers in words, by what is asked for; reasons come before a choice or a figure. */
const usual: Readonly<Record<AnswerType, Range>> = {
  text: { low: 200, high: 1500 },
  json: { low: 100, high: 800 },
  choice: { low: 30, high: 400 },
  number: { low: 30, high: 400 },
  probability: { low: 30, high: 400 },
  ranking: { low: 30, high: 500 },
}
/** A report with the list of its claims. */
const merged: Range = { low: 600, high: 3000 }

/** How many tokens are thought for each that is said, at most plausibly. Thinking is billed like words. */
const thought = { low: 0.5, medium: 1, high: 2, xhigh: 4, max: 8 } as const

/** How far the next run may differ from the last. */
const spread = { low: 0.8, high: 1.25 }

/** @param thinks the model thinks before it answers, unseen. */
export function usualLength(
  { answer, options, purpose }: ModelRequest,
  thinks: boolean,
  maxTokens: number,
): AnswerLength {
  const words = purpose === 'branch' ? usual[answer.type] : merged
  const factor = thinks ? 1 + thought[options.effort ?? 'high'] : 1
  const most = (tokens: number) => Math.min(tokens, maxTokens)
  return {
    words: { low: most(words.low), high: most(words.high) },
    billed: { low: most(words.low), high: most(words.high * factor) },
  }
}

/** How long the answers of a run were. `tokensOf` counts the words of a text, roughly. */
export function seenLengths({ nodes }: RunState, tokensOf: (characters: number, model: string) => number): SeenLengths {
  const seen = new Map<string, AnswerLength>()
  for (const { nodeId, branches } of nodes) {
    const answered = branches.flatMap(({ output, usage, model, attempts }) => {
      const billed = attempts.length === 1 ? (usage?.outputTokens ?? null) : null
      return output === null || billed === null ? [] : [{ billed, words: tokensOf(output.text.length, model ?? '') }]
    })
    if (answered.length === 0) continue
    seen.set(nodeId, {
      billed: rangeOf(answered.map(({ billed }) => billed)),
      words: rangeOf(answered.map(({ words }) => words)),
    })
  }
  return seen
}

function rangeOf(lengths: readonly number[]): Range {
  return { low: Math.min(...lengths) * spread.low, high: Math.max(...lengths) * spread.high }
}
