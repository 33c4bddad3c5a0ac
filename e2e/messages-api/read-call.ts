import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import type { CallLine } from './call-log'
import type { IncomingCall } from './script'

const text = z.object({ text: z.string().optional() })
const block = text.extend({
  /** A result of a tool holds blocks of its own. */
  content: z.union([z.string(), z.array(text)]).optional(),
  cache_control: z.object({ type: z.literal('ephemeral') }).optional(),
})
const content = z.union([z.string(), z.array(block)])
const bodySchema = z.object({
  model: z.string(),
  system: content.optional(),
  messages: z.array(z.object({ content })),
  output_config: z.object({ effort: z.string().optional() }).optional(),
})
type Body = z.infer<typeof bodySchema>

export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString())
}

/** Who is calling, and with what: the part of a request that scripts are chosen by, and how it proved itself. */
export async function readCall(
  request: IncomingMessage,
): Promise<{ call: IncomingCall; auth: CallLine['auth']; key: string | null; version: string | null }> {
  const sent = await readJson(request)
  const body = bodySchema.parse(sent)
  const bearer = header(request, 'authorization')?.replace(/^Bearer /, '') ?? null
  const apiKey = header(request, 'x-api-key')
  return {
    call: {
      model: body.model,
      run: header(request, 'x-parallax-run'),
      node: header(request, 'x-parallax-node'),
      branch: number(header(request, 'x-parallax-branch')),
      attempt: number(header(request, 'x-parallax-attempt')),
      marked: markedIn(body),
      text: [textOf(body.system ?? ''), ...body.messages.map((message) => textOf(message.content))].join('\n'),
      // An object, or it would not have fitted.
      body: sent as IncomingCall['body'],
    },
    auth: apiKey !== null ? 'x-api-key' : bearer !== null ? 'bearer' : 'none',
    key: apiKey ?? bearer,
    version: header(request, 'anthropic-version'),
  }
}

/** The order in which a prompt is read: the system prompt, then the messages. */
function markedIn({ model, system = '', messages, output_config }: Body): string[] {
  const blocks = [system, ...messages.map((message) => message.content)].flatMap((part) =>
    typeof part === 'string' ? [{ text: part, cache_control: undefined }] : part,
  )
  const before = `${model} ${output_config?.effort ?? ''}`
  return blocks.flatMap(({ cache_control: mark }, at) =>
    mark === undefined ? [] : [[before, ...blocks.slice(0, at + 1).map(({ text }) => text ?? '')].join('\n')],
  )
}

function textOf(value: z.infer<typeof content>): string {
  if (typeof value === 'string') return value
  return value.map(({ text, content }) => [text ?? '', textOf(content ?? [])].join('')).join('\n')
}

function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name]
  return typeof value === 'string' ? value : null
}

function number(value: string | null): number | null {
  return value === null ? null : Number(value)
}
