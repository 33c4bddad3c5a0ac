import 'server-only'
import { nanoid } from 'nanoid'
import { z } from 'zod'
import { connectionSource } from '../db/connections'
import { countRecoveries, readLastSeq } from '../db/recoveries'
import { prismaRunStore } from '../db/run-store'
import { driveRun, type RunDriver } from '../engine/drive-run'
import type { Again } from '../engine/keep-branches'
import type { Claim, RunSnapshot } from '../engine/ports'
import { beyondRecovery, isBeyondRecovery } from '../engine/recovery-limit'
import type { RunError, RunEvent } from '../engine/run-event'
import { isSettled } from '../engine/statuses'
import { logProblem } from '../errors/log'
import { executors } from '../executors'
import { maxConcurrentOf, type Connection } from '../models/connection'
import { promptCacheKeys } from '../models/prompt-cache-keys'
import { createGenerate } from '../models/create-generate'
import { worstCaseOf } from '../models/worst-case'
import { contentHash } from './content-hash'
import { failpointOfProcess } from './failpoint-of-process'
import { createLaneAddresses } from './lane-addresses'
import { createLanes } from './lanes'
import { createLocalDispatcher } from './local-dispatcher'
import { processWide } from './process-wide'
import { runHub } from './run-hub-of-process'
import { shutdown } from './shutdown'
import { storeTrouble } from './store-trouble-of-process'
import { systemClock } from './system-clock'
import { withFailpoints } from './with-failpoints'

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
const { store, bus, generate } = withFailpoints(
  { store: storeTrouble.watch(prismaRunStore), bus: runHub(), generate: createGenerate(source) },
  failpointOfProcess,
)

const dispatcher = processWide('dispatcher', () =>
  createLocalDispatcher({
    generate,
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
  // What comes while the process is about to end is kept for the next one: no call begins any more.
  if (shutdown.signal.aborted) return drivers.get(runId) ?? Promise.resolve(null)
  const driving = drivers.get(runId) ?? claimAndDrive(runId)
  drivers.set(runId, driving)
  return driving
}

/** Closes the calls of every run: the process is about to end, and the next one goes on with them. */
export function letGoOfRuns(): void {
  for (const [runId, driving] of drivers) void letGo(runId, driving).catch(() => undefined)
}

/** Records that this was no accident, and nothing else: E57 counts only the ends that nobody asked for. */
async function letGo(runId: string, driving: Promise<RunDriver | null>): Promise<void> {
  const driver = await driving
  driver?.stop()
  if (driver === null || isSettled(await driver.settled)) return
  const claim = await prismaRunStore.claim(runId, owner)
  if (claim === null) return
  await prismaRunStore.append(claim, [
    { type: 'run.released', seq: (await readLastSeq(runId)) + 1, at: systemClock.now() },
  ])
}

async function claimAndDrive(runId: string): Promise<RunDriver | null> {
  try {
    const connections = await source.list()
    laneAddresses.setConnections(connections)
    const claim = await prismaRunStore.claim(runId, owner)
    const isGivenUp = claim !== null && isBeyondRecovery(await countRecoveries(claim))
    if (isGivenUp) await endRun(claim, beyondRecovery)
    if (claim === null || isGivenUp) {
      drivers.delete(runId)
      return null
    }
    failpointOfProcess?.('claim', runId)
    const driver = driveRun({
      ...(await readRun(claim)),
      claim,
      store,
      dispatcher,
      bus,
      clock: systemClock,
      random: Math.random,
      executors,
      worstCaseUsd: (request) => worstCaseOf(request, known.connections, systemClock.now()),
      cacheKeyOf: promptCacheKeys(connections),
      report: (error) => logProblem('run.drive', error),
    })
    const leave = () => {
      storeTrouble.forget(runId)
      drivers.delete(runId)
    }
    void driver.settled
      .catch((error: unknown) => endBroken(claim, error))
      // Nor could its end be recorded: it is taken up again by `keepRunsGoing`.
      .catch((error: unknown) => logProblem('run.drive', error))
      .finally(leave)
    return driver
  } catch (error) {
    drivers.delete(runId)
    throw error
  }
}

/** What is stored of a run. One that cannot be read is ended: nobody else would, and no run may stay `running` for ever. */
async function readRun(claim: Claim): Promise<{ snapshot: RunSnapshot; events: readonly RunEvent[]; again?: Again }> {
  try {
    const snapshot = await store.readSnapshot(claim.runId)
    const again = await readBase(snapshot)
    return { snapshot, events: await store.readEvents(claim.runId, 0), ...(again === null ? {} : { again }) }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) await endBroken(claim, error)
    throw error
  }
}

/** The run that another goes on from, read anew by every driver: it has settled, so it is the same as when the other began. */
async function readBase({ again }: RunSnapshot): Promise<Again | null> {
  if (again === null || again === undefined) return null
  const [snapshot, events] = await Promise.all([
    store.readSnapshot(again.basedOnRunId),
    store.readEvents(again.basedOnRunId, 0),
  ])
  return { base: { snapshot, events }, redo: again.redo, contentHash }
}

/** The driver itself broke down: nobody else would end the run, and no run may stay `running` for ever. */
async function endBroken(claim: Claim, error: unknown): Promise<void> {
  logProblem('run.drive', error)
  const message = 'Parallax made a mistake and could not go on with this run. What had succeeded is kept; run it again.'
  await endRun(claim, { code: 'internal', message })
}

async function endRun(claim: Claim, error: RunError): Promise<void> {
  const seq = (await readLastSeq(claim.runId)) + 1
  const event = { type: 'run.failed' as const, seq, at: systemClock.now(), error }
  await prismaRunStore.append(claim, [event])
  runHub().publish(claim.runId, [event])
}
