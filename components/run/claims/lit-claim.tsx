'use client'

import { createContext, use, useMemo, type ReactNode } from 'react'
import { branchKey } from '@/lib/editor/run-feed'
import type { RunState } from '@/lib/engine/run-state'
import type { Graph } from '@/lib/graph/document'
import { litQuotes, nothingLit, type LitClaim, type LitQuotes } from './lit-quotes'

type Lit = {
  claim: LitClaim | null
  light: (claim: LitClaim | null) => void
  /** Shows the claims again to somebody who was taken to the branches. */
  showClaims: () => void
}

const LitContext = createContext<Lit | null>(null)
// Apart from the rest: columns listen to it, and must not paint while nothing is lit.
const QuotesContext = createContext<LitQuotes>(nothingLit)
const noQuotes: readonly string[] = []

/** Shares which claim of a synthesis is looked at: the list marks it, the columns light what it rests on. */
export function LitClaimProvider({
  graph,
  run,
  children,
  ...lit
}: Lit & { graph: Graph; run: RunState; children: ReactNode }) {
  const { claim } = lit
  const quotes = useMemo(() => (claim === null ? nothingLit : litQuotes(graph, run, claim)), [graph, run, claim])
  return (
    <LitContext value={lit}>
      <QuotesContext value={quotes}>{children}</QuotesContext>
    </LitContext>
  )
}

export function useLitClaim(): Lit | null {
  return use(LitContext)
}

/** Everything that is lit. */
export function useAllLit(): LitQuotes {
  return use(QuotesContext)
}

/** What is lit in one branch; the same array as long as nothing else is. */
export function useLitQuotes(nodeId: string, branch: number): readonly string[] {
  return use(QuotesContext).byBranch.get(branchKey(nodeId, branch)) ?? noQuotes
}
