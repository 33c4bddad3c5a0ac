'use client'

import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { Switch } from '@/components/ui/switch'
import { nodeFaces } from '@/components/nodes'
import { nodeDefinitions, nodeTypes } from '@/lib/nodes'
import { setLetterKeys, useLetterKeys } from './use-letter-keys'

type ShortcutsDialogProps = { open: boolean; onOpenChange: (open: boolean) => void; modKey: string }

/** Every key that does something, and the switch for those that are single letters (WCAG 2.1.4). */
export function ShortcutsDialog({ open, onOpenChange, modKey }: ShortcutsDialogProps) {
  const letters = useLetterKeys()
  const groups: { title: string; keys: [string, string][] }[] = [
    {
      title: 'Work',
      keys: [
        [`${modKey} Enter`, 'Run'],
        [`${modKey} Z`, 'Undo'],
        [`${modKey} Shift Z`, 'Redo'],
        [`${modKey} A`, 'Select everything'],
        [`${modKey} C`, 'Copy'],
        [`${modKey} X`, 'Cut'],
        [`${modKey} V`, 'Paste'],
        [`${modKey} D`, 'Duplicate'],
        ['Delete', 'Remove what is selected'],
      ],
    },
    {
      title: 'Canvas',
      keys: [
        ['Tab', 'Next node or edge'],
        ['Enter', 'Select it'],
        ['← ↑ → ↓', 'Move the selected nodes'],
        ['Shift F10', 'Menu of a node or edge'],
        ['Shift drag', 'Select a box'],
        ['Escape', 'Select nothing'],
      ],
    },
    {
      title: 'Add a node',
      keys: nodeTypes.map((type): [string, string] => [nodeFaces[type].shortcut, nodeDefinitions[type].label]),
    },
  ]
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Keyboard" className="w-[min(44rem,calc(100vw-2rem))]">
        <div className="grid scroll-thin gap-x-8 gap-y-5 overflow-y-auto sm:grid-cols-3">
          {groups.map(({ title, keys }) => (
            <section key={title}>
              <h3 className="mb-1.5 text-xs font-medium text-faint">{title}</h3>
              <dl className="flex flex-col gap-1">
                {keys.map(([key, what]) => (
                  <div key={key} className="flex items-center justify-between gap-3 text-sm">
                    <dt>{what}</dt>
                    <dd>
                      <Kbd>{key}</Kbd>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <Switch
          label="Single letters add nodes"
          hint="Switch off when a screen reader or dictation uses letters. Kept in this browser."
          checked={letters}
          onCheckedChange={setLetterKeys}
        />
      </DialogContent>
    </Dialog>
  )
}
