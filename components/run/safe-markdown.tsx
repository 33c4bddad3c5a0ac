'use client'

import { ExternalLink, ImageOff } from 'lucide-react'
import { memo, useId, useState, type ReactNode } from 'react'
import Markdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { cn } from '@/components/ui/cn'

/**
 * Renders text that a model wrote. Nothing in it runs or fetches anything: HTML is shown as text, pictures are named and never
 * loaded, and a link is no link until somebody asks where it leads.
 */
export const SafeMarkdown = memo(function SafeMarkdown({ text, className }: { text: string; className?: string }) {
  return (
    <div className={cn('min-w-0 text-base leading-6 break-words', className)}>
      <Markdown remarkPlugins={plugins} components={components} urlTransform={keepAddress}>
        {text}
      </Markdown>
    </div>
  )
})

const plugins = [remarkGfm]

/** Addresses are only ever shown or opened by `InertLink`, which looks at them itself; hiding a dangerous one would hide the attempt. */
const keepAddress = (address: string) => address

// Headings begin below those of the page: the page has its own outline.
const components: Components = {
  h1: ({ children }) => <h3 className="mt-6 mb-2 text-xl font-semibold tracking-tight first:mt-0">{children}</h3>,
  h2: ({ children }) => <h4 className="mt-6 mb-1.5 text-lg font-semibold first:mt-0">{children}</h4>,
  h3: ({ children }) => <h5 className="mt-4 mb-1 text-base font-semibold first:mt-0">{children}</h5>,
  h4: ({ children }) => <h6 className="mt-3 mb-1 text-sm font-semibold first:mt-0">{children}</h6>,
  h5: ({ children }) => <h6 className="mt-3 mb-1 text-sm font-medium text-muted first:mt-0">{children}</h6>,
  h6: ({ children }) => <h6 className="mt-3 mb-1 text-sm font-medium text-muted first:mt-0">{children}</h6>,
  p: ({ children }) => <p className="my-2.5 first:mt-0 last:mb-0">{children}</p>,
  ul: ({ children }) => (
    <ul className="my-2.5 list-disc space-y-1 pl-5 marker:text-faint first:mt-0 last:mb-0">{children}</ul>
  ),
  ol: ({ children, start }) => (
    <ol start={start} className="my-2.5 list-decimal space-y-1 pl-6 marker:text-faint first:mt-0 last:mb-0">
      {children}
    </ol>
  ),
  blockquote: ({ children }) => (
    <blockquote className="my-3 border-l-2 border-edge pl-3.5 text-muted first:mt-0 last:mb-0">{children}</blockquote>
  ),
  code: ({ children }) => <code className="rounded-sm bg-hover px-1 py-0.5 font-mono text-[0.9em]">{children}</code>,
  pre: ({ children }) => (
    <pre
      tabIndex={0}
      className="my-3 scroll-thin overflow-x-auto rounded-lg border border-line bg-sunken p-3 text-sm leading-5 first:mt-0 last:mb-0 [&_code]:bg-transparent [&_code]:p-0 [&_code]:text-[1em]"
    >
      {children}
    </pre>
  ),
  hr: () => <hr className="my-5 border-line" />,
  table: ({ children }) => (
    <div tabIndex={0} className="my-3 scroll-thin overflow-x-auto rounded-lg border border-line first:mt-0 last:mb-0">
      <table className="w-full border-collapse text-sm leading-5">{children}</table>
    </div>
  ),
  thead: ({ children }) => <thead className="bg-sunken text-left text-xs text-muted">{children}</thead>,
  tr: ({ children }) => <tr className="border-b border-line last:border-b-0">{children}</tr>,
  th: ({ children, style }) => (
    <th scope="col" style={style} className="px-3 py-2 font-medium">
      {children}
    </th>
  ),
  td: ({ children, style }) => (
    <td style={style} className="px-3 py-2 align-top tabular">
      {children}
    </td>
  ),
  a: ({ href, children }) => <InertLink address={href ?? ''}>{children}</InertLink>,
  img: ({ src, alt }) => (
    <span className="inline-flex max-w-full items-center gap-1.5 rounded-md border border-line bg-sunken px-2 py-0.5 align-middle text-xs text-muted">
      <ImageOff aria-hidden className="size-3.5 shrink-0" />
      <span className="min-w-0 break-all">
        Picture not loaded{alt ? `: ${alt}` : ''} ({typeof src === 'string' ? src : 'no address'})
      </span>
    </span>
  ),
}

const openable = /^(https?:\/\/|mailto:)/i

/** The words of a link with where it leads; the way there appears only on request. A bare anchor would let the browser look its host up. */
function InertLink({ address, children }: { address: string; children: ReactNode }) {
  const [isShown, setShown] = useState(false)
  const detailId = useId()
  if (address.startsWith('#')) return <>{children}</>
  if (!openable.test(address)) {
    return (
      <span>
        {children} <span className="text-xs break-all text-faint">({address || 'no address'})</span>
      </span>
    )
  }
  return (
    <>
      <button
        type="button"
        aria-expanded={isShown}
        aria-controls={detailId}
        title={address}
        onClick={() => setShown(!isShown)}
        className="inline text-left break-words text-accent-ink underline decoration-dotted underline-offset-2 hover:decoration-solid"
      >
        {children}
        <span className="sr-only">, link to {hostOf(address)}, show address</span>
      </button>
      <span id={detailId}>
        {isShown ? (
          <a
            href={address}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="mx-1 inline-flex max-w-full items-center gap-1 rounded-md border border-line bg-sunken px-1.5 align-middle text-xs break-all text-muted hover:text-ink"
          >
            Open {address}
            <ExternalLink aria-hidden className="size-3 shrink-0" />
          </a>
        ) : (
          <span aria-hidden className="text-xs text-faint">
            {' '}
            ({hostOf(address)})
          </span>
        )}
      </span>
    </>
  )
}

function hostOf(address: string): string {
  try {
    const url = new URL(address)
    return url.host === '' ? url.pathname : url.host
  } catch {
    return address
  }
}
