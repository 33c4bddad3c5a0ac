import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface, type Interface } from 'node:readline'

/** A program of ours in a process of its own, which answers with JSON lines. */
export type Started = {
  pid: number
  /** Writes a line to it. */
  tell: (line: string) => void
  /** The next line of JSON that it writes. @throws when it ends first, or takes too long. */
  hear: (timeoutMs: number) => Promise<unknown>
  stop: () => Promise<void>
}

export function startProcess(
  script: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = process.env,
): Started {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  if (child.pid === undefined) throw new Error(`Cannot start ${script}.`)
  const lines = createInterface({ input: child.stdout })
  return {
    pid: child.pid,
    tell: (line) => child.stdin.write(`${line}\n`),
    hear: (timeoutMs) => nextJson(script, child, lines, timeoutMs),
    stop: () => stopProcess(child),
  }
}

/** Asks it to end and waits for that; after ten seconds it is killed. */
async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const impatience = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await ended
  clearTimeout(impatience)
}

function nextJson(script: string, child: ChildProcess, lines: Interface, timeoutMs: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => done(new Error(`${script} said nothing for ${timeoutMs} ms.`)), timeoutMs)
    const ended = (code: number | null) => done(new Error(`${script} ended with code ${code}.`))
    const read = (line: string) => (line.startsWith('{') ? done(null, JSON.parse(line)) : undefined)

    function done(error: Error | null, value?: unknown): void {
      clearTimeout(timer)
      child.off('exit', ended)
      lines.off('line', read)
      if (error === null) resolve(value)
      else reject(error)
    }

    child.once('exit', ended)
    lines.on('line', read)
  })
}
