import type { WorkflowDocument } from '../graph/document'

/** Where a sample input comes from, as it is named on the screen; the whole table is `samples/LICENCES.md`. */
export type TemplateSource = { title: string; author: string; url: string; licence: string; note: string }

/** A workflow that comes with the app, ready to run: its sample input is the `default` of its input fields. */
export type Template = {
  id: string
  title: string
  summary: string
  pattern: 'sectioning' | 'voting'
  /** What a run without a language model can do, and what it cannot. */
  offlineNote?: string
  /** Without Claude every step names the offline model that suits it; with Claude most steps leave the model to the default. */
  build: (available: { claude: boolean }) => WorkflowDocument
  sources: readonly TemplateSource[]
}
