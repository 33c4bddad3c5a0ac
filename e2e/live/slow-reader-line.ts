import { readdir, readFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { apiClient } from '../api-client'
import type { Line } from '../streams/line'
import { startWideRun, type Setting } from './setting'

const megabyte = 1024 * 1024

/** Fifty readers that ask for 10 MB of events and take nothing, for as long as is told; then a thousand that come and go. */
export async function slowReaderLine(setting: Setting, stalledForMs: number): Promise<Line> {
  const { app, models } = setting
  models.script([{ text: 'Prices rise in the north and fall in the south. '.repeat(220) }])
  const runId = await startWideRun(setting, 1000)
  await apiClient(app.url).untilSettled(runId, 240_000)
  const path = `/api/v1/runs/${runId}/events`
  // Read once beforehand, so that what every reader needs is there already.
  const bytes = (await (await fetch(app.url + path)).text()).length
  await sleep(2000)

  const before = await residentBytes(app.pid)
  const sockets = await Promise.all(Array.from({ length: 50 }, () => stalledReader(app.url, path)))
  let most = before
  const deadline = Date.now() + stalledForMs
  while (Date.now() < deadline) {
    most = Math.max(most, await residentBytes(app.pid))
    await sleep(250)
  }
  sockets.forEach((socket) => socket.destroy())
  const grownMb = (most - before) / megabyte

  await sleep(1000)
  const open = await openDescriptors(app.pid)
  for (let batch = 0; batch < 50; batch += 1)
    await Promise.all(Array.from({ length: 20 }, () => openAndAbort(app.url + path)))
  await sleep(12_000)
  const left = (await openDescriptors(app.pid)) - open
  const violations = [
    ...(bytes < 10 * megabyte ? [`the run has ${Math.round(bytes / megabyte)} MB of events only`] : []),
    ...(grownMb > 50 ? [`memory grew by ${Math.round(grownMb)} MB`] : []),
    ...(left > 2 ? [`${left} descriptors are left open`] : []),
  ]
  return {
    ...{ id: 'E5', name: '50 stalled readers; 1,000 that come and go', trials: 1050, violations, faults: 0 },
    ...{ worst: `${Math.round(grownMb)} MB, ${left} descriptors left`, goal: '50 MB, ±2 descriptors' },
  }
}

function stalledReader(url: string, path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
      socket.pause()
      socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`)
      resolve(socket)
    })
    socket.on('error', reject)
  })
}

async function openAndAbort(url: string): Promise<void> {
  const controller = new AbortController()
  await fetch(url, { signal: controller.signal }).catch(() => null)
  controller.abort()
}

async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(status.match(/^VmRSS:\s+(\d+) kB$/m)?.[1] ?? 0) * 1024
}

async function openDescriptors(pid: number): Promise<number> {
  return (await readdir(`/proc/${pid}/fd`)).length
}
