import type { GraphIndex } from './graph-index'

/**
 * Tells whether an edge path leads from one of the given nodes to any other. One row of bits per node, the union of its predecessors'
 * rows: a graph of ten thousand nodes takes milliseconds, where a search per question would take minutes.
 */
export function reachability(index: GraphIndex, from: readonly string[]): (source: string, target: string) => boolean {
  const bitOf = new Map(from.map((id, bit) => [id, bit]))
  const rowOf = new Map(index.order.map((id, row) => [id, row]))
  const width = Math.ceil(bitOf.size / 32)
  const bits = new Uint32Array(rowOf.size * width)

  const addPredecessors = (): boolean => {
    let changed = false
    for (const [target, row] of rowOf) {
      for (const { id } of index.incoming(target)) {
        const bit = bitOf.get(id)
        if (bit !== undefined) changed = addWord(bits, row * width + (bit >>> 5), 1 << (bit & 31)) || changed
        const start = (rowOf.get(id) ?? row) * width
        for (let word = 0; word < width; word += 1) {
          changed = addWord(bits, row * width + word, bits[start + word] ?? 0) || changed
        }
      }
    }
    return changed
  }
  // Once is enough in topological order; a graph with cycles goes round until nothing is added.
  while (addPredecessors() && index.cycles.length > 0);

  return (source, target) => {
    const bit = bitOf.get(source)
    const row = rowOf.get(target)
    if (bit === undefined || row === undefined) return false
    return ((bits[row * width + (bit >>> 5)] ?? 0) & (1 << (bit & 31))) !== 0
  }
}

function addWord(bits: Uint32Array, at: number, word: number): boolean {
  const before = bits[at] ?? 0
  const after = (before | word) >>> 0
  bits[at] = after
  return after !== before
}
