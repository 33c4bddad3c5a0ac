'use client'

import { FileUp } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'

const largestBytes = 5_000_000

type FileButtonProps = { accept: string; name: string; onText: (text: string) => void }

/** Reads a text file of the person's own computer. Nothing is uploaded until the workflow is saved or run. */
export function FileButton({ accept, name, onText }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)

  async function read(file: File | undefined) {
    if (file === undefined) return
    if (file.size > largestBytes) {
      toast.error(`${file.name} is too large.`, { description: 'Choose a file of up to 5 MB, or split it.' })
      return
    }
    const text = await file.text()
    if (text.includes('\0')) {
      toast.error(`${file.name} is not a text file.`, { description: 'Export it as CSV or plain text first.' })
      return
    }
    onText(text.replace(/^\uFEFF/, ''))
  }

  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        className="h-6"
        aria-label={`Choose a file for ${name}`}
        onClick={() => input.current?.click()}
      >
        <FileUp aria-hidden /> File
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        tabIndex={-1}
        onChange={(event) => {
          void read(event.target.files?.[0])
          // The same file can be chosen again after it was changed.
          event.target.value = ''
        }}
      />
    </>
  )
}
