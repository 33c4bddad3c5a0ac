import type { RunEvent } from '@/lib/engine/run-event'
import type { BranchState, RunState } from '@/lib/engine/run-state'

export function branchesOf(run: RunState): readonly BranchState[] {
  return run.nodes.find(({ nodeId }) => nodeId === 'sections')?.branches ?? []
}

type Of<Type extends RunEvent['type']> = Extract<RunEvent, { type: Type }>

export function eventsOf<Type extends RunEvent['type']>(events: readonly RunEvent[], type: Type): Of<Type>[] {
  return events.filter((event): event is Of<Type> => event.type === type && 'branch' in event)
}
