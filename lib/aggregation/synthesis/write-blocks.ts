import { partBranches } from '../branches'
import type { AggregationBranch } from '../contract'
import type { RuleCall } from '../define-rule'
import { seededRandom } from '../seeded-random'
import { blockId } from './block-ids'

/**
 * The branch outputs as data blocks that no output can close: the name of the tag is one that occurs in none of them. The texts
 * stay as the branches wrote them, or quotes could not be checked.
 *
 * @param order `shuffled` takes the advantage of standing first from the first branch; ids stay as declared.
 */
export function writeBlocks(
  branches: readonly AggregationBranch[],
  { order, seed, showLabels }: { order: 'declared' | 'shuffled'; seed: number; showLabels: boolean },
): RuleCall['materials'] {
  const said = new Set(partBranches(branches).spoken.map(({ index }) => index))
  const tag = unusedTag(branches)
  const blocks = branches.flatMap(({ index, label, output }, place) => {
    if (!said.has(index) || output === null) return []
    const id = blockId(place)
    // As JSON a label can hold no quote and no line of its own.
    const topic = showLabels ? ` topic=${JSON.stringify(label.replace(/[<>]/g, ' '))}` : ''
    const block = { label: id, open: `<${tag} id="${id}"${topic}>`, text: output, close: `</${tag}>` }
    return [showLabels ? { ...block, topic: label } : block]
  })
  return order === 'shuffled' ? shuffle(blocks, seed) : blocks
}

function unusedTag(branches: readonly AggregationBranch[]): string {
  const said = branches.map(({ label, output }) => `${label} ${output ?? ''}`.toLowerCase()).join('\n')
  let tag = 'branch'
  for (let n = 2; said.includes(`<${tag}`) || said.includes(`</${tag}`); n += 1) tag = `branch-${n}`
  return tag
}

/** Fisher and Yates. */
function shuffle<Item>(items: readonly Item[], seed: number): Item[] {
  const random = seededRandom(seed)
  const left = [...items]
  const shuffled: Item[] = []
  while (left.length > 0) shuffled.push(...left.splice(Math.floor(random() * left.length), 1))
  return shuffled
}
