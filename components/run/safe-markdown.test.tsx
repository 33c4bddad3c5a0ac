import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { SafeMarkdown } from './safe-markdown'

const html = (text: string) => renderToStaticMarkup(<SafeMarkdown text={text} />)

const payloads = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><animate onbegin=alert(1)></svg>',
  '<iframe src="https://canary.example"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<style>@import "https://canary.example"</style>',
  '<link rel=prefetch href="https://canary.example">',
  '<meta http-equiv=refresh content="0;url=https://canary.example">',
  '<details open ontoggle=alert(1)>',
  '<form action="https://canary.example"><button>go</button></form>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](vbscript:msgbox(1))',
  '[x](//canary.example)',
  '[x](https://canary.example "title")',
  '[x][ref]\n\n[ref]: https://canary.example',
  '<https://canary.example>',
  'https://canary.example/bare',
  '![pixel](https://canary.example/p.png)',
  '![pixel](https://canary.example/p.png "onerror=alert(1)")',
  '[![pixel](https://canary.example/p.png)](https://canary.example)',
  '![x](data:image/svg+xml,<svg onload=alert(1)>)',
  '```mermaid\ngraph TD; A-->B; click A "javascript:alert(1)"\n```',
  '```html\n<script>alert(1)</script>\n```',
  '$$\\href{javascript:alert(1)}{x}$$',
  'a footnote[^1]\n\n[^1]: [x](https://canary.example)',
  '| [x](javascript:alert(1)) |\n| - |\n| ![p](https://canary.example) |',
  '# <img src=x onerror=alert(1)>',
  '<!-- --><script>alert(1)</script>',
  '<x onclick=alert(1)>text</x>',
  '\u202e<script>alert(1)</script>',
]

describe('text that a model wrote', () => {
  it.each(payloads)('neither runs nor fetches anything: %s', (payload) => {
    const shown = html(payload)
    // Attributes that a browser would act on; as text they are harmless, and `<` of text is written as &lt;.
    expect(shown).not.toMatch(/<(script|img|iframe|style|link|meta|form|object|embed|video|audio|base)\b/i)
    expect(shown).not.toMatch(/<[^>]*\s(on\w+|href|src|srcset|action|formaction|background)\s*=/i)
  })

  it('shows a link with its host and keeps the way there closed', () => {
    const shown = html('[the study](https://example.com/a?b=c)')
    expect(shown).toContain('the study')
    expect(shown).toContain('(example.com)')
    expect(shown).toContain('aria-expanded="false"')
  })

  it('shows where a dangerous link would have led instead of hiding it', () => {
    expect(html('[x](javascript:alert(1))')).toContain('(javascript:alert(1))')
  })

  it('names a picture that it does not load', () => {
    expect(html('![A chart](https://example.com/c.png)')).toContain(
      'Picture not loaded: A chart (https://example.com/c.png)',
    )
  })

  it('renders tables, lists and code', () => {
    const shown = html('| a |\n| - |\n| 1 |\n\n- [x] done\n\n`code`')
    expect(shown).toMatch(/<table/)
    expect(shown).toContain('aria-label="done"')
    expect(shown).toMatch(/<code[^>]*>code<\/code>/)
  })

  it('moves the headings below those of the page', () => {
    expect(html('# Report\n\n## Part')).toMatch(/<h3[^>]*>Report<\/h3>[\s\S]*<h4[^>]*>Part<\/h4>/)
    expect(html('### Only small')).toMatch(/<h3[^>]*>Only small<\/h3>/)
  })
})
