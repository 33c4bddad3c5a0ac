'use client'

import { ThemeProvider } from 'next-themes'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { Toaster } from '@/components/ui/toaster'
import { TooltipProvider } from '@/components/ui/tooltip'

// zod compiles its parsers with `new Function` where it may. Our CSP forbids that, and asking makes the browser report a violation.
z.config({ jitless: true })

/** What every page stands in. The nonce is for the one script that sets the theme before the first paint. */
export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange nonce={nonce}>
      <TooltipProvider>
        {children}
        <Toaster />
      </TooltipProvider>
    </ThemeProvider>
  )
}
