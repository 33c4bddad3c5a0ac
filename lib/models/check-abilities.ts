import type { Issue } from '../errors/app-error'
import type { FlowNode, Graph } from '../graph/document'
import { webSearchOf, type ModelReference } from '../nodes/call-options'
import type { Connection } from './connection'
import { featureOf, type Known } from './features'

/** What a node may ask of the server of its model. */
export type Ability = {
  /** What people call the server. */
  label: string
  isOffline: boolean
  jsonSchema: Known
  effort: Known
  webSearch: Known
}

/** Of the model that is named, or of the one that stands in where none is. null: nothing can be said. */
export type FindAbility = (model: ModelReference | undefined) => Ability | null

export const offlineAbility: Ability = {
  label: 'Offline models',
  isOffline: true,
  jsonSchema: 'no',
  effort: 'no',
  webSearch: 'no',
}

export function abilityOf(connection: Connection): Ability {
  return {
    label: connection.label,
    isOffline: false,
    jsonSchema: featureOf(connection, 'jsonSchema'),
    effort: featureOf(connection, 'effort'),
    webSearch: featureOf(connection, 'webSearch'),
  }
}

/** Where a search of the web is asked for that cannot be had: one problem for each node, at its field. */
export function checkWebSearches(graph: Graph, find: FindAbility): Issue[] {
  return graph.nodes.flatMap((node): Issue[] => {
    const call = callOf(node)
    if (call === null || webSearchOf(call) === null) return []
    const vain = abilitiesOf(node, find).filter(({ webSearch }) => webSearch !== 'yes')
    if (vain.length === 0) return []
    const message = vain.map(whyNoSearch).join(' ')
    return [{ nodeId: node.id, path: 'webSearch', code: 'no_web_search', message }]
  })
}

/** What a node asks for and will not have as it stands, as sentences. None of it keeps a run from starting. */
export function noticesOn(node: FlowNode, find: FindAbility): string[] {
  const call = callOf(node)
  if (call === null) return []
  const searches = webSearchOf(call) !== null
  return abilitiesOf(node, find)
    .filter(({ isOffline }) => !isOffline)
    .flatMap((ability) => [
      ...(call.answer?.type === 'json' ? noticeOnSchema(ability, searches) : []),
      ...(call.effort === undefined ? [] : noticeOnEffort(ability)),
    ])
}

function whyNoSearch({ label, webSearch }: Ability): string {
  return webSearch === 'no'
    ? `${label} cannot search the web. Switch it off or choose another model.`
    : `It is not known whether ${label} can search the web. Test the connection in Settings, or switch it off.`
}

function noticeOnSchema({ label, jsonSchema, webSearch }: Ability, searches: boolean): string[] {
  const inWords = 'the format is asked for in words, and checked only where the answer is read'
  if (jsonSchema === 'no') return [`${label} does not take a JSON schema: ${inWords}.`]
  if (jsonSchema === 'unknown') {
    return [`It is not known whether ${label} takes a JSON schema: until a test in Settings has shown it, ${inWords}.`]
  }
  return searches && webSearch === 'yes' ? [`With web search ${label} takes no JSON schema: ${inWords}.`] : []
}

function noticeOnEffort({ label, effort }: Ability): string[] {
  if (effort === 'yes') return []
  return effort === 'no'
    ? [`${label} does not take an effort: it is left out.`]
    : [`It is not known whether ${label} takes an effort: until a test in Settings has shown it, it is left out.`]
}

function callOf(node: FlowNode): FlowNode<'prompt' | 'section' | 'vote'>['data'] | null {
  return node.type === 'prompt' || node.type === 'section' || node.type === 'vote' ? node.data : null
}

/** Of every server that the node may call, each once. */
function abilitiesOf(node: FlowNode, find: FindAbility): Ability[] {
  const models = [...modelsOf(node), ...(callOf(node)?.fallbackModels ?? [])]
  const found = models.flatMap((model) => find(model) ?? [])
  return [...new Map(found.map((ability) => [ability.label, ability])).values()]
}

function modelsOf(node: FlowNode): (ModelReference | undefined)[] {
  if (node.type === 'prompt') return [node.data.model]
  if (node.type === 'vote') return node.data.voters.map(({ model }) => model)
  return node.type === 'section' ? node.data.sections.map(({ model }) => model ?? node.data.model) : []
}
