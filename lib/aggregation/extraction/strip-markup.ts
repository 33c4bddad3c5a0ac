const fence = /^(`{3,}|~{3,})(?![`~])[^\n]*\n([\s\S]*?)\n?\1$/
const emphasis = /^(\*{1,3}|_{1,3}|`)(?=\S)([\s\S]*\S)\1$/
const headingSigns = /^#{1,6}\s+/

/** Takes off what Markdown puts around a whole answer: a code fence, emphasis, a heading's number signs. Inner markup stays. */
export function stripMarkup(text: string): string {
  let bare = text.trim()
  for (;;) {
    const next = unwrap(unwrap(bare, fence), emphasis).replace(headingSigns, '').trim()
    if (next === bare) return bare
    bare = next
  }
}

/** `**A** or **B**` begins and ends like emphasis but is not one: the mark must not come again inside. */
function unwrap(text: string, pattern: RegExp): string {
  const match = text.match(pattern)
  const [, mark, inner] = match ?? []
  return mark === undefined || inner === undefined || inner.includes(mark) ? text : inner
}
