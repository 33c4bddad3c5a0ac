import type { ExtraBallot } from '../aggregation/rounds/extra-ballots'
import type { NodeContext, PlannedBranch } from '../engine/executor'
import { AppError } from '../errors/app-error'
import { branchNodesBefore } from '../graph/branch-nodes'
import type { FlowNode } from '../graph/document'
import { vote } from './vote'

class NoVoteError extends AppError {
  readonly code = 'no_vote'
  constructor() {
    super('Further votes can only be asked for right behind one vote node. Choose another way to break ties.')
  }
}

/**
 * One more vote for an aggregate right behind a vote node: the very call of one of its voters, made once more as a branch of the
 * aggregate. What leads into the vote had settled before it began, so the prompt is the same, word for word.
 *
 * @throws NoVoteError
 */
export function planBallot(
  node: FlowNode<'aggregate'>,
  context: NodeContext,
  { label, voter }: ExtraBallot,
): PlannedBranch {
  const [source, ...others] = branchNodesBefore(context.graph, node.id)
  const asked = source?.type === 'vote' && others.length === 0 ? vote.plan(source, context)[voter] : undefined
  if (asked === undefined) throw new NoVoteError()
  return { ...asked, label }
}
