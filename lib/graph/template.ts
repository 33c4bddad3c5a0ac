import type { PromptSegment } from './prompt-segment'

export type TemplatePart = { type: 'text'; text: string } | { type: 'reference'; reference: string; text: string }

/**
 * `{{name}}` or `{{name.path}}`, with white space inside the braces. Every match begins at its own pair of braces and the pieces
 * cannot overlap, so that the work stays linear in the length of the text.
 */
const reference = /\{\{\s*([A-Za-z][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*)\s*\}\}/g

/** Splits a template into the author's words and references. Whatever is not exactly a reference stays text, braces and all. */
export function parseTemplate(text: string): TemplatePart[] {
  const parts: TemplatePart[] = []
  let end = 0
  for (const match of text.matchAll(reference)) {
    if (match.index > end) parts.push({ type: 'text', text: text.slice(end, match.index) })
    parts.push({ type: 'reference', reference: match[1] ?? '', text: match[0] })
    end = match.index + match[0].length
  }
  if (end < text.length) parts.push({ type: 'text', text: text.slice(end) })
  return parts
}

/** Each name once, in the order of first use. */
export function referencesOf(text: string): string[] {
  return [...new Set(parseTemplate(text).flatMap((part) => (part.type === 'reference' ? [part.reference] : [])))]
}

/**
 * Puts values in for references, once: braces inside a value are never looked at. A reference that `find` does not know stays as
 * it was written. Empty pieces are left out.
 */
export function renderTemplate(
  text: string,
  find: (reference: string) => { text: string; kind: PromptSegment['kind'] } | null,
): PromptSegment[] {
  const segments = parseTemplate(text).map((part): PromptSegment => {
    const found = part.type === 'reference' ? find(part.reference) : null
    if (part.type === 'text' || found === null) return { kind: 'instruction', source: null, text: part.text }
    return { kind: found.kind, source: part.reference, text: found.text }
  })
  return segments.filter((segment) => segment.text !== '')
}
