'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton, type IconButtonProps } from './icon-button'
import { toast } from './toast'

type CopyButtonProps = Omit<IconButtonProps, 'label' | 'children' | 'onClick'> & {
  /** A function is asked only when it is pressed: for long texts. */
  text: string | (() => string)
  label?: string
}

export function CopyButton({ text, label = 'Copy', size = 'icon-sm', ...props }: CopyButtonProps) {
  const [copied, setCopied] = useState(false)

  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 1600)
    return () => clearTimeout(timer)
  }, [copied])

  async function copy() {
    try {
      await navigator.clipboard.writeText(typeof text === 'function' ? text() : text)
      setCopied(true)
    } catch {
      toast.error('Nothing was copied.', {
        description: 'The browser did not allow it. Select the text and copy it by hand.',
      })
    }
  }

  return (
    <IconButton label={copied ? 'Copied' : label} size={size} onClick={copy} {...props}>
      {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
    </IconButton>
  )
}
