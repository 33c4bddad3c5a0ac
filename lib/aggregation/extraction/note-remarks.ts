import type { Note } from '../contract'

export type Remarked = { label: string; remarks: readonly string[] }

const sentences: Record<string, string> = {
  approximate: 'given as approximate',
  ambiguous_separator: 'a single separator before three digits was read as grouping thousands',
  inferred_decimal: 'a separator was read as the decimal sign',
  range: 'a range was read as its middle',
  found_in_text: 'the only number of a sentence was taken',
  unknown_left_out: 'what is none of the choices was left out',
  fuzzy_match: 'a misspelt choice was taken for the nearest one',
}

/** One note for each way of reading that needs saying, with the branches that it touches. */
export function noteRemarks(remarked: readonly Remarked[]): Note[] {
  return Object.entries(sentences).flatMap(([code, sentence]) => {
    const labels = remarked.filter(({ remarks }) => remarks.includes(code)).map(({ label }) => label)
    return labels.length === 0 ? [] : [{ code, message: `${listNames(labels)}: ${sentence}.` }]
  })
}

/** "A, B, C and 4 more": names are for recognising, the number is exact. */
export function listNames(names: readonly string[], shown = 5): string {
  const more = names.length - shown
  return more > 0 ? `${names.slice(0, shown).join(', ')} and ${more} more` : names.join(', ')
}
