import { isAnthropic } from './base-url'

type Asked = { baseUrl: string; features?: { promptCache: string } | null }

/** Whether marks for the cache of prompts may be sent: other servers may refuse a request for them. */
export function takesPromptCache({ baseUrl, features }: Asked): boolean {
  return features?.promptCache === 'yes' || (isAnthropic(baseUrl) && features?.promptCache !== 'no')
}
