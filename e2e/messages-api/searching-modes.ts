import {
  blockStop,
  frame,
  messageDelta,
  messageStart,
  messageStop,
  textBlockStart,
  textDelta,
  type Part,
} from './frames'
import { at, streamOf, type Answer, type Mode } from './plan'

const pages = [
  { url: 'https://statistics.example/prices', title: 'Prices of 2026', cited_text: 'Prices rose by 4 percent.' },
  { url: 'https://news.example/market?id=7', title: 'Market <b>news</b>', cited_text: 'Two makers left the market.' },
]

/** Answers of a server that searches the web, or cites what it was given. The text of the script is what is said after the search. */
export const searchingModes = {
  webSearch: (answer) => streamOf([begin(answer), ...search(answer, results), ...cited(answer, 3), end(answer)]),
  /** As a result of the search comes an error, with the answer going on. */
  failedSearch: (answer) => {
    const failed = { type: 'web_search_tool_result_error', error_code: 'too_many_requests' }
    return streamOf([begin(answer), ...search(answer, failed), ...said(answer, 3), end(answer)])
  },
  /** The turn stops in the middle of its searches, to be sent back. */
  pausedSearch: (answer) => streamOf([begin(answer), ...search(answer, results), end(answer, 'pause_turn')]),
  /** A search that has begun and is silent. */
  silentSearch: (answer) => streamOf([begin(answer), ...search(answer, results).slice(0, 1)], 'hold'),
  citedDocument: (answer) => {
    const place = { type: 'char_location', cited_text: 'Basalt.', document_index: 0, document_title: null }
    return streamOf([begin(answer), ...said(answer, 0, place), end(answer)])
  },
} satisfies Record<string, Mode>

const begin = ({ manner, model, usage }: Answer): Part => at(manner.firstWordMs, messageStart(model, usage))

const results = pages.map(({ url, title }) => ({
  type: 'web_search_result',
  url,
  title,
  encrypted_content: 'opaque-result',
  page_age: null,
}))

/** Words before it, the question, and what was found. */
function search({ manner }: Answer, content: object): Part[] {
  const use = { type: 'server_tool_use', id: 'srvtoolu_scripted', name: 'web_search', input: {} }
  const input = { type: 'input_json_delta', partial_json: '{"query":"market prices"}' }
  const result = { type: 'web_search_tool_result', tool_use_id: 'srvtoolu_scripted', content }
  return [
    at(
      0,
      ...[textBlockStart(0), textDelta(0, 'Let me look.'), blockStop(0)],
      frame('content_block_start', { index: 1, content_block: use }),
      ...[frame('content_block_delta', { index: 1, delta: input }), blockStop(1)],
    ),
    at(manner.firstWordMs, frame('content_block_start', { index: 2, content_block: result }), blockStop(2)),
  ]
}

/** The text in two blocks, each with a page that it rests on. */
function cited(answer: Answer, index: number): Part[] {
  const [first, second] = halves(answer.text ?? 'Prices rose.\nTwo makers left.')
  return [
    ...block(index, first, { type: 'web_search_result_location', encrypted_index: 'opaque', ...pages[0] }),
    ...block(index + 1, second, { type: 'web_search_result_location', encrypted_index: 'opaque', ...pages[1] }),
  ]
}

const said = (answer: Answer, index: number, citation?: object) => block(index, answer.text ?? 'Basalt.', citation)

function block(index: number, text: string, citation?: object): Part[] {
  const delta = { index, delta: { type: 'citations_delta', citation } }
  const cites = citation === undefined ? [] : [frame('content_block_delta', delta)]
  return [at(0, textBlockStart(index), textDelta(index, text), ...cites, blockStop(index))]
}

function halves(text: string): [string, string] {
  const at = text.indexOf('\n') + 1
  return [text.slice(0, at), text.slice(at)]
}

function end({ manner, usage }: Answer, stopReason = manner.stopReason): Part {
  const searches = { server_tool_use: { web_search_requests: 1, web_fetch_requests: 0 } }
  return at(0, messageDelta(stopReason, { ...usage, ...searches }), messageStop)
}
