import { mapTextLines } from './markdown-lines'

const heading = /^(\s{0,3})(#{1,6})(?=\s|$)/

/** The level of the shallowest heading, 1 to 6; null without headings. */
export function topHeadingLevel(text: string): number | null {
  const levels: number[] = []
  mapTextLines(text, (line) => {
    const level = line.match(heading)?.[2]?.length
    if (level !== undefined) levels.push(level)
    return line
  })
  return levels.length === 0 ? null : Math.min(...levels)
}

/** Moves headings `by` levels down, up when negative. Markdown has six levels: what would pass an end stays there. */
export function shiftHeadings(text: string, by: number): string {
  if (by === 0) return text
  return mapTextLines(text, (line) =>
    line.replace(heading, (_, indent: string, signs: string) => indent + '#'.repeat(clampLevel(signs.length + by))),
  )
}

function clampLevel(level: number): number {
  return Math.min(6, Math.max(1, level))
}
