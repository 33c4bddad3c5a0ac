'use client'

import { useEffect, useRef } from 'react'
import { cn } from '@/components/ui/cn'
import { BranchColumn, columnWidthPx } from './branch-column'
import type { BranchGroup } from './branch-columns'
import { useWindow } from './use-window'

const gapPx = 12
const stepPx = columnWidthPx + gapPx
const mostDrawn = 30

type Opened = { nodeId: string; branch: number; times: number } | null

type BranchColumnsViewProps = {
  groups: readonly BranchGroup[]
  opened: Opened
  /** A column to bring into view; unlike `opened` it takes no focus. −1: none. */
  showAt?: number
}

/** Branches side by side in one row that scrolls. Beyond thirty, only those near the visible part are drawn. */
export function BranchColumnsView({ groups, opened, showAt = -1 }: BranchColumnsViewProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const openedRef = useRef<HTMLElement>(null)
  const { attach, from, to } = useWindow({ count: groups.length, sizePx: stepPx, axis: 'x' })
  const isWindowed = groups.length > mostDrawn
  const openedAt = groups.findIndex(({ same }) =>
    same.some((ref) => ref.nodeId === opened?.nodeId && ref.branch.index === opened.branch),
  )

  useEffect(() => {
    if (openedAt < 0) return
    const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    scroller.current?.scrollTo({ left: openedAt * stepPx - gapPx, behavior: isCalm || isWindowed ? 'auto' : 'smooth' })
    const focus = requestAnimationFrame(() => openedRef.current?.focus({ preventScroll: true }))
    return () => cancelAnimationFrame(focus)
    // `times` changes when the same branch is asked for again.
  }, [openedAt, isWindowed, opened?.times])

  useEffect(() => {
    if (showAt >= 0) scroller.current?.scrollTo({ left: showAt * stepPx - gapPx })
  }, [showAt])

  function hold(element: HTMLDivElement | null) {
    scroller.current = element
    return attach(element)
  }

  const shown = isWindowed ? groups.slice(from, to) : groups
  const before = isWindowed ? from : 0
  return (
    <div
      ref={hold}
      role="region"
      aria-label="Branches side by side"
      tabIndex={0}
      className="h-(--columns-height,100%) min-h-0 scroll-thin overflow-x-auto overflow-y-hidden focus-visible:-outline-offset-2"
    >
      <ol
        className="relative flex h-full gap-3 p-3"
        style={isWindowed ? { width: groups.length * stepPx + gapPx, paddingLeft: gapPx + before * stepPx } : undefined}
      >
        {shown.map(({ first, same }, at) => {
          const isOpened = before + at === openedAt
          return (
            <li
              key={`${first.nodeId}#${first.branch.index}`}
              aria-setsize={groups.length}
              aria-posinset={before + at + 1}
              // Few columns share the width; many keep theirs, and the row scrolls.
              className={cn('h-full', isWindowed ? 'shrink-0' : 'max-w-xl shrink-0 grow basis-0')}
              style={
                isWindowed ? { width: columnWidthPx } : { minWidth: `min(${columnWidthPx}px, calc(100vw - 4rem))` }
              }
            >
              <BranchColumn
                ref={isOpened ? openedRef : undefined}
                nodeId={first.nodeId}
                index={first.branch.index}
                nodeLabel={first.nodeLabel}
                count={same.length}
                others={same
                  .slice(1)
                  .map((ref) => ref.branch.label)
                  .join(', ')}
                countedText={first.counted?.text ?? null}
                countedRemark={first.counted?.remark ?? null}
                isOpened={isOpened}
              />
            </li>
          )
        })}
      </ol>
    </div>
  )
}
