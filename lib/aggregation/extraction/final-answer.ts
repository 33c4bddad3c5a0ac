import { findStructuredAnswer } from './structured-answer'
import { stripMarkup } from './strip-markup'

const tag = /<answer>([\s\S]*?)<\/answer>/gi
// "Final answer: 42", "**Answer:** 42", "- **Final answer**: 42", "## Answer: 42". The rest of the line is the answer.
const line = /^[ \t>#*_-]*(?:final[ \t]+)?answer[ \t*_]*[::](?:[*_]+(?=\s|$))?[ \t]*(.*)$/i
// "## Final answer" or "**Final answer**" alone on a line: the next line that says something is the answer.
const heading = /^[ \t]*(?:#{1,6}[ \t]+|\*\*|__)(?:final[ \t]+)?answer[ \t*_]*$/i

/**
 * The places where a branch says what its answer is, in the order of trust: the `answer` field of a JSON reply, else every
 * `answer:` or `final answer:` line and `<answer>` tag, else the whole text. One entry per place: whoever reads them decides
 * whether two of them say the same.
 */
export function findFinalAnswers(output: string): string[] {
  const structured = findStructuredAnswer(output)
  if (structured !== null) return [structured.text]
  const marked = [...markedLines(output), ...Array.from(output.matchAll(tag), (match) => match[1] ?? '')]
    .map(bareAnswer)
    .filter((text) => text !== '')
  return marked.length > 0 ? marked : [stripMarkup(output)]
}

function markedLines(output: string): string[] {
  const lines = output.split(/\r?\n/)
  return lines.flatMap((text, at) => {
    const said = heading.test(text) ? '' : text.match(line)?.[1]
    if (said === undefined) return []
    if (bareAnswer(said) !== '') return [said]
    return [lines.slice(at + 1).find((later) => later.trim() !== '') ?? '']
  })
}

/** Whether a line says what the answer is, or announces it for the next line. */
export function isAnswerLine(text: string): boolean {
  return heading.test(text) || line.test(text)
}

/** Emphasis may open before the word "answer" and close behind the answer: `**Answer: 42**` leaves `42**`. */
function bareAnswer(text: string): string {
  const trimmed = text.trim()
  if (/^[*_]+$/.test(trimmed)) return ''
  const opens = /^(?:\*+|__)/.test(trimmed)
  const closes = /(?:\*+|__)$/.test(trimmed)
  return stripMarkup(opens === closes ? trimmed : trimmed.replace(/^(?:\*+|__)|(?:\*+|__)$/, ''))
}
