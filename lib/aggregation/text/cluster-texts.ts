/**
 * Complete-link clusters: the two clusters whose least similar members are the most similar are merged, as long as these are at
 * least as similar as the threshold. So every two members of a cluster are. Of equally similar pairs the earlier ones go first.
 *
 * @param similarity symmetric; below 0 for two that must not be merged.
 * @returns clusters of indexes, ascending, in the order of their first member.
 */
export function clusterTexts(similarity: readonly (readonly number[])[], threshold: number): number[][] {
  const links = similarity.map((row) => [...row])
  const clusters: (number[] | null)[] = links.map((_, at) => [at])
  for (;;) {
    const pair = closestPair(links, clusters, threshold)
    if (pair === null) break
    const [into, from] = pair
    clusters[into] = [...(clusters[into] ?? []), ...(clusters[from] ?? [])].toSorted((one, other) => one - other)
    clusters[from] = null
    for (const [at, row] of links.entries()) {
      const link = Math.min(links[into]?.[at] ?? -1, links[from]?.[at] ?? -1)
      row[into] = link
      const target = links[into]
      if (target !== undefined) target[at] = link
    }
  }
  return clusters.filter((cluster) => cluster !== null)
}

function closestPair(
  links: readonly (readonly number[])[],
  clusters: readonly (number[] | null)[],
  threshold: number,
): [number, number] | null {
  let best: [number, number] | null = null
  let closest = -Infinity
  for (const [one, row] of links.entries()) {
    if (clusters[one] === null) continue
    for (let other = one + 1; other < row.length; other += 1) {
      const link = row[other] ?? -1
      if (clusters[other] === null || link < threshold || link <= closest) continue
      closest = link
      best = [one, other]
    }
  }
  return best
}
