import type { ContentBlockParam } from '@anthropic-ai/sdk/resources/messages'

type Block = Record<string, unknown>
type Entry = { block: Block; input: string | null }

/**
 * Keeps the blocks of an answer as they came, so that a paused turn can be sent back unchanged. Results of searches and signatures
 * are opaque: whatever is not known is kept as it is.
 */
export function createContentKeeper() {
  const entries = new Map<number, Entry>()

  function begin(index: number, block: unknown): void {
    if (typeof block === 'object' && block !== null) entries.set(index, { block: { ...block }, input: null })
  }

  function add(index: number, delta: unknown): void {
    const entry = entries.get(index)
    if (entry === undefined || typeof delta !== 'object' || delta === null) return
    const { type, text, thinking, signature, partial_json, citation } = delta as Block
    const { block } = entry
    if (type === 'text_delta') block['text'] = joined(block['text'], text)
    if (type === 'thinking_delta') block['thinking'] = joined(block['thinking'], thinking)
    if (type === 'signature_delta') block['signature'] = joined(block['signature'], signature)
    if (type === 'input_json_delta') entry.input = joined(entry.input, partial_json)
    if (type === 'citations_delta') block['citations'] = [...list(block['citations']), citation]
  }

  /** In the order of the indexes. Empty text, which may not be sent, is left out. @throws SyntaxError for an input that is no JSON. */
  function content(): ContentBlockParam[] {
    const kept = Array.from(entries)
      .toSorted(([one], [other]) => one - other)
      .map(([, { block, input }]): Block =>
        input === null || input === '' ? block : { ...block, input: JSON.parse(input) },
      )
      .filter(({ type, text }) => type !== 'text' || text !== '')
    // What the server has sent is what it takes back; nothing here reads it.
    return kept as unknown as ContentBlockParam[]
  }

  return { begin, add, content }
}

export type ContentKeeper = ReturnType<typeof createContentKeeper>

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const joined = (known: unknown, more: unknown): string => `${textOf(known)}${textOf(more)}`
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
