const marks = new Set(['.', '!', ';', ','])

/** Takes the marks off that end a sentence: "42." and "Yes!". Counted by hand, because `/[.!;,]+$/` takes a square of the length. */
export function withoutEndMarks(text: string): string {
  let end = text.length
  while (end > 0 && marks.has(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}
