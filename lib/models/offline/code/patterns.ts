export type Aspect = 'security' | 'correctness' | 'style'
type Severity = 'info' | 'low' | 'medium' | 'high' | 'critical'

/** A line of code that reviewers know. What it is to each of them who looks for it, is said apart. */
export type CodePattern = {
  rule: string
  pattern: RegExp
  message: string
  severity: Partial<Record<Aspect, Severity>>
}

/** Well-known patterns of JavaScript and TypeScript. They see single lines: what needs understanding they miss. */
export const codePatterns: readonly CodePattern[] = [
  {
    rule: 'code from text',
    pattern: /\beval\s*\(|new Function\s*\(/,
    message: 'Runs text as code. Whoever controls the text controls the program.',
    severity: { security: 'critical', style: 'medium' },
  },
  {
    rule: 'query from text',
    pattern:
      /`[^`]*\b(?:select|insert|update|delete)\b[^`]*\$\{|["'][^"']*\b(?:select|insert|update|delete)\b[^"']*["']\s*\+/i,
    message: 'Builds a query out of text. Use parameters: a quotation mark in the value breaks it, or does worse.',
    severity: { security: 'critical', correctness: 'high' },
  },
  {
    rule: 'secret in code',
    pattern: /\b(?:api_?key|secret|password|token)\b\w*\s*[:=]\s*["'`][^"'`\s]{6,}["'`]/i,
    message: 'A secret stands in the code. Take it from the environment, and replace it: it is known now.',
    severity: { security: 'high' },
  },
  {
    rule: 'HTML from text',
    pattern: /\.innerHTML\s*=|dangerouslySetInnerHTML/,
    message: 'Puts text into the page as HTML. Text of others can bring scripts along.',
    severity: { security: 'high' },
  },
  {
    rule: 'weak random number',
    pattern: /\bMath\.random\s*\(/,
    message: 'Math.random can be foreseen. For ids and tokens use crypto.',
    severity: { security: 'medium', correctness: 'low' },
  },
  {
    rule: 'plain http',
    pattern: /["'`]http:\/\/(?!localhost|127\.0\.0\.1)/,
    message: 'Sends in clear text. Use https.',
    severity: { security: 'medium' },
  },
  {
    rule: 'error swallowed',
    pattern: /\bcatch\s*(?:\([^)]*\))?\s*\{\s*\}/,
    message: 'An error disappears here, and what follows runs on as if nothing had happened.',
    severity: { correctness: 'high', style: 'medium' },
  },
  {
    rule: 'loose comparison',
    pattern: /[^=!<>]==[^=]|!=[^=]/,
    message: 'Compares after converting: "0" equals 0 equals "". Use === or !==.',
    severity: { correctness: 'medium', style: 'low' },
  },
  {
    rule: 'money as a float',
    pattern: /\b(?:price|total|amount|cost)\w*\s*[*+]=?\s*\d*\.\d+|\.toFixed\(2\)\s*\*/i,
    message: 'Money in floating point loses cents. Count in the smallest unit.',
    severity: { correctness: 'medium' },
  },
  {
    rule: 'loop without await',
    pattern: /\.forEach\(\s*async\b/,
    message: 'forEach does not wait: errors are lost and the order is chance. Use for … of, or Promise.all.',
    severity: { correctness: 'high', style: 'low' },
  },
  {
    rule: 'old declaration',
    pattern: /^\s*var\s/,
    message: 'var belongs to the whole function. Use const, or let where it changes.',
    severity: { style: 'low' },
  },
  {
    rule: 'any type',
    pattern: /:\s*any\b|\bas any\b/,
    message: 'any switches the checks off. Say what it is, or unknown.',
    severity: { style: 'medium', correctness: 'low' },
  },
  {
    rule: 'left for debugging',
    pattern: /\bconsole\.log\s*\(|\bdebugger\b/,
    message: 'Left over from debugging. A log should not tell what users send.',
    severity: { style: 'info', security: 'low' },
  },
  {
    rule: 'note to oneself',
    pattern: /\/\/\s*(?:todo|fixme|hack)\b/i,
    message: 'Something is known to be unfinished here.',
    severity: { style: 'info' },
  },
  {
    rule: 'line too long',
    pattern: /^.{121,}$/,
    message: 'Longer than 120 characters: hard to read and to compare.',
    severity: { style: 'info' },
  },
]
