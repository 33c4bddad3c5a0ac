import { parseArgs } from 'node:util'
import { startMessagesApi } from './start-messages-api'

/** `tsx e2e/messages-api/main.ts --port 0 --log calls.jsonl`: prints `{"url": …}` once it listens. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    log: { type: 'string' },
    key: { type: 'string' },
    seed: { type: 'string' },
  },
})

const api = await startMessagesApi({
  port: Number(values.port),
  logFile: values.log,
  key: values.key,
  seed: values.seed === undefined ? undefined : Number(values.seed),
})
console.log(JSON.stringify({ url: api.url }))
