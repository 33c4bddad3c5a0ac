import { openSync, writeSync } from 'node:fs'
import type { IncomingCall } from './script'

/** One request as the server saw it. Written once when it begins and once more when it is over; `id` tells them apart. */
export type CallLine = Omit<IncomingCall, 'text' | 'body' | 'marked'> & {
  id: number
  /** Tokens that the cache of prompts had, and that it was given. */
  cacheRead: number
  cacheWritten: number
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

/** Kept in memory, and appended to a file as JSON lines where one is given: written at once, since a crash test reads it as a witness. */
export function createCallLog(file?: string): CallLog {
  const descriptor = file === undefined ? null : openSync(file, 'a')
  let lines: CallLine[] = []

  function write(line: CallLine): void {
    if (descriptor !== null) writeSync(descriptor, `${JSON.stringify(line)}\n`)
  }

  return {
    began: (line) => {
      lines.push(line)
      write(line)
    },
    ended: write,
    lines: () => lines,
    clear: () => {
      lines = []
    },
  }
}
