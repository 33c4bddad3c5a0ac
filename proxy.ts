import { NextResponse, type NextRequest } from 'next/server'
import { ForeignHostError } from './lib/security/check-request'
import { isAllowedHost } from './lib/security/hosts'
import { contentSecurityPolicy, securityHeaders } from './lib/security/security-headers'

/** The outer gate: foreign host names and headers. Never the only one: actions and routes check for themselves. */
export function proxy(request: NextRequest): NextResponse {
  if (!isAllowedHost(request.headers.get('host'), process.env.PARALLAX_ALLOWED_HOSTS)) {
    const headers = { 'Content-Type': 'text/plain; charset=utf-8', ...securityHeaders }
    return new NextResponse(`${new ForeignHostError().message}\n`, { status: 421, headers })
  }

  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development')
  // In the request, Next reads the nonce from it and puts it on every script of the page.
  const headers = new Headers(request.headers)
  headers.set('Content-Security-Policy', policy)
  headers.set('x-nonce', nonce)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value)
  return response
}
