import { findQuote } from './find-quote'

const highlightName = 'claim'

// Underlined as well as coloured. Here and not in globals.css, whose compiler does not know the pseudo-element and warns of it.
const paint = `::highlight(${highlightName}) {
  background-color: color-mix(in oklab, var(--warning) 24%, transparent);
  text-decoration: underline 2px var(--warning);
}`

/** What is beside the text for other reasons: a quote never holds it. */
const besideText = '[aria-hidden="true"], .sr-only'
const blocks = 'p, li, td, th, pre, blockquote, h3, h4, h5, h6'

/**
 * Lights the places where quotes stand in rendered text, without touching its markup: as ranges that the browser paints over, and
 * by a mark on the paragraphs around them, for browsers that cannot paint ranges and for eyes that do not tell colours apart.
 *
 * @returns how to put them out.
 */
export function lightQuotes(root: HTMLElement, quotes: readonly string[]): () => void {
  const ranges = quotes.flatMap((quote) => rangeOf(root, quote) ?? [])
  const around = ranges.flatMap(
    ({ startContainer }) => startContainer.parentElement?.closest<HTMLElement>(blocks) ?? [],
  )
  for (const block of around) block.dataset.lit = ''
  const shared = sharedHighlight()
  for (const range of ranges) shared?.add(range)
  if (ranges[0] !== undefined) bringIntoView(root, ranges[0])
  return () => {
    for (const block of around) delete block.dataset.lit
    for (const range of ranges) shared?.delete(range)
  }
}

/** All columns share one: what is lit is lit at once. null where the browser cannot paint ranges. */
function sharedHighlight(): Highlight | null {
  if (!('highlights' in CSS)) return null
  const known = CSS.highlights.get(highlightName)
  if (known !== undefined) return known
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(paint)
  document.adoptedStyleSheets.push(sheet)
  const made = new Highlight()
  CSS.highlights.set(highlightName, made)
  return made
}

function rangeOf(root: HTMLElement, quote: string): Range | null {
  const pieces = textNodesOf(root)
  const place = findQuote(pieces.map(({ data }) => data).join(''), quote)
  if (place === null) return null
  const [from, to] = [locate(pieces, place.start), locate(pieces, place.end - 1)]
  if (from === null || to === null) return null
  const range = document.createRange()
  range.setStart(from.node, from.offset)
  range.setEnd(to.node, to.offset + 1)
  return range
}

function textNodesOf(root: HTMLElement): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const found: Text[] = []
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text && node.parentElement?.closest(besideText) === null) found.push(node)
  }
  return found
}

function locate(pieces: readonly Text[], offset: number): { node: Text; offset: number } | null {
  let before = 0
  for (const node of pieces) {
    if (offset < before + node.data.length) return { node, offset: offset - before }
    before += node.data.length
  }
  return null
}

const roomAbovePx = 48

/** Scrolls the column alone, never the page: whoever reads the claims keeps their place. */
function bringIntoView(root: HTMLElement, range: Range): void {
  const scroller = root.closest('[role="region"]')
  if (scroller === null) return
  const top = range.getBoundingClientRect().top - scroller.getBoundingClientRect().top
  scroller.scrollTop += top - roomAbovePx
}
