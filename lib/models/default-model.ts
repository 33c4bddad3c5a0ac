import type { AnswerType } from '../aggregation/answer'
import type { ModelReference } from '../nodes/call-options'
import { claudeModels } from './claude-models'
import { isUsable, type Connection } from './connection'

/** The offline model that can give each kind of answer. Only a language model can follow a JSON schema; it gets what there is. */
const offlineModelFor: Readonly<Record<AnswerType, ModelReference>> = {
  text: 'offline/extract',
  json: 'offline/extract',
  number: 'offline/linear',
  choice: 'offline/lexicon',
  ranking: 'offline/lexicon',
  probability: 'offline/lexicon',
}

/** The model of a node that names none: of the first connection that can be called, else the offline model for that kind of answer. */
export function defaultModel(connections: readonly Connection[], answer: AnswerType): ModelReference {
  for (const connection of connections) {
    const [id] = isUsable(connection) ? modelIdsOf(connection) : []
    if (id !== undefined) return `${connection.name}/${id}`
  }
  return offlineModelFor[answer]
}

/** The models that a connection offers, the one to begin with first. */
export function modelIdsOf(connection: Connection): readonly string[] {
  if (connection.models.length > 0 || connection.name !== 'anthropic') return connection.models
  return claudeModels.map((model) => model.id)
}
