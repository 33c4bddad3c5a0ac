import { writeQuote } from '../extract/write-quotes'
import type { OfflineTask } from '../offline-task'
import { parseTable } from '../tables/parse-table'
import { loadLanguage } from '../text/language'
import { materialUnderReview } from '../text/material-under-review'
import { readPassages, type Passage } from '../text/passages'
import { findSupport, type Support } from './find-support'
import { readFigures, readYears } from './read-figures'

/** The first line of every check. */
const figuresNote = '*Compared figure by figure by an offline model, not an LLM.*'

type Checked = { figure: string; passage: Passage; support: Support | null }

/** Looks up every figure that a text states in the tables beside it. What no table covers is listed as open, not as wrong. */
export async function answerFigures(task: OfflineTask): Promise<string> {
  const language = await loadLanguage()
  const material = materialUnderReview(task, language)
  const tables = task.materials.flatMap((other) => parseTable(other) ?? [])
  const passages = await readPassages(material, language, task.signal)
  const checked = passages.flatMap((passage) =>
    readFigures(passage.text).map((figure): Checked => ({
      figure: figure.text,
      passage,
      support: findSupport(figure, passage.text, readYears(passage.text), tables),
    })),
  )
  const differs = checked.filter(({ support }) => support?.verdict === 'differs')
  const open = checked.filter(({ support }) => support === null)
  const found = checked.filter(({ support }) => support?.verdict === 'found')
  const summary = `${material.source} states ${checked.length} figures: ${found.length} stand in the reference, ${differs.length} differ from it, ${open.length} are not covered by it.`
  return [
    figuresNote,
    summary,
    ...list('Differs from the reference', differs, 'The reference has'),
    ...list('Not covered by the reference: needs a source', open, ''),
    ...list('Stands in the reference', found, 'As in'),
  ].join('\n\n')
}

function list(title: string, checked: readonly Checked[], lead: string): string[] {
  if (checked.length === 0) return []
  const lines = checked.map(({ figure, passage, support }) => {
    const detail = support === null ? '' : ` ${lead} ${support.detail}.`
    return `- **${figure}** in ${writeQuote(passage)}.${detail}`
  })
  return [[`**${title}**`, '', ...lines].join('\n')]
}
