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
}

/** What people call a model; a reference that is not offered any more keeps its own words. */
export function nameModel(models: readonly ModelChoice[], reference: string): string {
  return models.find((model) => model.reference === reference)?.label ?? reference
}
