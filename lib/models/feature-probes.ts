import type { MessageCreateParamsStreaming } from '@anthropic-ai/sdk/resources/messages'
import type { StreamedAnswer } from './accumulate-stream'
import { asToolResult, noTools } from './branch-outputs'
import type { FeatureName } from './features'

type Body = Omit<MessageCreateParamsStreaming, 'model' | 'stream'>

/** One tiny call that shows whether a server understands a field. */
export type FeatureProbe = {
  feature: FeatureName
  body: Body
  /** Whether the answer shows it. Many servers take a field and ignore it in silence. */
  shows: (answer: StreamedAnswer) => boolean
}

/** Enough for models that think before they answer; what is not used is not billed. */
const max_tokens = 1024
const user = (content: string) => [{ role: 'user' as const, content }]

/** Nobody says these by chance. */
const password = 'quartz-marigold'
const colour = 'periwinkle-seven'

const schema = {
  type: 'object',
  properties: { colour: { type: 'string', enum: [colour] } },
  required: ['colour'],
  additionalProperties: false,
}

export const featureProbes: readonly FeatureProbe[] = [
  {
    feature: 'jsonSchema',
    body: {
      max_tokens,
      messages: user('Name a colour.'),
      output_config: { format: { type: 'json_schema', schema } },
    },
    shows: ({ text }) => followsSchema(text),
  },
  {
    feature: 'effort',
    body: { max_tokens, messages: user('Answer with the one word: effort'), output_config: { effort: 'low' } },
    shows: ({ text }) => text.trim() !== '',
  },
  {
    feature: 'promptCache',
    body: {
      max_tokens,
      system: [{ type: 'text', text: 'You answer with one word.', cache_control: { type: 'ephemeral' } }],
      messages: user('Answer with the one word: cache'),
    },
    shows: ({ usage }) => usage.cacheReadTokens !== null || usage.cacheWriteTokens !== null,
  },
  {
    feature: 'citations',
    body: {
      max_tokens,
      messages: [
        {
          role: 'user',
          content: [
            {
              type: 'document',
              source: { type: 'text', media_type: 'text/plain', data: 'The stone of this house is basalt.' },
              citations: { enabled: true },
            },
            { type: 'text', text: 'Of which stone is the house? Answer in one sentence from the document.' },
          ],
        },
      ],
    },
    shows: ({ isCited }) => isCited,
  },
  {
    feature: 'webSearch',
    body: {
      max_tokens,
      messages: user('Search the web once for “example domain” and answer with the title of the first page.'),
      tools: [{ type: 'web_search_20260318', name: 'web_search', max_uses: 1, allowed_callers: ['direct'] }],
    },
    shows: ({ otherBlocks }) => otherBlocks.includes('web_search_tool_result'),
  },
  {
    feature: 'toolResults',
    body: {
      max_tokens,
      messages: asToolResult([
        { kind: 'material', source: 'B1', text: password },
        { kind: 'instruction', source: null, text: 'Answer with the output of B1, word for word.' },
      ]),
      ...noTools,
    },
    shows: ({ text }) => text.toLowerCase().includes(password),
  },
]

function followsSchema(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && 'colour' in value && value.colour === colour
  } catch {
    return false
  }
}
