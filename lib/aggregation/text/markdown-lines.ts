const fence = /^\s{0,3}(`{3,}|~{3,})/

/** Calls `change` with every line of Markdown that is not inside of a code fence, nor a fence itself. */
export function mapTextLines(text: string, change: (line: string) => string): string {
  return walk(text, change).lines.join('\n')
}

/** Closes a code fence that an output leaves open: it would swallow whatever is written behind it. */
export function closeFence(text: string): string {
  const { open } = walk(text, (line) => line)
  return open === null ? text : `${text}\n${open}`
}

function walk(text: string, change: (line: string) => string): { lines: string[]; open: string | null } {
  let open: string | null = null
  const lines = text.split('\n').map((line) => {
    const mark = line.match(fence)?.[1]
    if (open !== null) {
      if (mark?.startsWith(open)) open = null
      return line
    }
    open = mark ?? null
    return mark === undefined ? change(line) : line
  })
  return { lines, open }
}
