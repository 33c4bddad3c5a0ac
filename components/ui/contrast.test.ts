import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8')

/** The tokens of a block of globals.css: `:root {` or `.dark {`. */
function tokensOf(opening: string): Map<string, string> {
  const start = css.indexOf(opening)
  const block = css.slice(start, css.indexOf('}', start))
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? '']))
}

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
  const [red = 0, green = 0, blue = 0] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

const grounds = ['canvas', 'surface', 'raised', 'sunken', 'hover']
const statuses = ['queued', 'running', 'succeeded', 'failed', 'skipped', 'cancelled']
const types = ['input', 'prompt', 'section', 'vote', 'aggregate', 'output', 'note'].map((type) => `type-${type}`)
const texts = ['ink', 'muted', 'faint', 'accent-ink', 'warning', 'danger', ...statuses, ...types]
const onTheirTint = ['warning', 'danger', ...statuses]

describe.each([
  ['light', tokensOf(':root {')],
  ['dark', tokensOf('.dark {')],
])('the %s theme', (_, tokens) => {
  const ratio = (one: string, other: string) => contrast(tokens.get(one) ?? '#000000', tokens.get(other) ?? '#000000')

  it('writes text at 4.5:1 on every ground', () => {
    const weak = texts.flatMap((text) =>
      grounds.filter((ground) => ratio(text, ground) < 4.5).map((ground) => `${text} on ${ground}`),
    )
    expect(weak).toEqual([])
  })

  it('writes a status on its own tint at 4.5:1', () => {
    expect(onTheirTint.filter((name) => ratio(name, `${name}-soft`) < 4.5)).toEqual([])
    expect(ratio('accent-ink', 'accent-soft')).toBeGreaterThanOrEqual(4.5)
    expect(ratio('on-accent', 'accent')).toBeGreaterThanOrEqual(4.5)
    expect(ratio('on-accent', 'accent-hover')).toBeGreaterThanOrEqual(4.5)
    expect(contrast('#ffffff', tokens.get('danger-solid') ?? '#ffffff')).toBeGreaterThanOrEqual(4.5)
  })

  it('draws the borders of controls at 3:1 on every ground', () => {
    expect(['canvas', 'surface', 'raised', 'sunken'].filter((ground) => ratio('edge', ground) < 3)).toEqual([])
    expect(grounds.filter((ground) => ratio('accent', ground) < 3)).toEqual([])
  })
})
