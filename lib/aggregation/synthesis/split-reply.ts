import { closeFence } from '../text/markdown-lines'

const opening = '<claims>'
const closing = '</claims>'
// Followed by JSON, or by nothing yet: a mention of the tag in a sentence is not the block.
const beginsBlock = /^\s*(?:`{3}\w*\s*)?(?:\{|<\/claims>|$)/

/** Parts a reply into the answer that people read and the claims that programs check. `claims` is null when there is no block. */
export function splitReply(reply: string): { answer: string; claims: string | null } {
  const at = findBlock(reply)
  if (at === -1) return { answer: reply.trim(), claims: null }
  const inside = reply.slice(at + opening.length)
  const end = inside.indexOf(closing)
  const claims = end === -1 ? inside : inside.slice(0, end)
  const before = reply.slice(0, at).trimEnd()
  const behind = end === -1 ? '' : inside.slice(end + closing.length)
  return { answer: joinAround(before, behind).trim(), claims: claims.trim() }
}

function findBlock(reply: string): number {
  let at = reply.indexOf(opening)
  while (at !== -1 && !beginsBlock.test(reply.slice(at + opening.length))) at = reply.indexOf(opening, at + 1)
  return at
}

/** Models like to put the block into a fence of code: without the block its two lines go as well. */
function joinAround(before: string, behind: string): string {
  const lastLine = before.slice(before.lastIndexOf('\n') + 1)
  const fenced = /^`{3}\w*$/.test(lastLine) && closeFence(before) !== before
  if (!fenced) return before + behind
  return before.slice(0, -lastLine.length) + behind.trimStart().replace(/^`{3}/, '')
}

/** What may be shown of a synthesis while it is being written: no claims block, and no half of its opening tag. */
export function visibleSynthesis(textSoFar: string): string {
  const { answer, claims } = splitReply(textSoFar)
  return claims === null ? withoutHalfTag(textSoFar).trim() : answer
}

function withoutHalfTag(text: string): string {
  for (let length = opening.length - 1; length > 0; length -= 1) {
    if (text.endsWith(opening.slice(0, length))) return text.slice(0, -length)
  }
  return text
}
