import { letOthersRun } from '../let-others-run'
import type { Material } from '../offline-task'
import type { Language } from './language'

/** A sentence with its place: quoted as “…” (Customer notes, paragraph 3). */
export type Passage = {
  source: string
  heading: string | null
  /** Counted from 1 within the source; headings do not count. */
  paragraph: number
  text: string
  terms: readonly string[]
  headingTerms: readonly string[]
}

/** Some ten milliseconds of work. */
const blocksPerTurn = 50

/** Takes a text apart at blank lines, headings, list items and sentence ends. Lines of Markdown tables are left out. */
export async function readPassages(
  { source, text }: Material,
  language: Language,
  signal: AbortSignal,
): Promise<Passage[]> {
  let heading: string | null = null
  // The name of the source is a heading above all headings: “Competitor notes” tells what its sentences are about.
  const sourceTerms = language.termsOf(source)
  let headingTerms = sourceTerms
  let paragraph = 0
  const passages: Passage[] = []
  for (const [at, block] of blocksOf(text).entries()) {
    if (at % blocksPerTurn === blocksPerTurn - 1) await letOthersRun(signal)
    const [, level, title] = block.match(/^(#{1,6})\s+(.+)$/) ?? []
    if (title !== undefined) {
      // The title of the whole is no place within it.
      heading = level === '#' ? null : title.trim()
      headingTerms = [...sourceTerms, ...language.termsOf(title)]
      continue
    }
    paragraph += 1
    const place = { source, heading, paragraph, headingTerms }
    passages.push(...language.sentencesOf(block).map((sentence) => ({ ...place, ...sentence })))
  }
  return passages
}

/** Paragraphs, with their line breaks folded, and every heading and list item on its own. */
function blocksOf(text: string): string[] {
  const blocks: string[] = []
  let open: string[] = []
  const close = () => {
    if (open.length > 0) blocks.push(open.join(' '))
    open = []
  }
  for (const line of text.split(/\r?\n/).map((raw) => raw.trim())) {
    const item = line.match(/^(?:[-*+•]|\d+[.)])\s+(.+)$/)?.[1]
    if (line === '' || line.startsWith('|') || item !== undefined || line.startsWith('#')) close()
    if (line === '' || line.startsWith('|') || /^[-=*_]{3,}$/.test(line)) continue
    open.push((item ?? line).replace(/^>\s*/, ''))
    if (line.startsWith('#')) close()
  }
  close()
  return blocks
}
