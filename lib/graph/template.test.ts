import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fastestMs } from './test-graph'
import { parseTemplate, referencesOf, renderTemplate } from './template'

const joined = (text: string, values: Record<string, string>) =>
  renderTemplate(text, (name) => (Object.hasOwn(values, name) ? { text: values[name] ?? '', kind: 'material' } : null))
    .map((segment) => segment.text)
    .join('')

const processorMs = () => process.cpuUsage().user / 1000

describe('templates', () => {
  it('puts values in for names and tells them from the words of the author', () => {
    const find = (name: string) => (name === 'brief.goal' ? { text: 'growth', kind: 'instruction' as const } : null)
    expect(renderTemplate('Aim: {{ brief.goal }}.', find)).toEqual([
      { kind: 'instruction', source: null, text: 'Aim: ' },
      { kind: 'instruction', source: 'brief.goal', text: 'growth' },
      { kind: 'instruction', source: null, text: '.' },
    ])
  })

  it('never expands what was put in', () => {
    expect(joined('{{a}}', { a: '{{b}}', b: 'secret' })).toBe('{{b}}')
  })

  it('leaves an unknown name and everything that is not exactly a name as it stands', () => {
    const text = '{{gone}} {{}} {{ a b }} {{a|upper}} {{1}} {a} }}{{ {{a'
    expect(joined(text, { a: 'X' })).toBe(text)
  })

  it('takes the innermost braces', () => {
    expect(joined('{{{a}}}', { a: 'X' })).toBe('{X}')
  })

  it('does not mistake properties of objects for names', () => {
    expect(joined('{{constructor}} {{__proto__}}', {})).toBe('{{constructor}} {{__proto__}}')
  })

  it('names each reference once, in the order of first use', () => {
    expect(referencesOf('{{b}} {{ a.x }} {{b}}')).toEqual(['b', 'a.x'])
  })

  it('loses no character of any text', () => {
    const pieces = fc.array(fc.constantFrom('{{', '}}', '{', '}', 'a', '.', ' ', '\n', 'é', '{{a}}'), { maxLength: 60 })
    fc.assert(
      fc.property(pieces, (all) => {
        const text = all.join('')
        expect(
          parseTemplate(text)
            .map((part) => part.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })

  it.each([
    ['open braces', '{{'.repeat(500_000)],
    ['white space', `{{${' '.repeat(1_000_000)}`],
    ['a long name', `{{${'a'.repeat(1_000_000)}`],
    ['dots', `{{a${'.a'.repeat(500_000)}`],
  ])('reads a megabyte of %s in linear time', (_, text) => {
    expect(fastestMs(() => parseTemplate(text), processorMs)).toBeLessThan(500)
  })
})
