import { offlineAbility, type Ability, type FindAbility } from '@/lib/models/check-abilities'

/** A model that a person can choose. */
export type ModelChoice = {
  /** `connection/model` */
  reference: string
  label: string
  /** The connection's label: choices are shown under it. */
  group: string
  /** Price and limits, or what an offline model does. */
  note: string
  isOffline: boolean
  /** Which answers it can give; null: any. */
  answers: readonly string[] | null
  /** Can be called now: a key is there, or none is needed. */
  isUsable: boolean
  ability: Ability
}

/** What people call a model; a reference that is not offered any more keeps its own words. */
export function nameModel(models: readonly ModelChoice[], reference: string): string {
  return models.find((model) => model.reference === reference)?.label ?? reference
}

/** What the server of a model can do, for any model of a known connection; without a name, of the model that a run would take. */
export function findAbilityAmong(models: readonly ModelChoice[]): FindAbility {
  const byConnection = new Map(models.map(({ reference, ability }) => [connectionOf(reference), ability]))
  const standIn = models.find(({ isUsable, isOffline }) => isUsable && !isOffline)?.ability ?? offlineAbility
  return (model) => (model === undefined ? standIn : (byConnection.get(connectionOf(model)) ?? null))
}

const connectionOf = (reference: string) => reference.split('/', 1)[0] ?? ''
