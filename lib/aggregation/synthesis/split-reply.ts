const opening = '<claims>'
// Followed by JSON, or by nothing yet; perhaps with a fence of code that the model put around or inside of it.
const block =
  /\s*(?:\n`{3}\w*[ \t]*\n)?<claims>(?=\s*(?:`{3}\w*\s*)?(?:\{|<\/claims>|$))([\s\S]*?)(?:<\/claims>(?:\s*\n`{3}[ \t]*(?=\n|$))?|$)/

/** Parts a reply into the answer that people read and the claims that programs check. `claims` is null when there is no block. */
export function splitReply(reply: string): { answer: string; claims: string | null } {
  const match = reply.match(block)
  if (match === null) return { answer: reply.trim(), claims: null }
  const behind = reply.slice((match.index ?? 0) + match[0].length)
  return { answer: `${reply.slice(0, match.index)}${behind}`.trim(), claims: match[1]?.trim() ?? '' }
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
