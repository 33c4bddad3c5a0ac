/** The limit of a run as it was typed, in dollars; null: none. NaN for what is no amount. */
export function parseLimit(typed: string): number | null {
  const text = typed.trim().replace(/^\$\s*/, '')
  if (text === '') return null
  const amount = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN
  return amount > 0 ? amount : Number.NaN
}

export function limitProblem(typed: string): string | null {
  return Number.isNaN(parseLimit(typed)) ? 'Write an amount in dollars, such as 0.50, or leave it empty.' : null
}
