import { webSearchOf, type CallOptions } from './call-options'
import type { DataProblem } from './define-node'

const domain = /^(?!-)[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(\/[^\s*]*)?$/u

/** What is wrong with how the web is to be searched. Whether the model can search at all depends on its connection. */
export function checkWebSearch(options: Pick<CallOptions, 'webSearch'>): DataProblem[] {
  const { allowedDomains = [], blockedDomains = [] } = webSearchOf(options) ?? {}
  const problems = [
    ...checkDomains('allowedDomains', allowedDomains),
    ...checkDomains('blockedDomains', blockedDomains),
  ]
  if (allowedDomains.length > 0 && blockedDomains.length > 0) {
    const message = 'Name the sites to search or the sites to leave out, not both.'
    problems.push({ path: 'webSearch.blockedDomains', code: 'two_domain_lists', message })
  }
  return problems
}

function checkDomains(list: 'allowedDomains' | 'blockedDomains', domains: readonly string[]): DataProblem[] {
  const wrong = domains.find((name) => !domain.test(name.trim()))
  if (wrong === undefined) return []
  const message = `Write “${wrong}” as a domain, for example example.com.`
  return [{ path: `webSearch.${list}`, code: 'not_a_domain', message }]
}
