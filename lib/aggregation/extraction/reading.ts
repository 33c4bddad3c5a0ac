/**
 * What was read out of a branch: a value with remarks on how, or the reason why nothing was.
 * `reason` is a stable word in snake_case, `detail` a sentence for a person. Remarks are words such as `ambiguous_separator`.
 */
export type Reading<Value> =
  { ok: true; value: Value; remarks: readonly string[] } | { ok: false; reason: string; detail: string }

export function read<Value>(value: Value, remarks: readonly string[] = []): Reading<Value> {
  return { ok: true, value, remarks }
}

export function refuse(reason: string, detail: string): { ok: false; reason: string; detail: string } {
  return { ok: false, reason, detail }
}
