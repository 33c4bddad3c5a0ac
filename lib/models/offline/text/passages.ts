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

/** Takes a text apart at blank lines, headings, list items and sentence ends. Lines of Markdown tables are left out. */
export function readPassages({ source, text }: Material, language: Language): Passage[] {
  let heading: string | null = null
  // The name of the source is a heading above all headings: “Competitor notes” tells what its sentences are about.
  const sourceTerms = language.termsOf(source)
  let headingTerms = sourceTerms
  let paragraph = 0
  return blocksOf(text).flatMap((block) => {
    const title = block.match(/^#{1,6}\s+(.+)$/)?.[1]
    if (title !== undefined) {
      heading = title.trim()
      headingTerms = [...sourceTerms, ...language.termsOf(heading)]
      return []
    }
    paragraph += 1
    const place = { source, heading, paragraph, headingTerms }
    return language.sentencesOf(block).map((sentence) => ({ ...place, ...sentence }))
  })
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
