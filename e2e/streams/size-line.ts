import { eventsOf } from './branches-of'
import type { Line, Setting } from './line'
import { createTrialEngine } from './trial-engine'

const megabyte = 1024 * 1024
const mostCharacters = 8 * megabyte

/** Ten answers of 50 MB and ten of a million deltas, one after the other: one branch each, so that the figures are of one answer. */
export async function sizeLine(setting: Setting): Promise<Line> {
  const violations: string[] = []
  const grownMb: number[] = []
  const writesPerSecond: number[] = []
  const trials = 20
  for (let trial = 0; trial < trials; trial += 1) {
    const isLong = trial % 2 === 0
    const long = { text: 'x'.repeat(64 * 1024), tokens: 800 }
    await setting.script([{ mode: 'flood', ...(isLong ? long : { text: 'x', tokens: 1_000_000 }) }])
    const engine = createTrialEngine({ url: setting.url, seed: setting.seed })
    global.gc?.()
    const before = process.memoryUsage().rss
    let most = before
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20)
    const beganAt = Date.now()
    const { events, appends } = await engine.run(`a13-${trial}`, 1)
    clearInterval(watch)
    grownMb.push((most - before) / megabyte)
    // The start and the end are written at once; in between a long answer may cost four writes a second.
    writesPerSecond.push(Math.max(0, appends - 6) / Math.max(1, (Date.now() - beganAt) / 1000))
    const [failure] = eventsOf(events, 'branch.failed')
    const [success] = eventsOf(events, 'branch.succeeded')
    if (isLong && failure?.error.code !== 'answer_too_long')
      violations.push(`50 MB ended as ${failure?.error.code ?? 'a success'}`)
    if (isLong && (failure?.partialText.length ?? 0) > mostCharacters)
      violations.push(`${failure?.partialText.length} characters are kept`)
    if (!isLong && success?.output.text.length !== 1_000_000)
      violations.push(`a million deltas are ${success?.output.text.length} characters`)
  }
  violations.push(...grownMb.filter((mb) => mb > 100).map((mb) => `memory grew by ${Math.round(mb)} MB`))
  violations.push(...writesPerSecond.filter((rate) => rate > 4).map((rate) => `${rate.toFixed(1)} writes a second`))
  return {
    ...{ id: 'A13', name: 'sends 50 MB, or a million deltas', trials, violations, faults: trials / 2 },
    ...{
      worst: `${Math.round(Math.max(...grownMb))} MB, ${Math.max(...writesPerSecond).toFixed(1)} writes/s`,
      goal: 'cut at 8 MB, 100 MB, 4 writes/s',
    },
  }
}
