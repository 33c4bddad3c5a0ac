import 'server-only'
import { processWide } from './process-wide'

const last = processWide('turns', () => new Map<string, Promise<unknown>>())

/** Does what is asked for under one name one after the other, in the order of asking. What fails keeps nobody waiting. */
export function inTurn<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  const turn = (last.get(name) ?? Promise.resolve()).then(work, work)
  last.set(name, turn)
  const leave = () => void (last.get(name) === turn && last.delete(name))
  turn.then(leave, leave)
  return turn
}
