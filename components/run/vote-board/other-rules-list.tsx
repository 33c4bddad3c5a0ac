'use client'

import { ArrowLeftRight, Equal } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { incomingAnswer } from '@/lib/engine/node-context'
import type { RunState } from '@/lib/engine/run-state'
import { wireGraph } from '@/lib/engine/wiring'
import type { Graph } from '@/lib/graph/document'
import { Badge } from '@/components/ui/badge'
import type { RuleChoice } from '../rule-choice'
import { BoardPart } from './board-part'
import { otherChoices, otherWay, saysOf, type OtherWay } from './other-ways'
import type { CountedNode } from './vote-nodes'

type OtherRulesListProps = { graph: Graph; run: RunState; node: CountedNode; onAsk: (choice: RuleChoice) => void }

/** What every other rule of the family makes of the same branches. Pressing one shows it beside the run's own result. */
export function OtherRulesList({ graph, run, node, onAsk }: OtherRulesListProps) {
  const { nodeId, aggregation: own } = node
  const choices = useMemo(() => {
    const wiring = wireGraph(graph)
    const wire = wiring.find(nodeId)
    return wire === undefined ? [] : otherChoices(own, incomingAnswer(wire, wiring).type)
  }, [graph, nodeId, own])
  const [ways, setWays] = useState<readonly OtherWay[]>([])

  // One rule at a time: a bootstrap over many numbers takes a while, and whoever reads meanwhile must not wait for it.
  useEffect(() => {
    let at = 0
    const timer = setInterval(() => {
      const choice = choices[at]
      if (choice === undefined) {
        clearInterval(timer)
        return
      }
      const way = otherWay({ graph, run, nodeId, own }, choice)
      setWays((known) => [...known.slice(0, at), way])
      at += 1
    })
    return () => clearInterval(timer)
  }, [choices, graph, run, nodeId, own])

  if (choices.length === 0) return null
  const saying = saysOf(own)
  return (
    <BoardPart title="What the other rules would have said">
      <ul className="divide-y divide-line text-sm">
        {choices.map(({ label, choice }, at) => {
          const way = ways[at]
          return (
            <li key={choice.rule} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 py-1.5">
              <button
                type="button"
                onClick={() => onAsk(choice)}
                className="min-h-6 shrink-0 basis-40 text-left text-accent-ink underline decoration-dotted underline-offset-2 hover:decoration-solid print:text-ink"
              >
                {label}
                <span className="sr-only">: show it beside the run’s own result</span>
              </button>
              <span className="min-w-0 flex-1 break-words tabular">
                {way === undefined ? (
                  <span className="text-faint">…</span>
                ) : way.says === null ? (
                  <span className="text-xs text-muted">No result: {way.why ?? `the same way as ${saying}`}</span>
                ) : (
                  way.says
                )}
              </span>
              {way === undefined || way.says === null ? null : way.differs ? (
                <Badge tone="warning">
                  <ArrowLeftRight aria-hidden /> differs
                </Badge>
              ) : (
                <Badge>
                  <Equal aria-hidden /> same
                </Badge>
              )}
            </li>
          )
        })}
      </ul>
    </BoardPart>
  )
}
