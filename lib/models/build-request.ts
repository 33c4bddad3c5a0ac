import type { MessageCreateParamsStreaming, OutputConfig } from '@anthropic-ai/sdk/resources/messages'
import type { ModelRequest } from '../engine/model-call'
import type { PromptSegment } from '../graph/prompt-segment'
import { askForAnswer } from './ask-for-answer'
import { isAnthropic } from './base-url'
import type { Connection } from './connection'
import { layOutPrompt } from './lay-out-prompt'
import { modelIdOf } from './model-id'

/** Newer models think inside of this limit, so a small one cuts answers off before they begin. */
const defaultMaxTokens = 16_000

/**
 * The body of one call: the system prompt, and one user message with the author's words and the materials. The same request always
 * gives the same bytes, without dates or ids, so that a cache of prompts can do its work.
 */
export function buildRequest(request: ModelRequest, connection: Connection): MessageCreateParamsStreaming {
  const { system, segments, answer, options } = request
  const { text, rule } = request.purpose === 'synthesis' ? asWritten(segments) : layOutPrompt(segments)
  // Other servers ignore a schema in silence or refuse it; they are asked in words.
  const takesSchema = isAnthropic(connection.baseUrl)
  const wanted = askForAnswer(answer, takesSchema, request.statesConfidence)
  const policy = [system?.trim() ?? '', rule ?? ''].filter((part) => part !== '').join('\n\n')
  const output: OutputConfig = {
    ...(options.effort === undefined ? {} : { effort: options.effort }),
    ...(answer.type === 'json' && takesSchema ? { format: { type: 'json_schema', schema: answer.schema } } : {}),
  }
  return {
    model: modelIdOf(request.model),
    max_tokens: options.maxTokens ?? defaultMaxTokens,
    ...(policy === '' ? {} : { system: policy }),
    messages: [{ role: 'user', content: wanted === null ? text : `${text}\n\n${wanted}` }],
    ...(Object.keys(output).length === 0 ? {} : { output_config: output }),
    stream: true,
  }
}

/** The rule that asks for a synthesis has put its materials into blocks itself, and says how they are to be taken. */
function asWritten(segments: readonly PromptSegment[]): { text: string; rule: null } {
  return { text: segments.map((segment) => segment.text).join(''), rule: null }
}
