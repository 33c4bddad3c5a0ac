import type { RuleCall } from '../define-rule'

/** What a judge of these tests goes by: the number in an answer, `quality 7`. */
function qualityOf(text: string): number {
  return Number(text.match(/quality (-?[\d.]+)/)?.[1] ?? 0)
}

const say = (verdict: object) => JSON.stringify({ reason: 'As it looks to me.', ...verdict })

/**
 * A judge that always finds the better answer: chooses by `quality`, scores by it, puts together what begins with the same word. It
 * reads nothing but the materials, as a model would.
 */
export function fairJudge({ materials, instruction, label = '' }: RuleCall): string {
  const read = materials.filter((material) => material.label !== 'reply')
  const [a, b] = read.map(({ text }) => qualityOf(text))
  if (instruction.includes('"better"')) return say({ better: a === b ? 'tie' : (a ?? 0) > (b ?? 0) ? 'A' : 'B' })
  if (instruction.includes('"scores"')) {
    const names = Array.from(instruction.matchAll(/^- ([^:\n]+)/gm), ([, name = '']) => name)
    return say({ scores: names.map((criterion) => ({ criterion, score: a })), abstain: false })
  }
  if (instruction.includes('"groups"')) {
    const words = [...new Set(read.map(({ text }) => text.split(' ')[0]))]
    const groups = words.map((word) =>
      read.filter(({ text }) => text.split(' ')[0] === word).map((material) => material.label),
    )
    return say({ groups })
  }
  if (instruction.includes('"choice"')) {
    const best = read.toSorted((one, other) => qualityOf(other.text) - qualityOf(one.text))[0]
    return say({ choice: best?.label ?? 'none' })
  }
  throw new Error(`No judge was asked: ${label}`)
}

/** A judge that always prefers what it reads first. */
export function firstSlotJudge(): string {
  return say({ better: 'A' })
}
