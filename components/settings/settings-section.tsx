import type { ReactNode } from 'react'

type SettingsSectionProps = { id: string; title: string; children: ReactNode; note: ReactNode }

/** A part of the settings: what it is on the left, what can be set on the right. */
export function SettingsSection({ id, title, note, children }: SettingsSectionProps) {
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-10 gap-y-4 border-t border-line py-8 first-of-type:border-t-0 lg:grid-cols-[15rem_minmax(0,1fr)]"
    >
      <div>
        <h2 id={id} className="scroll-mt-20 text-lg font-semibold tracking-tight">
          {title}
        </h2>
        <div className="mt-1 text-sm text-pretty text-muted">{note}</div>
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  )
}
