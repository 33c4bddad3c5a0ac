import 'server-only'
import { nanoid } from 'nanoid'
import { connectionSource } from '../db/connections'
import { prismaRunStore } from '../db/run-store'
import { driveRun, type RunDriver } from '../engine/drive-run'
import type { Claim } from '../engine/ports'
import { logProblem } from '../errors/log'
import { executors } from '../executors'
import { maxConcurrentOf, type Connection } from '../models/connection'
import { promptCacheKeys } from '../models/prompt-cache-keys'
import { createGenerate } from '../models/create-generate'
import { worstCaseOf } from '../models/worst-case'
import { createLaneAddresses } from './lane-addresses'
import { createLanes } from './lanes'
import { createLocalDispatcher } from './local-dispatcher'
import { processWide } from './process-wide'
import { runHub } from './run-hub-of-process'
import { systemClock } from './system-clock'

/** Who holds the leases of this process. */
const owner = processWide('run-owner', () => nanoid())
const drivers = processWide('run-drivers', () => new Map<string, Promise<RunDriver | null>>())

const laneAddresses = processWide('lane-addresses', () => createLaneAddresses(maxConcurrentOf(process.env)))
/** As read for the last call that was made: what a call may cost is asked where nothing can be waited for. */
const known = processWide('known-connections', () => ({ connections: [] as readonly Connection[] }))
const source = {
  list: async (): Promise<Connection[]> => {
    const connections = await connectionSource.list()
    known.connections = connections
    return connections
  },
  keyOf: connectionSource.keyOf,
}
const dispatcher = processWide('dispatcher', () =>
  createLocalDispatcher({
    generate: createGenerate(source),
    lanes: createLanes({ clock: systemClock, random: Math.random }),
    laneOf: laneAddresses.laneOf,
    clock: systemClock,
  }),
)

/**
 * Drives a run in this process until it settles; a run that is being driven already is not driven twice. Resolves once it is under
 * way; null when the run has settled or somebody else drives it.
 */
export function driveInProcess(runId: string): Promise<RunDriver | null> {
  const driving = drivers.get(runId) ?? claimAndDrive(runId)
  drivers.set(runId, driving)
  return driving
}

/** Closes the calls of every run and writes nothing more: the process is about to end, and the next one goes on with them. */
export function letGoOfRuns(): void {
  for (const driving of drivers.values()) void driving.then((driver) => driver?.stop()).catch(() => undefined)
}

async function claimAndDrive(runId: string): Promise<RunDriver | null> {
  try {
    const connections = await source.list()
    laneAddresses.setConnections(connections)
    const claim = await prismaRunStore.claim(runId, owner)
    if (claim === null) {
      drivers.delete(runId)
      return null
    }
    const snapshot = await prismaRunStore.readSnapshot(runId)
    const events = await prismaRunStore.readEvents(runId, 0)
    const driver = driveRun({
      claim,
      snapshot,
      events,
      store: prismaRunStore,
      dispatcher,
      bus: runHub(),
      clock: systemClock,
      random: Math.random,
      executors,
      worstCaseUsd: (request) => worstCaseOf(request, known.connections, systemClock.now()),
      cacheKeyOf: promptCacheKeys(connections),
      report: (error) => logProblem('run.drive', error),
    })
    void driver.settled.catch((error: unknown) => endBroken(claim, error)).finally(() => drivers.delete(runId))
    return driver
  } catch (error) {
    drivers.delete(runId)
    throw error
  }
}

/** The driver itself broke down: nobody else would end the run, and no run may stay `running` for ever. */
async function endBroken(claim: Claim, error: unknown): Promise<void> {
  logProblem('run.drive', error)
  const stored = await prismaRunStore.readEvents(claim.runId, 0)
  const message = 'Parallax made a mistake and could not go on with this run. What had succeeded is kept; run it again.'
  const event = {
    type: 'run.failed' as const,
    seq: (stored.at(-1)?.seq ?? 0) + 1,
    at: systemClock.now(),
    error: { code: 'internal', message },
  }
  await prismaRunStore.append(claim, [event])
  runHub().publish(claim.runId, [event])
}
