import { excludedFor, inDeclaredOrder, nameOf, partBranches, type Named } from '../branches'
import type { AggregationInput, Excluded } from '../contract'
import { groupBy } from '../group-by'
import { findJson, type Json } from '../json/find-json'
import { schemaCheck } from '../json/schema-check'

export type Vector = Named & { coordinates: number[] }

/**
 * Reads the numbers out of every branch's JSON: a list of numbers, or an object whose values are numbers, in the order of its keys.
 * All must name the same fields: a branch with others than most branches have is excluded as `other_fields`, never filled up.
 *
 * @returns `fields` are the keys, or the places from 1; `isList` says which.
 */
export function readVectors(input: AggregationInput): {
  vectors: Vector[]
  fields: string[]
  isList: boolean
  excluded: Excluded[]
} {
  const { spoken, excluded } = partBranches(input.branches)
  const { problemOf } = schemaCheck(input.answer)
  const given: (Vector & { shape: string; fields: string[]; isList: boolean })[] = []
  for (const branch of spoken) {
    const json = findJson(branch.output)
    const problem = json.ok ? problemOf(json.value) : null
    const vector = json.ok ? numbersOf(json.value) : null
    if (!json.ok) excluded.push(excludedFor(branch, json.reason, json.detail))
    else if (problem !== null) excluded.push(excludedFor(branch, 'wrong_schema', problem))
    else if (vector === null)
      excluded.push(excludedFor(branch, 'no_numbers', 'The JSON is no list or object of numbers.'))
    else given.push({ ...nameOf(branch), ...vector, shape: JSON.stringify([vector.isList, vector.fields]) })
  }
  const shapes = [...groupBy(given, ({ shape }) => shape)].toSorted(
    ([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1),
  )
  const [first] = shapes[0]?.[1] ?? []
  for (const other of given.filter(({ shape }) => shape !== first?.shape)) {
    excluded.push(excludedFor(other, 'other_fields', 'It names other fields than most branches.'))
  }
  return {
    vectors: given.filter(({ shape }) => shape === first?.shape),
    fields: first?.fields ?? [],
    isList: first?.isList ?? false,
    excluded: inDeclaredOrder(excluded, input),
  }
}

function numbersOf(value: Json): { coordinates: number[]; fields: string[]; isList: boolean } | null {
  if (typeof value !== 'object' || value === null) return null
  const isList = Array.isArray(value)
  const entries: [string, Json][] = Array.isArray(value)
    ? value.map((each, at) => [String(at + 1), each])
    : Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
  const coordinates = entries.flatMap(([, each]) => (typeof each === 'number' && Number.isFinite(each) ? [each] : []))
  if (coordinates.length === 0 || coordinates.length !== entries.length) return null
  return { coordinates, fields: entries.map(([field]) => field), isList }
}
