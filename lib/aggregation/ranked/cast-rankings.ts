import { statedConfidence } from '../ballots/cast-ballots'
import { excludedFor, inDeclaredOrder, nameOf, partBranches, type Named } from '../branches'
import type { AggregationInput, Excluded, Note } from '../contract'
import { rankingExtractor, type Ranking } from '../extraction/extract-ranking'
import { normaliseCategory } from '../extraction/normalise-category'
import { noteRemarks, type Remarked } from '../extraction/note-remarks'

/** One branch's ranking as places by option: 0 for its best level; options that it does not name share the place behind all others. */
export type RankedBallot = Named & { confidence: number | null; places: readonly number[]; named: readonly boolean[] }

export type Rankings = {
  /** What is ranked: the declared choices in their order, or whatever the branches name, by their text. */
  options: string[]
  ballots: RankedBallot[]
  excluded: Excluded[]
  notes: Note[]
}

/** Reads a ranking out of every branch, in declared order. */
export function castRankings(
  input: AggregationInput,
  reading: { abstain: readonly string[]; fuzzy: boolean },
): Rankings {
  const { spoken, excluded } = partBranches(input.branches)
  const choices = declaredChoices(input)
  const extract = rankingExtractor({ ...reading, choices })
  const read: (Named & { confidence: number | null; ranking: Ranking })[] = []
  const remarked: Remarked[] = []
  for (const branch of spoken) {
    const ranking = extract(branch.output)
    if (!ranking.ok) {
      excluded.push(excludedFor(branch, ranking.reason, ranking.detail))
      continue
    }
    read.push({ ...nameOf(branch), confidence: statedConfidence(branch), ranking: ranking.value })
    remarked.push({ label: branch.label, remarks: ranking.remarks })
  }
  const options = optionsOf(
    read.map(({ ranking }) => ranking),
    choices,
  )
  const keys = [...options.keys()]
  return {
    options: [...options.values()],
    ballots: read.map(({ ranking, ...voter }) => ({ ...voter, ...placesOf(ranking, keys) })),
    excluded: inDeclaredOrder(excluded, input),
    notes: noteRemarks(remarked),
  }
}

function declaredChoices({ answer }: AggregationInput): readonly string[] {
  if (answer.type !== 'ranking') return []
  return answer.choices.filter((choice) => normaliseCategory(choice) !== '')
}

/** Label by key. Of several spellings the first by text is shown, so that no order of arrival shows. */
function optionsOf(rankings: readonly Ranking[], choices: readonly string[]): ReadonlyMap<string, string> {
  const declared = choices.map((choice) => ({ key: normaliseCategory(choice), label: choice }))
  const named = rankings
    .flat(2)
    .toSorted((one, other) => compare(one.key, other.key) || compare(one.label, other.label))
  const options = new Map<string, string>()
  for (const { key, label } of choices.length > 0 ? declared : named) if (!options.has(key)) options.set(key, label)
  return options
}

function placesOf(ranking: Ranking, keys: readonly string[]): Pick<RankedBallot, 'places' | 'named'> {
  const placeByKey = new Map(ranking.flatMap((level, place) => level.map(({ key }) => [key, place] as const)))
  return {
    places: keys.map((key) => placeByKey.get(key) ?? ranking.length),
    named: keys.map((key) => placeByKey.has(key)),
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
