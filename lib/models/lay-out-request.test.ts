import { describe, expect, it } from 'vitest'
import type { ModelRequest } from '../engine/model-call'
import { shareSegments } from '../engine/shared-prompt'
import type { PromptSegment } from '../graph/prompt-segment'
import { buildRequest } from './build-request'
import { anthropicConnection } from './connection'
import { promptCacheKeys } from './prompt-cache-keys'
import { testConnectionTo } from './test-call'

const anthropic = anthropicConnection({})
const says = (text: string, source: string | null = null): PromptSegment => ({ kind: 'instruction', source, text })
const brief: PromptSegment = { kind: 'material', source: 'brief.notes', text: 'Prices rise in Oslo. '.repeat(1000) }
const mark = { cache_control: { type: 'ephemeral' } }

function siblings(
  prompts: readonly (readonly PromptSegment[])[],
  more: (at: number) => Partial<ModelRequest> = () => ({}),
): ModelRequest[] {
  const branches = prompts.map((segments, at) => {
    const manner = { model: 'anthropic/claude-sonnet-5', system: 'Be brief.', answer: { type: 'text' as const } }
    return { label: `${at}`, request: { ...manner, options: {}, segments, purpose: 'branch' as const, ...more(at) } }
  })
  return shareSegments(branches).map(({ request }) => request)
}
const sections = (notes = brief) =>
  siblings(['Price', 'Place'].map((label) => [says('Write about '), says(label, 'section.label'), says('.'), notes]))

const bodies = (requests: readonly ModelRequest[], connection = anthropic) =>
  requests.map((request) => buildRequest(request, connection))
const contents = (requests: readonly ModelRequest[], connection = anthropic) =>
  bodies(requests, connection).map(({ messages }) => messages[0]?.content)

describe('a request of a branch that has siblings', () => {
  it('begins with what all have, the same to the byte and marked for the cache, and ends with its own', () => {
    const [one, other] = bodies(sections())
    expect(one?.system).toBe(other?.system)
    const [first, second] = [one?.messages[0]?.content, other?.messages[0]?.content]
    expect(first).toEqual([
      expect.objectContaining({ type: 'text', ...mark }),
      expect.objectContaining({ type: 'text' }),
    ])
    expect(first?.[0]).toEqual(second?.[0])
    expect(JSON.stringify(first?.[0])).toContain('Prices rise')
    expect(JSON.stringify(first?.[1])).toContain('Write about Price.[material 1]')
    expect(JSON.stringify(second?.[1])).toContain('Write about Place.[material 1]')
  })

  it('says what it would say without a cache, word for word', () => {
    const [cached] = contents(sections())
    const [plain] = contents(sections(), testConnectionTo('http://localhost:11434'))
    expect(Array.isArray(cached) && cached.map((block) => ('text' in block ? block.text : '')).join('')).toBe(plain)
  })

  it('puts what all have before what a branch alone was given, however they stood in the prompt', () => {
    const rows = ['Row one. ', 'Row two. '].map((text) => ({ ...brief, source: 'item', text: text.repeat(20) }))
    const [one, other] = contents(siblings(rows.map((row) => [row, says('Compare with:'), brief])))
    expect(one?.[0]).toEqual(other?.[0])
    expect(JSON.stringify(one?.[0])).not.toContain('Row one')
    expect(JSON.stringify(one?.[1])).toContain('[material 2]Compare with:[material 1]')
  })

  it('takes as much of the prompt into the shared part as whole lines allow', () => {
    const prompt = [brief, says('Read all of it.\n\nThen write about '), says('Price', 'section.label')]
    const [one] = contents(siblings([prompt, [...prompt.slice(0, 2), says('Place', 'section.label')]]))
    expect(JSON.stringify(one?.[0])).toContain('Read all of it.')
    expect(JSON.stringify(one?.[1])).toContain('Then write about Price')
  })

  it('is one marked block where voters are asked the very same', () => {
    const prompt = [says('Will it grow?'), brief]
    const [one, other] = contents(siblings([prompt, prompt]))
    expect(one).toEqual([expect.objectContaining(mark)])
    expect(one).toEqual(other)
  })

  it('marks the system prompt where nothing else is shared and it is long enough', () => {
    const system = 'Follow the house style. '.repeat(300)
    const [body] = bodies(siblings([[says('One.')], [says('Two.')]], () => ({ system })))
    expect(body?.system).toEqual([{ type: 'text', text: system.trim(), ...mark }])
    expect(body?.messages[0]?.content).toBe('One.')
  })

  it('lets voters with different personas share what they read: the persona goes behind it', () => {
    const prompt = [says('Will it grow?'), brief]
    const personas = ['You doubt everything.', 'You are an optimist.']
    const [one, other] = bodies(siblings([prompt, prompt], (at) => ({ persona: personas[at] })))
    expect(one?.system).toBe(other?.system)
    expect(one?.system).not.toContain('doubt')
    expect(one?.messages[0]?.content[0]).toEqual(other?.messages[0]?.content[0])
    expect(JSON.stringify(one?.messages[0]?.content[1])).toContain('Answer in this role:\\nYou doubt everything.')
  })
})

describe('a request stays plain text', () => {
  it('below the minimum of its model', () => {
    const short = { ...brief, text: brief.text.slice(0, 15_000) }
    const asked = (model: string) =>
      contents(
        siblings(
          [
            [short, says('A')],
            [short, says('B')],
          ],
          () => ({ model }),
        ),
      )
    expect(asked('anthropic/claude-opus-4-7').map((content) => typeof content)).toEqual(['object', 'object'])
    expect(asked('anthropic/claude-haiku-4-5').map((content) => typeof content)).toEqual(['string', 'string'])
  })

  it('without siblings', () => {
    expect(typeof contents(siblings([[brief, says('A')]]))[0]).toBe('string')
  })

  it('for servers that may not know the mark; a persona then stands in the system prompt', () => {
    const other = testConnectionTo('http://localhost:11434')
    const [body] = bodies(
      siblings([[brief], [brief]], () => ({ persona: 'You doubt everything.' })),
      other,
    )
    expect(typeof body?.messages[0]?.content).toBe('string')
    expect(body?.system).toContain('Be brief.\n\nYou doubt everything.')
  })
})

describe('[E54] the key of a cached beginning', () => {
  const keyOf = promptCacheKeys([anthropic])

  it('is the same for siblings and for another node that begins the same way', () => {
    const keys = [...sections(), ...sections()].map(keyOf)
    expect(new Set(keys).size).toBe(1)
    expect(keys[0]).not.toBeNull()
  })

  it('differs by model, and there is none where nothing is kept', () => {
    const [one] = sections()
    const [short] = sections({ ...brief, text: 'Short.' })
    if (one === undefined || short === undefined) throw new Error('There are two sections.')
    expect(keyOf({ ...one, model: 'anthropic/claude-opus-5' })).not.toBe(keyOf(one))
    expect(keyOf(short)).toBeNull()
    expect(keyOf({ ...one, shared: undefined })).toBeNull()
    expect(keyOf({ ...one, model: 'offline/extract' })).toBeNull()
  })
})
