'use client'

import { ChevronDown, ChevronUp, Plus, Trash2 } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { FieldGroup } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { useFieldIssue } from '../form-context'

type ItemListProps<Item> = {
  path: string
  label: string
  hint?: ReactNode
  /** What one entry is called: "section". */
  noun: string
  items: readonly Item[]
  onChange: (items: Item[]) => void
  create: () => Item
  /** The field that names an entry; it stands in the entry's first line. */
  head: (item: Item, at: number, change: (patch: Partial<Item>) => void) => ReactNode
  /** Its other fields. `change` exchanges parts of it. */
  children?: (item: Item, at: number, change: (patch: Partial<Item>) => void) => ReactNode
}

/** Entries to add, remove and put into order, by mouse and by keyboard alike. */
export function ItemList<Item extends object>({
  path,
  label,
  hint,
  noun,
  items,
  onChange,
  create,
  head,
  children,
}: ItemListProps<Item>) {
  const error = useFieldIssue(path)
  const list = useRef<HTMLOListElement>(null)

  function add() {
    onChange([...items, create()])
    // After the paint that adds it: a person who adds an entry wants to write into it.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('li:last-child :is(input, textarea)')?.focus())
  }

  function change(at: number, patch: Partial<Item>) {
    onChange(items.map((item, index) => (index === at ? withoutUndefined({ ...item, ...patch }) : item)))
  }

  return (
    <FieldGroup
      label={`${label} (${items.length})`}
      hint={hint}
      action={
        <Button size="sm" variant="ghost" onClick={add} data-field={items.length === 0 ? path : undefined}>
          <Plus aria-hidden /> Add {noun}
        </Button>
      }
    >
      {error ? <p className="text-xs text-warning">{error}</p> : null}
      <ol ref={list} className="flex flex-col gap-2">
        {items.map((item, at) => (
          <li key={at} className="rounded-lg border border-line bg-sunken/60 p-2">
            <div className="flex items-start gap-1">
              <div className="min-w-0 flex-1">{head(item, at, (patch) => change(at, patch))}</div>
              <ItemActions noun={noun} at={at} items={items} onChange={onChange} />
            </div>
            {children ? (
              <div className="mt-2 flex flex-col gap-2">{children(item, at, (patch) => change(at, patch))}</div>
            ) : null}
          </li>
        ))}
      </ol>
    </FieldGroup>
  )
}

type ItemActionsProps<Item> = {
  noun: string
  at: number
  items: readonly Item[]
  onChange: (items: Item[]) => void
}

function ItemActions<Item>({ noun, at, items, onChange }: ItemActionsProps<Item>) {
  function moveTo(to: number) {
    const next = [...items]
    next.splice(to, 0, ...next.splice(at, 1))
    onChange(next)
  }

  return (
    <div className="flex h-8 items-center">
      <IconButton size="icon-sm" label={`Move ${noun} ${at + 1} up`} disabled={at === 0} onClick={() => moveTo(at - 1)}>
        <ChevronUp aria-hidden />
      </IconButton>
      <IconButton
        size="icon-sm"
        label={`Move ${noun} ${at + 1} down`}
        disabled={at === items.length - 1}
        onClick={() => moveTo(at + 1)}
      >
        <ChevronDown aria-hidden />
      </IconButton>
      <IconButton
        size="icon-sm"
        label={`Remove ${noun} ${at + 1}`}
        onClick={() => onChange(items.filter((_, index) => index !== at))}
      >
        <Trash2 aria-hidden />
      </IconButton>
    </div>
  )
}

/** An option that is taken back leaves no key behind. */
function withoutUndefined<Item extends object>(item: Item): Item {
  // The cast: only keys that may be left out can have been undefined.
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as Item
}
