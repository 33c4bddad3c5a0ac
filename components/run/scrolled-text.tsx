import { SafeMarkdown } from './safe-markdown'

/** A text that is as long as it is, so it scrolls in its own place. */
export function ScrolledText({ label, text }: { label: string; text: string }) {
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className="max-h-72 scroll-thin overflow-y-auto rounded-md border border-line px-3 py-2 focus-visible:-outline-offset-2 print:max-h-none"
    >
      <SafeMarkdown text={text} under={3} className="text-sm" />
    </div>
  )
}
