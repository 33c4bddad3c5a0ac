/** What a person can do about an error besides what its message says already. `href` leads to where it is done. */
export type NextStep = { text: string; href: string | null }

const settings: NextStep = { text: 'Open Settings', href: '/settings' }
const later: NextStep = { text: 'Run again in a minute, or choose another model for this node.', href: null }
const again: NextStep = { text: 'Run again: what failed this way usually succeeds.', href: null }

/** By the code of the error of a branch or a run; null when its message says all there is to say. */
export function nextStep(code: string): NextStep | null {
  switch (code) {
    case 'no_key':
    case 'invalid_key':
    case 'unknown_connection':
    case 'unreachable':
    case 'forbidden_address':
    case 'untrusted_certificate':
    case 'redirected':
      return settings
    case 'rate_limited':
    case 'overloaded':
    case 'server_error':
      return later
    case 'connection_lost':
    case 'no_answer':
    case 'lost':
      return again
    default:
      return null
  }
}
