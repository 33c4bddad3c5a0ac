import type { MessageCountTokensParams, MessageCreateParamsStreaming } from '@anthropic-ai/sdk/resources/messages'
import { z } from 'zod'
import type { Connection } from './connection'
import { clientOf } from './messages-client'
import { bodyOf } from './stream-fetch'

const answerSchema = z.object({ input_tokens: z.int().nonnegative() })
/** An answer is a few dozen bytes; whatever sends more is no such server. */
const longestAnswer = 64 * 1024

/** What of a request is counted: all that the model reads, in the order in which it reads it. */
export function countedPart(body: MessageCreateParamsStreaming): MessageCountTokensParams {
  const { model, messages, system, tools, tool_choice, output_config, thinking } = body
  return { model, tools, system, messages, tool_choice, output_config, thinking }
}

/**
 * How many tokens the server says that a prompt has. It makes no answer and bills nothing. Not every server counts.
 *
 * @throws whatever the SDK and the socket throw; ZodError for an answer without a count.
 */
export async function countTokens(
  connection: Connection,
  key: string | null,
  params: MessageCountTokensParams,
  signal: AbortSignal,
): Promise<number> {
  const response = await clientOf(connection, key).messages.countTokens(params, { signal }).asResponse()
  let text = ''
  for await (const chunk of bodyOf(response)) {
    text += String(chunk)
    if (text.length > longestAnswer) break
  }
  return answerSchema.parse(JSON.parse(text)).input_tokens
}
