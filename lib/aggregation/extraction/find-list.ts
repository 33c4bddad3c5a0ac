import { z } from 'zod'
import { stripMarkup } from './strip-markup'

const item = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+(\S.*)$/
// One class to the end of the line: two of them would take the square of a long line of blanks.
const heading = /^[ \t>#*_-]*(?:(?:final[ \t]+)?answer|ranking|approved)[ \t*_:]*$/i

const entrySchema = z.union([z.string(), z.number()]).transform(String)
const levelSchema = z.union([entrySchema.transform((entry) => [entry]), z.array(entrySchema)])
const listSchema = z.array(levelSchema)
const objectSchema = z.looseObject({
  answer: listSchema.optional(),
  ranking: listSchema.optional(),
  approved: listSchema.optional(),
})

/**
 * The list that a branch answers with where it wrote one out: a JSON array, alone or in the field `answer`, `ranking` or
 * `approved`, or the items below a line `Answer:`, or nothing but items. Each entry is a level of equal standing. null where the
 * branch wrote no list.
 */
export function findList(output: string): string[][] | null {
  const bare = stripMarkup(output)
  return jsonList(bare) ?? itemList(bare)
}

function jsonList(bare: string): string[][] | null {
  if (!/^[[{]/.test(bare)) return null
  const json = parseJson(bare)
  const list = listSchema.safeParse(json)
  if (list.success) return list.data
  const fields = objectSchema.safeParse(json)
  return fields.success ? (fields.data.answer ?? fields.data.ranking ?? fields.data.approved ?? null) : null
}

function itemList(bare: string): string[][] | null {
  const lines = bare.split(/\r?\n/).filter((line) => line.trim() !== '')
  const after = lines.slice(lines.findLastIndex((line) => heading.test(line)) + 1)
  const end = after.findIndex((line) => !item.test(line))
  const items = end === -1 ? after : after.slice(0, end)
  if (items.length === 0 || (after.length === lines.length && end !== -1)) return null
  return items.map((line) => [line.match(item)?.[1]?.trim() ?? ''])
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
