import type { Pairing, PairReply } from './pair-questions'

export type Said = { pairing: Pairing; reply: PairReply | null }

/** What the verdicts over pairs come to. */
export type PairCount = {
  /** `wins[x][y]`: a win where both orders name x, half each where they disagree or see a tie. */
  wins: number[][]
  /** Pairs that a judge decided in both orders, and those of them where both said the same. */
  inBothOrders: number
  consistent: number
  /** Verdicts that name an answer, and those of them that name the one in first place. */
  chosen: number
  firstChosen: number
  /** By pair, then by judge: the place of the winner, −1 for a tie; null where an order is missing. */
  byPair: (number | null)[][]
}

/**
 * Counts verdicts over pairs. A judge whose verdict is missing or abstains in one order has not decided that pair.
 *
 * @see Zheng et al. 2023, Judging LLM-as-a-Judge, arXiv 2306.05685: a win only if both orders name the same answer.
 */
export function countPairs(said: readonly Said[], candidates: number, judges: number): PairCount {
  const wins = Array.from({ length: candidates }, () => Array<number>(candidates).fill(0))
  const add = (x: number, y: number, won: number) => {
    const row = wins[x]
    if (row !== undefined) row[y] = (row[y] ?? 0) + won
  }
  const winnerOf = new Map(said.map((one) => [keyOf(one.pairing), chosenBy(one)]))
  const count: PairCount = { wins, inBothOrders: 0, consistent: 0, chosen: 0, firstChosen: 0, byPair: [] }
  for (let x = 0; x < candidates; x += 1) {
    for (let y = x + 1; y < candidates; y += 1) {
      const byJudge = Array.from({ length: judges }, (_, judge) => {
        const one = winnerOf.get(keyOf({ judge, first: x, second: y })) ?? null
        const other = winnerOf.get(keyOf({ judge, first: y, second: x })) ?? null
        if (one === null || other === null) return null
        count.inBothOrders += 1
        if (one === other) count.consistent += 1
        const winner = one === other ? one : tie
        add(x, y, winner === x ? 1 : winner === tie ? 0.5 : 0)
        add(y, x, winner === y ? 1 : winner === tie ? 0.5 : 0)
        return winner
      })
      count.byPair.push(byJudge)
    }
  }
  for (const { reply } of said) {
    if (reply?.better === 'a' || reply?.better === 'b') count.chosen += 1
    if (reply?.better === 'a') count.firstChosen += 1
  }
  return count
}

const tie = -1

/** The place of the answer that a verdict names, −1 for a tie; null where there is no verdict. */
export function chosenBy({ pairing, reply }: Said): number | null {
  if (reply === null || reply.better === 'abstain') return null
  if (reply.better === 'tie') return tie
  return reply.better === 'a' ? pairing.first : pairing.second
}

const keyOf = ({ judge, first, second }: Pairing) => `${judge}/${first}/${second}`
