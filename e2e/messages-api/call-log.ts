import { createWriteStream } from 'node:fs'
import type { IncomingCall } from './script'

/** One request as the server saw it. Written once when it begins and once more when it is over; `id` tells them apart. */
export type CallLine = Omit<IncomingCall, 'text'> & {
  id: number
  /** Milliseconds since 1970. */
  beganAt: number
  endedAt: number | null
  /** How the caller proved itself. Never the key. */
  auth: 'bearer' | 'x-api-key' | 'none'
  version: string | null
  status: number
  /** `finished`: everything was sent. `aborted`: the client went first. `reset`: the server cut it off, as scripted. */
  outcome: 'open' | 'finished' | 'aborted' | 'reset'
}

export type CallLog = {
  began: (line: CallLine) => void
  ended: (line: CallLine) => void
  lines: () => CallLine[]
  clear: () => void
}

/** Kept in memory, and appended to a file as JSON lines where one is given. */
export function createCallLog(file?: string): CallLog {
  const stream = file === undefined ? null : createWriteStream(file, { flags: 'a' })
  let lines: CallLine[] = []
  return {
    began: (line) => {
      lines.push(line)
      stream?.write(`${JSON.stringify(line)}\n`)
    },
    ended: (line) => stream?.write(`${JSON.stringify(line)}\n`),
    lines: () => lines,
    clear: () => {
      lines = []
    },
  }
}
