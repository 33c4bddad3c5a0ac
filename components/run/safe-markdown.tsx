'use client'

import { ImageOff, Square, SquareCheck } from 'lucide-react'
import { memo } from 'react'
import Markdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { cn } from '@/components/ui/cn'
import type { CitationMark } from './cited-sources'
import { InertLink } from './inert-link'
import { markCitations } from './mark-citations'
import { markdownHeadings } from './markdown-headings'
import { SourceNumbers } from './source-numbers'

type SafeMarkdownProps = {
  text: string
  /** The level of the heading that this stands under: its own begin one below, so that the page keeps an outline. */
  under?: 2 | 3
  /** Numbers of sources, put in by place. */
  marks?: readonly CitationMark[]
  className?: string
}

/**
 * Renders text that a model wrote. Nothing in it runs or fetches anything: HTML is shown as text, pictures are named and never
 * loaded, and a link is no link until somebody asks where it leads.
 */
export const SafeMarkdown = memo(function SafeMarkdown({ text, under = 2, marks, className }: SafeMarkdownProps) {
  return (
    <div className={cn('min-w-0 text-base leading-6 break-words', className)}>
      <Markdown
        remarkPlugins={marks === undefined ? plugins : [...plugins, [markCitations, marks]]}
        components={{ ...components, ...markdownHeadings(text, under) }}
        urlTransform={keepAddress}
      >
        {text}
      </Markdown>
    </div>
  )
})

const plugins = [remarkGfm]

/** Addresses are only ever shown or opened by `InertLink`, which looks at them itself; hiding a dangerous one would hide the attempt. */
const keepAddress = (address: string) => address

const components: Components = {
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
  input: ({ checked }) => {
    const Icon = checked ? SquareCheck : Square
    return <Icon role="img" aria-label={checked ? 'done' : 'not done'} className="mr-1.5 inline size-4 text-muted" />
  },
  // Written by `markCitations` alone: HTML in an answer is text.
  cite: ({ title = '' }) => <SourceNumbers numbers={title.split(' ')} />,
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
