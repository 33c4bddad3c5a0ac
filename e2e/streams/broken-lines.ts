import type { ScriptInput } from '../messages-api/script'
import { seededRandom } from '../crash/seeded-random'
import { branchCount, inBatches, worstOf, type Line, type Setting } from './line'
import { eventsOf } from './branches-of'
import { createQuickClock } from './quick-clock'
import { createTrialEngine, type Outcome } from './trial-engine'
import { answerText, judgeTexts } from './whole-text'

type Spoiled = Omit<ScriptInput, 'when'>

/** Runs of ten branches whose first attempts are answered as told; every branch must succeed with the whole text in the end. */
async function spoil(
  setting: Setting,
  name: string,
  runs: number,
  spoiled: (trial: number, branch: number) => Spoiled,
): Promise<Outcome[]> {
  const modelOf = (trial: number) => `${name}-${trial}`
  await setting.script([
    ...Array.from({ length: runs * branchCount }, (_, at): ScriptInput => {
      const [trial, branch] = [Math.floor(at / branchCount), at % branchCount]
      return { text: answerText, ...spoiled(trial, branch), when: { model: modelOf(trial), branch, attempt: 1 } }
    }),
    { text: answerText },
  ])
  const engine = createTrialEngine({ url: setting.url, seed: setting.seed, clock: createQuickClock(10) })
  return inBatches(runs, 10, (trial) => engine.run(modelOf(trial), branchCount))
}

function judge(outcomes: readonly Outcome[]): string[] {
  return outcomes.flatMap((outcome) => [
    ...judgeTexts(outcome),
    ...(outcome.run.status === 'succeeded' ? [] : [`run ${outcome.runId} ended as ${outcome.run.status}`]),
    ...outcome.branches.flatMap(({ index, status, error }) =>
      status === 'succeeded' ? [] : [`branch ${index} ended as ${status}: ${error?.message}`],
    ),
  ])
}

function failuresOf(outcomes: readonly Outcome[]) {
  return outcomes.flatMap(({ events }) => eventsOf(events, 'branch.failed'))
}

export async function resetLine(setting: Setting): Promise<Line> {
  const random = seededRandom(setting.seed)
  // A whole answer with its framing is about 2,700 bytes.
  const outcomes = await spoil(setting, 'a5', 50, () => ({
    mode: 'resetMidStream',
    cutAtByte: Math.floor(random() * 2700),
  }))
  const lost = failuresOf(outcomes)
  return {
    ...{ id: 'A5', name: 'resets the socket at a random byte', trials: 500, violations: judge(outcomes) },
    ...{ worst: `${lost.length} attempts lost`, goal: 'no part stored as a result', faults: 500 },
  }
}

export async function earlyEndLine(setting: Setting): Promise<Line> {
  const outcomes = await spoil(setting, 'a6', setting.repeats, (_, branch) => ({
    mode: branch % 2 === 0 ? 'endInsideBlock' : 'endInsideLine',
  }))
  const trials = setting.repeats * branchCount
  const accepted = trials - failuresOf(outcomes).length
  const violations = [...judge(outcomes), ...(accepted > 0 ? [`${accepted} were accepted`] : [])]
  return {
    ...{ id: 'A6', name: 'ends without message_stop', trials, violations, worst: `${accepted} accepted` },
    ...{ goal: '0 accepted', faults: trials },
  }
}

export async function mutatedLine(setting: Setting): Promise<Line> {
  const outcomes = await spoil(setting, 'a9', 100, (trial, branch) => ({
    mode: 'mutated',
    seed: setting.seed + trial * branchCount + branch,
  }))
  const failed = failuresOf(outcomes).length
  return {
    ...{ id: 'A9', name: 'damages the stream on its way', trials: 1000, violations: judge(outcomes) },
    ...{ worst: `${failed} tried again, ${1000 - failed} read`, goal: '0 uncaught, 0 garbled', faults: failed },
  }
}

export async function overloadedLine(setting: Setting): Promise<Line> {
  const outcomes = await spoil(setting, 'a10', setting.repeats, () => ({ mode: 'overloadedMidStream' }))
  const codes = failuresOf(outcomes).map(({ error }) => error.code)
  const others = codes.filter((code) => code !== 'overloaded')
  const trials = setting.repeats * branchCount
  return {
    ...{ id: 'A10', name: 'says overloaded inside of a 200', trials, faults: trials },
    violations: [...judge(outcomes), ...others.map((code) => `it was taken for ${code}`)],
    ...{
      worst: worstOf(
        outcomes.flatMap(({ branches }) => branches.map(({ attempt }) => attempt)),
        'attempts',
      ),
      goal: 'as a 529',
    },
  }
}
