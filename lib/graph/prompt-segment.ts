/**
 * A piece of a rendered prompt. `instruction` is what the author wrote, with short fields filled in; `material` is what was put in
 * from a document, a table or an upstream output. A language model reads them joined; an offline model needs them apart.
 */
export type PromptSegment = {
  kind: 'instruction' | 'material'
  /** The reference that it came from, `brief.company`; null for the author's own words. */
  source: string | null
  text: string
  /** For an output of a branch that is to be combined or judged: what it is about, and the tags for where it has to stand among words. */
  block?: { topic: string | null; open: string; close: string }
}
