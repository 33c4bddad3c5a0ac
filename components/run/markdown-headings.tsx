import type { ReactNode } from 'react'
import type { Components } from 'react-markdown'

const looks = [
  'mt-6 mb-2 text-lg font-semibold tracking-tight first:mt-0',
  'mt-5 mb-1.5 text-base font-semibold first:mt-0',
  'mt-4 mb-1 text-sm font-semibold first:mt-0',
  'mt-3 mb-1 text-sm font-medium text-muted first:mt-0',
]
const tags = ['h3', 'h4', 'h5', 'h6'] as const
const levels = [1, 2, 3, 4, 5, 6] as const

/**
 * Headings of a text, moved so that its highest stand one below `under`, whichever level the author began with: a page has one
 * outline, and what a model writes is a part of it.
 */
export function markdownHeadings(text: string, under: 2 | 3): Components {
  const highest = highestHeading(text)
  return Object.fromEntries(
    levels.map((level) => {
      const depth = Math.max(0, level - highest)
      const Tag = tags[Math.min(tags.length - 1, depth + under - 2)] ?? 'h6'
      const look = looks[Math.min(looks.length - 1, depth)]
      return [`h${level}`, ({ children }: { children?: ReactNode }) => <Tag className={look}>{children}</Tag>]
    }),
  )
}

/** From 1; 1 also for a text without headings. */
export function highestHeading(text: string): number {
  const marks = [...text.matchAll(/^ {0,3}(#{1,6})(?=\s)/gm)].map((match) => match[1]?.length ?? 1)
  return marks.length === 0 ? 1 : Math.min(...marks)
}
