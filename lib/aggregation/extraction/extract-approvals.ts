import { extractCategory, type Category, type CategoryOptions } from './extract-category'
import { findFinalAnswers } from './final-answer'
import { findList } from './find-list'
import { normaliseCategory } from './normalise-category'
import { read, refuse, type Reading } from './reading'

/** As many as a question may declare, and as many again that are none of them. */
const mostEntries = 400
const nothing = new Set(['', 'none', 'nothing', 'none of them', 'none of these'])

/**
 * Reads every answer that a branch approves of, each once: a list, or a line with `,` or `;` between them. What is none of the
 * declared choices is left out with the remark `unknown_left_out`. An empty list and "none" approve of nothing: the ballot abstains.
 */
export function extractApprovals(output: string, options: CategoryOptions): Reading<readonly Category[]> {
  const named = (findList(output)?.flat() ?? piecesOf(output, options)).filter(
    (piece) => !nothing.has(normaliseCategory(piece)),
  )
  if (named.length === 0) return read([])
  if (named.length > mostEntries)
    return refuse('too_many_options', `The branch names more than ${mostEntries} answers.`)
  const readings = named.map((piece) => extractCategory(piece, options))
  const approved = new Map(
    readings.flatMap((reading) => (reading.ok ? [[reading.value.key, reading.value] as const] : [])),
  )
  const given = [...approved.values()].filter(({ abstained }) => !abstained)
  const failed = readings.find((reading) => !reading.ok)
  if (approved.size === 0) return failed ?? refuse('empty', 'The branch said nothing that can be counted.')
  return read(given, failed === undefined ? [] : ['unknown_left_out'])
}

/** A choice may itself have a comma in its name, so the whole line is tried first. */
function piecesOf(output: string, options: CategoryOptions): string[] {
  return findFinalAnswers(output).flatMap((line) =>
    options.choices.length > 0 && extractCategory(line, options).ok ? [line] : line.split(/[;,\n]/),
  )
}
