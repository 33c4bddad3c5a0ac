import type { Generate } from '../engine/model-call'
import type { RunBus, RunSnapshot, RunStore } from '../engine/ports'
import type { RunEvent } from '../engine/run-event'
import type { Failpoint, FailpointName } from './failpoints'
import { settlesRun } from './run-hub'

type Ports = { store: RunStore; bus: RunBus; generate: Generate }

/** The ports of a driver with the points at which a crash test ends the process; the very same ports where none is armed. */
export function withFailpoints(ports: Ports, failpoint: Failpoint | null): Ports {
  if (failpoint === null) return ports
  const { store, bus, generate } = ports
  const fanIns = new Map<string, ReadonlySet<string>>()

  return {
    store: {
      ...store,
      async readSnapshot(runId) {
        const snapshot = await store.readSnapshot(runId)
        fanIns.set(runId, fanInsOf(snapshot))
        return snapshot
      },
      async append(claim, events) {
        const { runId } = claim
        const points = pointsOf(events, fanIns.get(runId) ?? new Set())
        // Once before and once after the commit: which of them it is, the count of the setting chooses.
        for (const point of points) failpoint(point, runId)
        if (events.length > 0) failpoint('before-commit', runId)
        await store.append(claim, events)
        if (events.length > 0) failpoint('after-commit', runId)
        for (const point of points) failpoint(point, runId)
      },
    },
    bus: {
      ...bus,
      publish(runId, events) {
        failpoint('before-event', runId)
        bus.publish(runId, events)
      },
    },
    async generate(request, call) {
      const { runId } = call.key
      let hasSpoken = false
      failpoint('before-call', runId)
      const generation = await generate(request, {
        ...call,
        onText(text) {
          if (!hasSpoken) failpoint('first-byte', runId)
          hasSpoken = true
          call.onText(text)
        },
      })
      failpoint('last-byte', runId)
      return generation
    },
  }
}

function fanInsOf({ graph }: RunSnapshot): ReadonlySet<string> {
  return new Set(graph.nodes.flatMap(({ id, type }) => (type === 'aggregate' ? [id] : [])))
}

function pointsOf(events: readonly RunEvent[], fanIns: ReadonlySet<string>): FailpointName[] {
  const points: FailpointName[] = []
  const isOfFanIn = (event: RunEvent) =>
    (event.type === 'node.started' || event.type === 'node.succeeded') && fanIns.has(event.nodeId)
  if (events.some(isOfFanIn)) points.push('join')
  if (events.some((event) => event.type === 'branch.failed' && event.retryAt !== null)) points.push('retry-wait')
  if (events.some(({ type }) => type === 'run.cancelRequested')) points.push('cancel')
  if (events.some(settlesRun)) points.push('finalise')
  return points
}
