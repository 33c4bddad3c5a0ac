import { shiftHeadings, topHeadingLevel } from './shift-headings'

/**
 * A section under its heading. The headings inside move so that the shallowest stands one level below; a first line that only
 * repeats the section's label is dropped.
 */
export function sectionMarkdown(heading: string, label: string, output: string, level: number): string {
  const body = withoutOwnHeading(output, label)
  const top = topHeadingLevel(body)
  return `${heading}\n\n${top === null ? body : shiftHeadings(body, level + 1 - top)}`
}

function withoutOwnHeading(output: string, label: string): string {
  const [, title = '', rest = ''] = output.match(/^#{1,6}[ \t]+([^\n]*)(?:\n+([\s\S]*))?$/) ?? []
  return fold(title) === fold(label) && rest.trim() !== '' ? rest.trimStart() : output
}

function fold(title: string): string {
  return title
    .replace(/^[\d.]+\s+/, '')
    .replace(/[*_:#]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}
