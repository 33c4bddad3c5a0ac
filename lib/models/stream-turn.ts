import type { ContentBlockParam, MessageCreateParamsStreaming } from '@anthropic-ai/sdk/resources/messages'
import { createStreamAccumulator, type StreamAccumulator, type StreamedAnswer } from './accumulate-stream'
import { joinAnswers } from './join-answers'
import { createContentKeeper, type ContentKeeper } from './keep-content'

/** A server pauses a turn that searches for long; this often it is asked to go on. */
const mostContinuations = 5

type Send = (body: MessageCreateParamsStreaming, accumulator: StreamAccumulator) => Promise<StreamedAnswer>

/**
 * One turn of a model, over as many requests as its server makes of it: a paused turn is sent back unchanged, and goes on.
 *
 * @param mayPause a tool of the server's own is offered; only then is the content kept that a pause asks for.
 */
export function createTurn(mayPause: boolean) {
  let before: StreamedAnswer | null = null
  let keeper: ContentKeeper | undefined
  let accumulator = open()

  function open(): StreamAccumulator {
    keeper = mayPause ? createContentKeeper() : undefined
    return createStreamAccumulator({ keeper, hasTextBefore: before !== null && before.text !== '' })
  }

  async function stream(body: MessageCreateParamsStreaming, send: Send): Promise<StreamedAnswer> {
    const content: ContentBlockParam[] = []
    let sent = body
    for (let continuations = 0; ; continuations += 1) {
      const part = await send(sent, accumulator)
      const kept = part.stopReason === 'pause_turn' && continuations < mostContinuations ? keeper?.content() : undefined
      if (kept === undefined || kept.length === 0) return joinAnswers(before, part)
      before = joinAnswers(before, part)
      content.push(...kept)
      sent = { ...body, messages: [...body.messages, { role: 'assistant', content: [...content] }] }
      accumulator = open()
    }
  }

  return { stream, soFar: () => joinAnswers(before, accumulator.answer()) }
}
