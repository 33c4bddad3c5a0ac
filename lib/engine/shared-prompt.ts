import { groupBy } from '../aggregation/group-by'
import type { PromptSegment } from '../graph/prompt-segment'
import type { PlannedBranch } from './executor'
import type { ModelRequest } from './model-call'

/** What all branches of a node that ask the same model in the same way have in their prompts. One object for all of them. */
export type SharedPrompt = {
  /** In the order in which the first of them has it. */
  segments: readonly PromptSegment[]
}

/**
 * Notes in each request what its siblings ask as well: what a server has read for one of them it need not read again for the others.
 * Only what the node began with decides, so that it is the same after a restart. A branch that nobody shares its model, system
 * prompt and effort with is left as it is.
 */
export function shareSegments(branches: readonly PlannedBranch[]): readonly PlannedBranch[] {
  if (branches.length < 2) return branches
  const requests = branches.map(({ request }) => request)
  const shared = new Map<string, SharedPrompt>()
  for (const [manner, siblings] of groupBy(requests, mannerOf)) {
    if (siblings.length > 1) shared.set(manner, { segments: inAll(siblings) })
  }
  return branches.map((branch) => {
    const ofSiblings = shared.get(mannerOf(branch.request))
    return ofSiblings === undefined ? branch : { ...branch, request: { ...branch.request, shared: ofSiblings } }
  })
}

export function isSameSegment(one: PromptSegment, other: PromptSegment): boolean {
  return one === other || (one.kind === other.kind && one.source === other.source && one.text === other.text)
}

/** A server keeps what it has read for one model, and reads it anew for another system prompt or effort. */
function mannerOf({ model, system, options }: ModelRequest): string {
  return `${model}\n${options.effort ?? ''}\n${system ?? ''}`
}

/** Texts from upstream are the very same string in every branch: comparing them takes no time. */
function inAll([first, ...others]: readonly ModelRequest[]): PromptSegment[] {
  return (first?.segments ?? []).filter((segment) =>
    others.every(
      ({ segments }) => segments === first?.segments || segments.some((other) => isSameSegment(segment, other)),
    ),
  )
}
