import type { InputDifference } from './compare-runs'

/** The inputs that were not the same in both runs. */
export function CompareInputs({ differences }: { differences: readonly InputDifference[] }) {
  return (
    <section aria-labelledby="inputs" className="flex flex-col gap-3">
      <h2 id="inputs" className="text-lg font-semibold">
        Inputs
      </h2>
      {differences.length === 0 ? (
        <p className="text-sm text-muted">Both runs were given the same.</p>
      ) : (
        <dl className="flex flex-col gap-4">
          {differences.map(({ key, label, values }) => (
            <div key={key} className="flex flex-col gap-1.5">
              <dt className="text-sm font-medium">{label}</dt>
              <div className="grid gap-4 md:grid-cols-2">
                {values.map((value, at) => (
                  <dd
                    key={at}
                    tabIndex={value.length > 200 ? 0 : undefined}
                    className="max-h-48 scroll-thin overflow-auto rounded-lg border border-line bg-raised px-3 py-2 text-sm break-words whitespace-pre-wrap"
                  >
                    {value === '' ? <span className="text-faint">left empty</span> : value}
                  </dd>
                ))}
              </div>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
