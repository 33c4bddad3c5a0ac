import { eventsOf } from './branches-of'
import type { Case } from './cases'
import type { Outcome, TrialEngine } from './trial-engine'
import { answerText, textOf } from './whole-text'
import type { ScriptInput } from '../messages-api/script'

/** The scripts of a case for a model of its own: as given first, whole afterwards. */
export function scriptsOf({ first, text }: Case, model: string): ScriptInput[] {
  const spoiled = first.map((script) => ({ text: answerText, ...script, when: { model }, times: 1 }))
  return [...spoiled, { when: { model }, text: text ?? answerText }]
}

/** Runs one branch through the case and says in sentences what is stored otherwise than the rule asks. */
export async function playCase(one: Case, model: string, engine: TrialEngine): Promise<string[]> {
  return judgeCase(one, await engine.run(model, 1))
}

export function judgeCase(one: Case, { events, run, branches }: Outcome): string[] {
  const violations: string[] = []
  const expect = (holds: boolean, sentence: string) =>
    void (holds || violations.push(`[case ${one.number}] ${sentence}`))
  const failures = eventsOf(events, 'branch.failed')
  const [success] = eventsOf(events, 'branch.succeeded')
  const codes = failures.map(({ error }) => error.code)
  expect(codes.join() === one.fails.join(), `its attempts failed with ${codes.join() || 'nothing'}`)
  expect(branches[0]?.status === one.ends, `the branch is shown as ${branches[0]?.status}`)
  expect(run.status === one.ends, `the run is shown as ${run.status}`)
  expect((success !== undefined) === (one.ends === 'succeeded'), 'a success is stored where there is none')
  if (success !== undefined) {
    expect(success.output.text === (one.text ?? textOf(0)), `“${success.output.text}” is stored as the answer`)
    const remarks = success.warnings.join(' ')
    expect(one.warning === undefined ? remarks === '' : one.warning.test(remarks), `its remarks are “${remarks}”`)
  }

  const last = failures.at(-1)
  if (last === undefined) return violations
  if (one.partial === 'some') expect(isPart(last.partialText), `“${last.partialText}” is kept of what it said`)
  if (one.partial === 'none') expect(last.partialText === '', `“${last.partialText}” is kept of what it said`)
  if (one.partial === 'all') expect(last.partialText === textOf(0), `“${last.partialText}” is kept of what it said`)
  if (one.billed !== undefined) expect(last.possiblyBilled === one.billed, `possibly billed is ${last.possiblyBilled}`)
  const next = eventsOf(events, 'branch.started').find(({ attempt }) => attempt === last.attempt + 1)
  const waitedMs = (next?.at ?? 0) - last.at
  if (one.waitsMs !== undefined) expect(waitedMs >= one.waitsMs, `it waited ${waitedMs} ms`)
  return violations
}

function isPart(text: string): boolean {
  return text !== '' && text !== textOf(0) && textOf(0).startsWith(text)
}
