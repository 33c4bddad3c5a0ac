import Anthropic from '@anthropic-ai/sdk'
import { createInterface } from 'node:readline'
import { model, prompt } from './workload'

/**
 * What Parallax is measured against: the SDK's own streaming helper under `Promise.all`, and nothing else. A process of its own:
 * every line it reads is a number of branches, every line it writes is what that run took.
 */
const [baseURL = ''] = process.argv.slice(2)
const client = new Anthropic({ baseURL, apiKey: 'bench', maxRetries: 0 })

async function run(branches: number): Promise<{ makespanMs: number; firstWordsMs: number }> {
  const beganAt = performance.now()
  let firstWordsMs = 0
  const call = (content: string) =>
    client.messages
      .stream({ model, max_tokens: 16_000, messages: [{ role: 'user', content }] })
      .on('text', () => {
        firstWordsMs ||= performance.now() - beganAt
      })
      .finalText()

  const outputs = await Promise.all(Array.from({ length: branches }, (_, branch) => call(`${prompt}${branch + 1}.`)))
  await call(outputs.join('\n\n'))
  return { makespanMs: performance.now() - beganAt, firstWordsMs }
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await run(Number(line))))
}
