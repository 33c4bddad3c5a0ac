/** One figure: what is published, what Parallax computes, and how far they may differ. */
export type Figure = { name: string; published: number; computed: number; tolerance: number }

export type Table = { title: string; figures: Figure[] }

export function isMissed({ published, computed, tolerance }: Figure): boolean {
  return !(Math.abs(computed - published) <= tolerance)
}

/** A table as text: every figure with its difference, those out of bounds marked. */
export function writeTable({ title, figures }: Table): string {
  const lines = figures.map((figure) => {
    const { name, published, computed, tolerance } = figure
    const difference = `${computed >= published ? '+' : '−'}${Math.abs(computed - published).toFixed(5)}`
    const verdict = isMissed(figure) ? `  MISSED (±${tolerance})` : ''
    return `  ${name.padEnd(44)} ${published.toFixed(4).padStart(9)} ${computed.toFixed(4).padStart(9)}  ${difference}${verdict}`
  })
  const head = `  ${''.padEnd(44)} ${'published'.padStart(9)} ${'computed'.padStart(9)}  difference`
  return [title, head, ...lines].join('\n')
}
