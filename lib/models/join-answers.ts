import { addUsage } from '../engine/add-usage'
import type { StreamedAnswer } from './accumulate-stream'
import { unknownUsage } from './read-usage'

/** A turn that was paused and went on, as one answer: its texts and usage together, the rest as the last part says. */
export function joinAnswers(before: StreamedAnswer | null, next: StreamedAnswer): StreamedAnswer {
  if (before === null) return next
  const offset = before.text.length
  const moved = next.citations.map((citation) => ({
    ...citation,
    start: citation.start + offset,
    end: citation.end + offset,
  }))
  return {
    ...next,
    text: before.text + next.text,
    model: next.model ?? before.model,
    usage: addUsage(before.usage, next.usage) ?? unknownUsage,
    begun: true,
    unknownEvents: before.unknownEvents + next.unknownEvents,
    otherBlocks: [...new Set([...before.otherBlocks, ...next.otherBlocks])],
    citations: [...before.citations, ...moved],
    isCited: before.isCited || next.isCited,
    searchErrors: [...new Set([...before.searchErrors, ...next.searchErrors])],
  }
}
