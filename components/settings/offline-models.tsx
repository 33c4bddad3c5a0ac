import { offlineModels } from '@/lib/models/offline/offline-models'
import { OfflineBadge } from '@/components/node-kit/offline-badge'

/** The models that are always there, and what they are not. */
export function OfflineModels() {
  return (
    <div className="overflow-hidden rounded-xl border border-line bg-raised">
      <p className="flex flex-wrap items-center gap-2 border-b border-line bg-sunken px-4 py-2.5 text-sm text-muted">
        <OfflineBadge />
        They compute their answers on this machine, without a key and without a network, and cost nothing.
      </p>
      <ul className="divide-y divide-line">
        {offlineModels.map((model) => (
          <li
            key={model.id}
            className="grid gap-x-4 gap-y-0.5 px-4 py-2.5 text-sm md:grid-cols-[11rem_minmax(0,1fr)_11rem]"
          >
            <span className="font-medium">
              {model.label} <code className="block font-mono text-xs font-normal text-faint">{model.id}</code>
            </span>
            <span className="text-muted">{model.summary}</span>
            <span className="text-xs text-faint md:text-right">answers with {model.answers.join(', ')}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
