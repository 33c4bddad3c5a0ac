import { afterVotesFor, afterVotesScatter, unseenAnswer, type Standing } from './standing'

/**
 * The fewest further ballots with which a vote could be decided: how many to ask for at once so that none is asked in vain. With
 * fewer, whatever they say, the vote would go on; so that many calls side by side cost nothing and save time. All that are
 * outstanding where only the full vote decides, 0 where it is decided already. `sought`: an answer that the rule looks for.
 *
 * Before the first ballot it is ⌊N/2⌋ + 1 for a leader that cannot be overtaken, and 4 for 95 % sure (aggregation.md section 2.5).
 */
export function votesToDecide(standing: Standing, isDecided: (standing: Standing) => boolean, sought?: string): number {
  if (isDecided(standing)) return 0
  const { length } = standing.outstanding
  // A winner is settled soonest where one answer takes all; that there is none, where all differ.
  const answers = [...standing.votes.slice(0, 2).map(({ answer }) => answer), sought ?? unseenAnswer, unseenAnswer]
  for (let ballots = 1; ballots < length; ballots += 1) {
    if (answers.some((answer) => isDecided(afterVotesFor(standing, answer, ballots)))) return ballots
    if (isDecided(afterVotesScatter(standing, ballots))) return ballots
  }
  return length
}
