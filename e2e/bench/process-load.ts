import { readFile, readdir, writeFile } from 'node:fs/promises'

/** What a process and its children have used, read from Linux's /proc by whoever owns them. */
export type Load = { cpuMs: number; peakBytes: number }

/** Begins a new measurement: forgets the memory peak that was reached before. */
export async function resetPeak(pid: number): Promise<void> {
  for (const member of await family(pid)) await writeFile(`/proc/${member}/clear_refs`, '5')
}

/** Processor time since the start of each process, over all of its threads, and memory since `resetPeak`. */
export async function readLoad(pid: number): Promise<Load> {
  const members = await family(pid)
  const loads = await Promise.all(members.map(loadOf))
  return {
    cpuMs: loads.reduce((sum, load) => sum + load.cpuMs, 0),
    peakBytes: loads.reduce((sum, load) => sum + load.peakBytes, 0),
  }
}

async function loadOf(pid: number): Promise<Load> {
  const threads = await readdir(`/proc/${pid}/task`)
  const runtimes = await Promise.all(threads.map((thread) => nanosecondsOf(`/proc/${pid}/task/${thread}/schedstat`)))
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const peakKib = Number(status.match(/^VmHWM:\s+(\d+) kB$/m)?.[1] ?? 0)
  return { cpuMs: runtimes.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / 1e6, peakBytes: peakKib * 1024 }
}

/** The first figure is the time on a processor. A thread that has just ended counts for nothing. */
async function nanosecondsOf(file: string): Promise<number> {
  const text = await readFile(file, 'utf8').catch(() => '0')
  return Number(text.split(' ', 1)[0])
}

async function family(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')
  const children = text
    .split(' ')
    .filter((id) => id.trim() !== '')
    .map(Number)
  return [pid, ...(await Promise.all(children.map(family))).flat()]
}
