'use client'

import { Braces, Download } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { downloadText } from './download-text'

type TakeAwayProps = { runId: string; fileName: string; markdown: () => string }

/** Copy and download of a result. The JSON is the HTTP API's own answer: everything, in its documented shape. */
export function TakeAway({ runId, fileName, markdown }: TakeAwayProps) {
  return (
    <div className="flex flex-wrap items-center gap-1.5 print:hidden">
      <CopyButton text={markdown} label="Copy as Markdown" size="icon" />
      <Button size="sm" onClick={() => downloadText(`${fileName}.md`, 'text/markdown', markdown())}>
        <Download aria-hidden />
        Markdown
      </Button>
      <Button size="sm" asChild>
        <a href={`/api/v1/runs/${encodeURIComponent(runId)}`} download={`${fileName}.json`}>
          <Braces aria-hidden />
          JSON
        </a>
      </Button>
    </div>
  )
}
