import { CircleCheck, CircleHelp, CircleSlash, type LucideIcon } from 'lucide-react'
import type { Connection } from '@/lib/models/connection'
import { featureNames, featureOf, type FeatureName, type Known } from '@/lib/models/features'
import { LocalTime } from '@/components/run/local-time'
import { cn } from '@/components/ui/cn'

/** What a feature is called, and what is done without it. */
const features: Record<FeatureName, { label: string; without: string }> = {
  streaming: { label: 'Live words', without: 'answers come all at once' },
  jsonSchema: { label: 'JSON schema', without: 'asked for in words' },
  effort: { label: 'Effort', without: 'left out' },
  webSearch: { label: 'Web search', without: 'cannot be asked for' },
  citations: { label: 'Citations', without: 'not asked for' },
  toolResults: { label: 'Outputs as tool results', without: 'between tags' },
  promptCache: { label: 'Prompt cache', without: 'not marked' },
  tokenCounting: { label: 'Token counting', without: 'estimated' },
  rateHeaders: { label: 'Tells its limits', without: 'learned from refusals' },
}

const words: Record<Known, { word: string; icon: LucideIcon; look: string }> = {
  yes: { word: 'yes', icon: CircleCheck, look: 'text-succeeded' },
  no: { word: 'no', icon: CircleSlash, look: 'text-muted' },
  unknown: { word: 'not known', icon: CircleHelp, look: 'text-warning' },
}

/** What the server of a connection understands, and since when that is known. What it does not is never sent. */
export function FeatureList({ connection }: { connection: Connection }) {
  const { label, features: learned } = connection
  return (
    <section aria-label={`What ${label} understands`} className="border-t border-line pt-3">
      <p className="text-xs text-faint">
        {learned === null ? (
          'Not tested yet. What a server is not known to understand is not sent.'
        ) : (
          <>
            Tested with {learned.model}, <LocalTime at={learned.testedAt} />. What is not understood is not sent.
          </>
        )}
      </p>
      <dl className="mt-2 grid gap-x-6 gap-y-1.5 sm:grid-cols-2 lg:grid-cols-3">
        {featureNames.map((name) => (
          <FeatureRow key={name} name={name} known={featureOf(connection, name)} />
        ))}
      </dl>
    </section>
  )
}

function FeatureRow({ name, known }: { name: FeatureName; known: Known }) {
  const { label, without } = features[name]
  const { word, icon: Icon, look } = words[known]
  return (
    <div className="flex min-w-0 items-baseline gap-2 text-xs">
      <dt className="shrink-0 text-muted">{label}</dt>
      <dd className="min-w-0">
        <span className={cn('inline-flex items-center gap-1 font-medium', look)}>
          <Icon aria-hidden className="size-3.5 shrink-0 self-center" />
          {word}
        </span>
        {known === 'yes' ? null : <span className="text-faint">, {without}</span>}
      </dd>
    </div>
  )
}
