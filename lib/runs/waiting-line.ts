/**
 * Who waits for a place, in turns: each run gets one place before any gets its second, and within a run the longest waiting goes
 * first. A run of thousands of branches so holds up nobody who comes after it.
 */
export function createWaitingLine<Item>() {
  /** In the order in which it is their turn. */
  const runs = new Map<string, Set<Item>>()
  let size = 0

  return {
    size: () => size,
    add(run: string, item: Item): void {
      const own = runs.get(run) ?? new Set<Item>()
      runs.set(run, own.add(item))
      size += 1
    },
    /** False: it does not wait here. */
    delete(run: string, item: Item): boolean {
      const own = runs.get(run)
      if (own === undefined || !own.delete(item)) return false
      if (own.size === 0) runs.delete(run)
      size -= 1
      return true
    },
    /** Whose turn it is. */
    peek(): Item | undefined {
      const [own] = runs.values()
      return own === undefined ? undefined : own.values().next().value
    },
    /** Takes out whose turn it is. */
    next(): Item | undefined {
      const [first] = runs
      if (first === undefined) return undefined
      const [run, own] = first
      const [item] = own
      if (item === undefined) return undefined
      own.delete(item)
      runs.delete(run)
      if (own.size > 0) runs.set(run, own)
      size -= 1
      return item
    },
    all: (): Item[] => [...runs.values()].flatMap((own) => [...own]),
  }
}
