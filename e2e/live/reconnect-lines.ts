import { setTimeout as sleep } from 'node:timers/promises'
import { followRun } from '@/lib/editor/follow-run'
import { createRunFeed } from '@/lib/editor/run-feed'
import { initialRunState } from '@/lib/engine/reduce-run'
import { apiClient } from '../api-client'
import { worstOf, type Line } from '../streams/line'
import { startCuttingProxy } from './cutting-proxy'
import { surroundingsAt } from './fetch-source'
import { followThrough, readEvents } from './read-events'
import { startWideRun, storedIds, type Setting } from './setting'

export async function cutLine(setting: Setting, wantedCuts: number): Promise<Line> {
  const { app, models, random } = setting
  models.script([{ firstWordMs: 100, tokens: 20, tokensPerSecond: 40 }])
  const proxy = await startCuttingProxy(Number(new URL(app.url).port), () =>
    // Now and then so late that the longest event gets through: one that never does would be asked for again and again.
    random() < 0.1 ? 300_000 : 400 + Math.floor(random() * 12_000),
  )
  const violations: string[] = []
  const caughtUpMs: number[] = []
  while (proxy.cuts() < wantedCuts) {
    const runId = await startWideRun(setting, 500)
    const heard = await followThrough(proxy.url, runId)
    const stored = await storedIds(setting, runId)
    if (heard.join() !== stored.join())
      violations.push(`${heard.length} events were heard of ${stored.length}, run ${runId}`)
    // Everything again, through cuts from the first byte to the last, and then what 1,000 missed events take.
    const again = await followThrough(proxy.url, runId)
    if (again.join() !== stored.join()) violations.push(`${again.length} events were read again of ${stored.length}`)
    const beganAt = performance.now()
    let missed = 0
    await readEvents(
      `${app.url}/api/v1/runs/${runId}/events`,
      stored.length - 1000,
      ({ id }) => (missed += id === undefined ? 0 : 1),
    )
    caughtUpMs.push(performance.now() - beganAt)
    if (missed !== 1000) violations.push(`${missed} of 1,000 missed events came`)
  }
  proxy.close()
  violations.push(...caughtUpMs.filter((ms) => ms > 1000).map((ms) => `1,000 events took ${Math.round(ms)} ms`))
  return {
    ...{ id: 'E1', name: 'cut at random bytes', trials: proxy.cuts(), violations, faults: 0 },
    ...{ worst: worstOf(caughtUpMs, 'ms for 1,000 missed'), goal: '0 gaps, 0 repeats, 1,000 ms' },
  }
}

export async function oddIdLine(setting: Setting): Promise<Line> {
  const { app, models } = setting
  models.script([{ tokens: 3 }])
  const [runId, other] = [await startWideRun(setting, 3), await startWideRun(setting, 40)]
  const api = apiClient(app.url)
  await Promise.all([api.untilSettled(runId, 30_000), api.untilSettled(other, 30_000)])
  const stored = await storedIds(setting, runId)
  const foreign = (await storedIds(setting, other)).length
  const violations: string[] = []
  const url = `${app.url}/api/v1/runs/${runId}/events`
  const expectations: [id: string, expected: (status: number, text: string) => boolean][] = [
    ...['-1', '1e309', '1.5', 'NaN', 'seven', '9'.repeat(400), '0x10'].map(
      (id): [string, (status: number) => boolean] => [id, (status) => status === 400 || status === 422],
    ),
    ['9'.repeat(1_000_000), (status) => status === 431 || status === 400 || status === 0],
    [
      String(foreign),
      (status, text) => status === 200 && text.includes('event: reset') && idsIn(text).join() === stored.join(),
    ],
    [
      '999999999999999',
      (status, text) => status === 200 && text.includes('event: reset') && idsIn(text).join() === stored.join(),
    ],
    ['0', (status, text) => status === 200 && idsIn(text).join() === stored.join()],
    ['1', (status, text) => status === 200 && idsIn(text).join() === stored.slice(1).join()],
    [String(stored.length), (status) => status === 204],
  ]
  for (const [id, expected] of expectations) {
    const answer = await fetch(url, { headers: { 'last-event-id': id } }).catch(() => null)
    const text = (await answer?.text().catch(() => '')) ?? ''
    if (!expected(answer?.status ?? 0, text)) violations.push(`“${id.slice(0, 20)}” was answered ${answer?.status}`)
  }
  return {
    ...{
      id: 'E2',
      name: 'Last-Event-ID of another run, negative, huge',
      trials: expectations.length,
      violations,
      faults: 0,
    },
    ...{ worst: `${violations.length} answered otherwise`, goal: 'reset and all, or 400' },
  }
}

const idsIn = (text: string) => [...text.matchAll(/^id: (\d+)$/gm)].map((match) => Number(match[1]))

/** The page's own client beside a server that is killed under it. */
export async function killLine(setting: Setting, kills: number): Promise<Line> {
  const { models } = setting
  const violations: string[] = []
  const backMs: number[] = []
  for (let kill = 0; kill < kills; kill += 1) {
    models.script([{ firstWordMs: 100, tokens: 100, tokensPerSecond: 10 }])
    const runId = await startWideRun(setting, 5)
    const graph = { nodes: [], edges: [] }
    const feed = createRunFeed(runId, initialRunState(graph))
    const stop = followRun(
      feed,
      graph,
      surroundingsAt(() => setting.app.url),
    )
    await until(() => feed.getState().events.length > 3, 20_000)
    await setting.app.kill()
    await setting.restart()
    const restartedAt = performance.now()
    await until(() => feed.getState().events.some(({ type }) => type === 'run.resumed'), 20_000)
    backMs.push(performance.now() - restartedAt)
    models.script([{ tokens: 2 }])
    await apiClient(setting.app.url).cancelRun(runId)
    await until(() => feed.getState().connection === 'settled', 20_000)
    const heard = feed.getState().events.map(({ seq }) => seq)
    if (heard.join() !== (await storedIds(setting, runId)).join())
      violations.push('what the page knows is not what is stored')
    stop()
  }
  violations.push(...backMs.filter((ms) => ms > 5000).map((ms) => `it took ${Math.round(ms)} ms to be back`))
  return {
    ...{ id: 'E3', name: 'the server is killed under a page', trials: kills, violations, faults: 0 },
    ...{ worst: worstOf(backMs, 'ms until it is back'), goal: '5,000 ms, right state' },
  }
}

export async function until(isSo: () => boolean, withinMs: number): Promise<void> {
  const deadline = performance.now() + withinMs
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error(`It was not so within ${withinMs} ms.`)
    await sleep(20)
  }
}
