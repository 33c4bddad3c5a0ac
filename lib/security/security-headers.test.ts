import { expect, it } from 'vitest'
import { contentSecurityPolicy } from './security-headers'

it('lets no script run that did not come with the page, and evaluates nothing', () => {
  const policy = contentSecurityPolicy('abc', false)
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';")
  expect(policy).not.toContain('unsafe-eval')
  expect(policy.replace("style-src-attr 'unsafe-inline'", '')).not.toContain('unsafe-inline')
})

it('lets nothing be fetched, framed or sent elsewhere', () => {
  const policy = contentSecurityPolicy('abc', true)
  for (const directive of [
    "connect-src 'self'",
    "img-src 'self' data:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ]) {
    expect(policy).toContain(directive)
  }
  expect(policy).not.toMatch(/https?:|\*/)
})
