import type {
  MessageCreateParamsStreaming,
  OutputConfig,
  TextBlockParam,
  WebSearchTool20260318,
} from '@anthropic-ai/sdk/resources/messages'
import type { ModelRequest } from '../engine/model-call'
import { askForAnswer } from './ask-for-answer'
import { isolatesOutputs, layOutOutputs } from './branch-outputs'
import type { Connection } from './connection'
import { takes } from './features'
import { layOutRequest, type RequestLayout } from './lay-out-request'
import { modelIdOf } from './model-id'
import { webSearchToolOf } from './web-search-tool'

/** Newer models think inside of this limit, so a small one cuts answers off before they begin. */
const defaultMaxTokens = 16_000

/**
 * The body of one call: the system prompt, and one user message with the author's words and the materials. The same request always
 * gives the same bytes, without dates or ids, so that a cache of prompts can do its work; what siblings share and the server can
 * keep stands first and is marked. What a server is not known to understand is not sent.
 */
export function buildRequest(request: ModelRequest, connection: Connection): MessageCreateParamsStreaming {
  const { answer, options } = request
  const search = webSearchToolOf(request, connection)
  // What is searched is cited, and citations go with no schema.
  const takesSchema = takes(connection, 'jsonSchema') && search === null
  const wanted = askForAnswer(answer, takesSchema, request.statesConfidence)
  const output: OutputConfig = {
    ...(options.effort !== undefined && takes(connection, 'effort') ? { effort: options.effort } : {}),
    ...(answer.type === 'json' && takesSchema ? { format: { type: 'json_schema', schema: answer.schema } } : {}),
  }
  return {
    model: modelIdOf(request.model),
    max_tokens: options.maxTokens ?? defaultMaxTokens,
    ...(isolatesOutputs(request)
      ? layOutOutputs(request, wanted, takes(connection, 'toolResults'))
      : promptOf(layOutRequest(request, connection), wanted, search)),
    ...(Object.keys(output).length === 0 ? {} : { output_config: output }),
    stream: true,
  }
}

type Prompt = Pick<MessageCreateParamsStreaming, 'system' | 'messages' | 'tools'>

function promptOf(layout: RequestLayout, wanted: string | null, search: WebSearchTool20260318 | null): Prompt {
  return {
    ...(layout.system === '' ? {} : { system: systemOf(layout) }),
    messages: [{ role: 'user', content: contentOf(layout, wanted) }],
    ...(search === null ? {} : { tools: [search] }),
  }
}

function systemOf({ system, shared, isCached }: RequestLayout): string | TextBlockParam[] {
  return isCached && shared === '' ? [kept(system)] : system
}

/** Plain text where nothing is to be kept: every server takes that. */
function contentOf({ shared, own, isCached }: RequestLayout, wanted: string | null): string | TextBlockParam[] {
  const rest = [own, wanted ?? ''].filter((part) => part !== '').join('\n\n')
  if (!isCached || shared === '') return rest
  return [kept(shared), ...(rest === '' ? [] : [{ type: 'text' as const, text: rest }])]
}

/** Kept for five minutes after its last use, together with all that stands before it. */
function kept(text: string): TextBlockParam {
  return { type: 'text', text, cache_control: { type: 'ephemeral' } }
}
