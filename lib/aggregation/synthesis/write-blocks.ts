import { partBranches } from '../branches'
import type { AggregationBranch } from '../contract'
import type { RuleCall } from '../define-rule'
import { unusedTag } from '../rounds/data-blocks'
import { shuffle } from '../shuffle'
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
  const tag = unusedTag(
    'branch',
    branches.map(({ label, output }) => `${label} ${output ?? ''}`),
  )
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
