import { describe, expect, it } from 'vitest'
import { checkHost, checkOrigin } from './check-request'
import { isAllowedHost } from './hosts'

const ours = { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' }
const withHeaders = (changes: Record<string, string | null>) =>
  new Headers(Object.entries({ ...ours, ...changes }).filter((entry): entry is [string, string] => entry[1] !== null))

describe('the host of a request', () => {
  it.each(['127.0.0.1:3000', 'localhost', 'LOCALHOST:80', '[::1]:3000', 'localhost.:3000', '127.0.0.1:8080'])(
    'may be %s',
    (host) => {
      expect(isAllowedHost(host, undefined)).toBe(true)
    },
  )

  it.each([
    'evil.example',
    'evil.example:3000',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '127.0.0.1@evil.example',
    'evil.example/127.0.0.1',
    '0.0.0.0:3000',
    '192.168.1.7:3000',
    '[::ffff:7f00:1]:3000',
    '',
    ' ',
  ])('may not be %j', (host) => {
    expect(isAllowedHost(host, undefined)).toBe(false)
  })

  it('may be a name that the owner allowed, and no name that only ends like it', () => {
    expect(isAllowedHost('parallax.example.com', 'other, Parallax.example.com:443')).toBe(true)
    expect(isAllowedHost('evil-parallax.example.com', 'parallax.example.com')).toBe(false)
    expect(isAllowedHost(null, 'parallax.example.com,')).toBe(false)
  })

  it('is read from Host alone: a forwarded host changes nothing', () => {
    const headers = withHeaders({ host: 'evil.example', 'x-forwarded-host': '127.0.0.1:3000' })
    expect(() => checkHost(headers, undefined)).toThrow('does not answer under this host name')
  })
})

describe('the origin of a request', () => {
  it('may be a page of ours', () => {
    expect(() => checkOrigin(withHeaders({}), false)).not.toThrow()
    expect(() => checkOrigin(withHeaders({ 'sec-fetch-site': null }), false)).not.toThrow()
    const behindTls = { host: 'parallax.example.com:443', origin: 'https://parallax.example.com' }
    expect(() => checkOrigin(withHeaders(behindTls), false)).not.toThrow()
  })

  it('may be missing where programs call, and nowhere else', () => {
    const program = withHeaders({ origin: null, 'sec-fetch-site': null })
    expect(() => checkOrigin(program, true)).not.toThrow()
    expect(() => checkOrigin(program, false)).toThrow('did not come from a page of Parallax')
  })

  it.each([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['another site, of an old browser', { origin: 'https://evil.example', 'sec-fetch-site': null }],
    ['a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['a sandboxed frame, of an old browser', { origin: 'null', 'sec-fetch-site': null }],
    ['another port of this machine', { origin: 'http://127.0.0.1:8080', 'sec-fetch-site': 'same-site' }],
    ['another port, of an old browser', { origin: 'http://127.0.0.1:8080', 'sec-fetch-site': null }],
    ['another name of this machine', { origin: 'http://localhost:3000', 'sec-fetch-site': null }],
    ['a file', { origin: 'file://', 'sec-fetch-site': null }],
    ['an extension', { origin: 'chrome-extension://127.0.0.1:3000', 'sec-fetch-site': null }],
    ['another site without an origin', { origin: null, 'sec-fetch-site': 'cross-site' }],
    [
      'another site with a forged forwarded host',
      { origin: 'https://evil.example', 'sec-fetch-site': null, 'x-forwarded-host': 'evil.example' },
    ],
    ['no origin at all but an empty one', { origin: '', 'sec-fetch-site': null }],
  ])('may not be %s', (_, headers) => {
    expect(() => checkOrigin(withHeaders(headers), true)).toThrow('did not come from a page of Parallax')
    expect(() => checkOrigin(withHeaders(headers), false)).toThrow('did not come from a page of Parallax')
  })
})
