import { describe, expect, it } from 'vitest'
import { workflowDocumentSchema, type FlowNode } from '../graph/document'
import { abilityOf, checkWebSearches, noticesOn, offlineAbility, type FindAbility } from './check-abilities'
import { anthropicConnection } from './connection'
import { testConnectionTo, testFeatures } from './test-call'

const local = testConnectionTo('http://localhost:1', { label: 'Local llama' })
const limited = { ...local, features: testFeatures({ jsonSchema: 'no', effort: 'no', webSearch: 'no' }) }

const find =
  (scripted = local): FindAbility =>
  (model = 'offline/extract') => {
    if (model.startsWith('offline/')) return offlineAbility
    if (model.startsWith('anthropic/')) return abilityOf(anthropicConnection({}))
    return model.startsWith('scripted/') ? abilityOf(scripted) : null
  }

function nodeOf(data: object): FlowNode {
  const node = { id: 'ask', type: 'prompt', position: { x: 0, y: 0 }, data: { label: '', prompt: 'Hi', ...data } }
  const document = { format: 'parallax.workflow/1', name: 'One', nodes: [node], edges: [] }
  const [parsed] = workflowDocumentSchema.parse(document).nodes
  if (parsed === undefined) throw new Error('There is one node.')
  return parsed
}

const json = { answer: { type: 'json', schema: { type: 'object' } } }

describe('what a node will not have', () => {
  it.each([
    ['nothing with a model of Anthropic', { model: 'anthropic/claude-sonnet-5-5', effort: 'low', ...json }, []],
    ['nothing where nothing is asked for', { model: 'scripted/one' }, []],
    ['nothing of a model that nobody knows', { model: 'gone/one', effort: 'low', ...json }, []],
    [
      'a schema and an effort with a server that takes neither',
      { model: 'scripted/one', effort: 'low', ...json },
      [
        'Local llama does not take a JSON schema: the format is asked for in words, and checked only where the answer is read.',
        'Local llama does not take an effort: it is left out.',
      ],
    ],
    [
      'a schema where the web is searched',
      { model: 'anthropic/claude-sonnet-5-5', webSearch: true, ...json },
      [
        'With web search Anthropic takes no JSON schema: the format is asked for in words, and checked only where the answer is read.',
      ],
    ],
  ])('is %s', (_, data, expected) => {
    expect(noticesOn(nodeOf(data), find(limited))).toEqual(expected)
  })

  it('is said once of each server, fallbacks included, and as unknown before a test', () => {
    const node = nodeOf({
      model: 'anthropic/claude-sonnet-5-5',
      effort: 'low',
      fallbackModels: ['scripted/a', 'scripted/b'],
    })
    expect(noticesOn(node, find())).toEqual([
      'It is not known whether Local llama takes an effort: until a test in Settings has shown it, it is left out.',
    ])
  })
})

describe('a search of the web that cannot be had', () => {
  const messagesOf = (data: object, scripted = local) =>
    checkWebSearches({ nodes: [nodeOf({ webSearch: true, ...data })], edges: [] }, find(scripted))

  it('is a problem at its field', () => {
    expect(messagesOf({ model: 'scripted/one' }, limited)).toEqual([
      {
        nodeId: 'ask',
        path: 'webSearch',
        code: 'no_web_search',
        message: 'Local llama cannot search the web. Switch it off or choose another model.',
      },
    ])
    expect(messagesOf({})[0]?.message).toContain('Offline models cannot search the web.')
    expect(messagesOf({ model: 'scripted/one' })[0]?.message).toContain('Test the connection in Settings')
  })

  it('is none where the server is known to search, or nothing is asked for', () => {
    expect(messagesOf({ model: 'anthropic/claude-sonnet-5-5' })).toEqual([])
    expect(messagesOf({ model: 'scripted/one', webSearch: false })).toEqual([])
    const learned = { ...local, features: testFeatures({ webSearch: 'yes' }) }
    expect(messagesOf({ model: 'scripted/one' }, learned)).toEqual([])
  })
})
