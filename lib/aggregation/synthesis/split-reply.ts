const opening = '<claims>'
// At the beginning of a line, perhaps inside of a fence of code that the model put around it.
const block =
  /(?:^|\n)[ \t]*(?:`{3}\w*[ \t]*\n)?[ \t]*<claims>([\s\S]*?)(?:<\/claims>[ \t]*(?:\n`{3}[ \t]*(?=\n|$))?|$)/

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
  if (claims !== null) return answer
  const lastLine = textSoFar.slice(textSoFar.lastIndexOf('\n') + 1)
  const tail = lastLine.trimStart()
  const beginsTag = tail !== '' && opening.startsWith(tail)
  return (beginsTag ? textSoFar.slice(0, textSoFar.length - lastLine.length) : textSoFar).trimEnd()
}
