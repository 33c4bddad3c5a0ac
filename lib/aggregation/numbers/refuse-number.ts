import { refuse } from '../extraction/reading'

type Refusal = ReturnType<typeof refuse>

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const missing =
  /^(?:n\/?a|n\.a\.?|none|null|nil|unknown|tbd|not (?:available|applicable|known)|cannot determine|unsure|[-–—?]+)$/i
const numberWords =
  /\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)(?:teen|ty)|twenty|forty|hundred|thousand|million|billion|dozen|half|quarter)\b/i

/** What looks like a number and is none, in the order in which it is asked. */
const looksLike: readonly [RegExp, string, string][] = [
  [/[\d)][⁰¹²³⁴-⁹]/u, 'superscript', 'Raised digits may be a power or a footnote.'],
  [/∞|\b(?:nan|infinity)\b/i, 'not_finite', 'The answer is not a finite number.'],
  [
    /\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}\.\d{1,2}\.\d{4}\b|\b\d{1,2}\/\d{1,2}\/\d{2,4}\b/,
    'date',
    'The answer holds a date.',
  ],
  [
    new RegExp(`\\b(?:${months})\\b\\.?,?\\s+\\d|\\d(?:st|nd|rd|th)?\\.?\\s+(?:${months})\\b`, 'i'),
    'date',
    'The answer holds a date.',
  ],
  [/\b[qh][1-4]\b/i, 'date', 'The answer holds a part of a year.'],
  [/\b\d{1,2}:\d{2}\b/, 'time', 'The answer holds a time or a ratio.'],
  [/\d\s*[/⁄]\s*\d|[¼½¾⅐-⅞]/u, 'fraction', 'The answer is a fraction.'],
  [/\d\s*:\s*\d/, 'ratio', 'The answer is a ratio.'],
  [
    /(?:[<>≤≥]=?|\b(?:at (?:least|most)|(?:more|less|fewer|greater|no (?:more|less|fewer)) than|over|under|above|below|up to|minimum(?: of)?|maximum(?: of)?|exceed(?:s|ing)?))\s*(?:US\$|[$€£¥₹]|[A-Z]{3}\s)?\s?[+-]?\d/i,
    'one_sided_bound',
    'The answer is a bound, not a number.',
  ],
  [
    /\d\s?%?\s?\+(?![\d/-])|\d\s(?:or|and) (?:more|less|fewer|above|below)\b/i,
    'one_sided_bound',
    'The answer is a bound, not a number.',
  ],
  [/\d\s*[-−–—]$/, 'trailing_minus', 'A minus behind a number may be a dash.'],
]

/** Why a text cannot be one number; null when it may be. Takes the text as the branch wrote it, trimmed. */
export function refuseNumber(text: string): Refusal | null {
  if (text === '') return refuse('empty', 'The branch said nothing.')
  if (missing.test(text)) return refuse('not_available', 'The branch gives no number.')
  const found = looksLike.find(([pattern]) => pattern.test(text))
  if (found !== undefined) return refuse(found[1], found[2])
  if (/\p{Nd}/u.test(text)) return null
  return numberWords.test(text)
    ? refuse('number_words', 'The number is written in words.')
    : refuse('no_digits', 'The answer holds no number.')
}
