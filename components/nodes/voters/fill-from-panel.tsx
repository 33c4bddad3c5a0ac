'use client'

import { useEffect, useState } from 'react'
import { plural } from '@/components/run/format-figures'
import { Button } from '@/components/ui/button'
import { Spinner } from '@/components/ui/spinner'
import { listPersonaPanels } from '@/lib/actions/persona-panels'
import type { Result } from '@/lib/errors/result'
import { mixVoters, personasOf, type PersonaPanel } from '@/lib/nodes/persona-panel'
import type { FillProps } from './fill-voters'
import { SavePanel } from './save-panel'

type Panels = (PersonaPanel & { id: string })[]

/** The personas of a panel as voters, and the voters' personas as a panel. */
export function FillFromPanel({ voters, onFill }: FillProps) {
  const [answer, setAnswer] = useState<Result<Panels> | null>(null)
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    let isWanted = true
    void listPersonaPanels({}).then((result) => (isWanted ? setAnswer(result) : undefined))
    return () => void (isWanted = false)
  }, [asked])
  const personas = personasOf(voters)

  return (
    <>
      {answer === null ? <Spinner /> : null}
      {answer?.ok === false ? (
        <p role="alert" className="text-xs text-danger">
          {answer.problem.message}
        </p>
      ) : null}
      {answer?.ok === true && answer.value.length === 0 ? (
        <p className="text-xs text-muted">
          No panels yet. Give voters personas and save them here, or make a panel from a table.
        </p>
      ) : null}
      {answer?.ok === true && answer.value.length > 0 ? (
        <ul aria-label="Panels" className="flex flex-col gap-1">
          {answer.value.map((panel) => (
            <li key={panel.id} className="flex items-center gap-2">
              <span className="min-w-0 flex-1">
                <span className="block truncate text-sm">{panel.name}</span>
                <span className="block truncate text-2xs text-faint">
                  {plural(panel.personas.length, 'persona')}: {panel.personas.map(({ name }) => name).join(', ')}
                </span>
              </span>
              <Button
                size="sm"
                aria-label={`Use the panel ${panel.name}`}
                onClick={() => onFill(mixVoters(panel.personas, sharedModels(voters), 1, (model) => model))}
              >
                Use
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {personas.length === 0 ? null : <SavePanel personas={personas} onSaved={() => setAsked((times) => times + 1)} />}
    </>
  )
}

/** The one model that all voters have, to be kept; none where they differ. */
function sharedModels(voters: FillProps['voters']): string[] {
  const models = [...new Set(voters.map(({ model }) => model))]
  const [only] = models
  return models.length === 1 && only !== undefined ? [only] : []
}
