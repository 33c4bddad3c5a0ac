import type { RunBus } from '../engine/ports'
import type { BranchWaits, BranchWords, RunEvent } from '../engine/run-event'
import { createWaitingBranches, type WaitingBranches } from './waiting-branches'

/** What a follower of a run hears: recorded events, words that are on their way, and what branches wait for. Must not throw. */
export type RunFollower = {
  events: (events: readonly RunEvent[]) => void
  words: (words: readonly BranchWords[]) => void
  waits: (waits: readonly BranchWaits[]) => void
}

export type RunHub = RunBus & {
  /** Hears the run from now on, beginning with all words and waits of its branches. The answer ends it. */
  follow: (runId: string, follower: RunFollower) => () => void
  followers: (runId: string) => number
}

/** How long words are gathered before they go out together: 20 times a second reads as live, and 1,000 branches stay cheap. */
const wordsEveryMs = 50

type Saying = { attempt: number; text: string; published: number }
type Channel = {
  followers: Set<RunFollower>
  saying: Map<string, Saying>
  waiting: WaitingBranches
  timer: NodeJS.Timeout | null
}

/**
 * Carries a run's events and words to whoever watches, inside this process. Words are kept only while their branch runs, so that
 * somebody who joins late sees them from the first letter.
 */
export function createRunHub(): RunHub {
  const channels = new Map<string, Channel>()

  function channelOf(runId: string): Channel {
    const channel = channels.get(runId) ?? {
      followers: new Set(),
      saying: new Map(),
      waiting: createWaitingBranches(),
      timer: null,
    }
    channels.set(runId, channel)
    return channel
  }

  function flush(channel: Channel): void {
    channel.timer = null
    flushWords(channel)
    const waits = channel.waiting.takeNews()
    if (waits.length > 0) for (const follower of channel.followers) follower.waits(waits)
  }

  function flushWords(channel: Channel): void {
    const words: BranchWords[] = []
    for (const [name, saying] of channel.saying) {
      if (saying.published === saying.text.length) continue
      words.push(piece(name, saying, saying.published))
      saying.published = saying.text.length
    }
    if (words.length > 0) for (const follower of channel.followers) follower.words(words)
  }

  return {
    publish(runId, events) {
      const channel = channelOf(runId)
      // Words before the event that settles their branch: who follows must never see a branch settle and then speak.
      if (channel.timer !== null) clearTimeout(channel.timer)
      flushWords(channel)
      for (const event of events) forget(channel, event)
      for (const follower of channel.followers) follower.events(events)
      // Waits after the event that opens their node.
      flush(channel)
      const isIdle = channel.saying.size === 0 && channel.waiting.isEmpty()
      if (channel.followers.size === 0 && (isIdle || events.some(settlesRun))) channels.delete(runId)
    },
    publishWords(runId, { nodeId, branch, attempt, text }) {
      const channel = channelOf(runId)
      const name = `${nodeId}#${branch}`
      const saying = channel.saying.get(name)
      if (saying?.attempt === attempt) saying.text += text
      else channel.saying.set(name, { attempt, text, published: 0 })
      if (channel.followers.size > 0) channel.timer ??= setTimeout(() => flush(channel), wordsEveryMs)
    },
    publishWaits(runId, waits) {
      const channel = channelOf(runId)
      channel.waiting.add(waits)
      if (channel.followers.size > 0) channel.timer ??= setTimeout(() => flush(channel), wordsEveryMs)
    },
    follow(runId, follower) {
      const channel = channelOf(runId)
      flush(channel)
      channel.followers.add(follower)
      const words = [...channel.saying].map(([name, saying]) => piece(name, saying, 0))
      if (words.length > 0) follower.words(words)
      const waits = channel.waiting.all(Date.now())
      if (waits.length > 0) follower.waits(waits)
      return () => {
        channel.followers.delete(follower)
        if (channel.followers.size === 0 && channel.saying.size === 0 && channel.waiting.isEmpty())
          channels.delete(runId)
      }
    },
    followers: (runId) => channels.get(runId)?.followers.size ?? 0,
  }
}

/** Node ids have no `#`, so the last one parts node and branch. */
function piece(name: string, saying: Saying, offset: number): BranchWords {
  const at = name.lastIndexOf('#')
  const text = saying.text.slice(offset)
  return { nodeId: name.slice(0, at), branch: Number(name.slice(at + 1)), attempt: saying.attempt, offset, text }
}

function forget(channel: Channel, event: RunEvent): void {
  channel.waiting.forget(event, settlesRun(event))
  if (settlesRun(event)) channel.saying.clear()
  if (event.type === 'branch.succeeded' || event.type === 'branch.failed' || event.type === 'branch.cancelled') {
    channel.saying.delete(`${event.nodeId}#${event.branch}`)
  }
}

/** Whether the run ends with this event. */
export function settlesRun(event: RunEvent): boolean {
  return event.type === 'run.succeeded' || event.type === 'run.failed' || event.type === 'run.cancelled'
}
