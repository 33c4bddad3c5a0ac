import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Agent, fetch } from 'undici'
import { createParser } from 'eventsource-parser'
import { followRun } from '@/lib/editor/follow-run'
import { createRunFeed } from '@/lib/editor/run-feed'
import { initialRunState } from '@/lib/engine/reduce-run'
import type { RunEvent } from '@/lib/engine/run-event'
import { apiClient } from '../api-client'
import { freePort } from '../app-server'
import type { Line } from '../streams/line'
import { surroundingsAt } from './fetch-source'
import { until } from './reconnect-lines'
import { startWideRun, type Setting } from './setting'

const nginx = ['/usr/sbin/nginx', '/usr/local/sbin/nginx'].find((path) => existsSync(path))

/** A TLS proxy that buffers as it comes out of the box, and behind another one that keeps the wish not to be buffered to itself. */
export async function proxyLine(setting: Setting): Promise<Line> {
  const name = 'behind a TLS proxy that buffers; behind two'
  if (nginx === undefined) {
    return {
      id: 'E4',
      name,
      trials: 0,
      violations: [],
      faults: 0,
      worst: 'skipped: there is no nginx',
      goal: '1,000 ms; 20 s',
    }
  }
  const folder = await mkdtemp(join(tmpdir(), 'parallax-nginx-'))
  const [tls, outer, inner] = [await freePort(), await freePort(), await freePort()]
  await writeFile(
    join(folder, 'nginx.conf'),
    configuration(folder, { tls, outer, inner, app: Number(new URL(setting.app.url).port) }),
  )
  const subject = ['-subj', '/CN=127.0.0.1', '-days', '2', '-nodes']
  await promisify(execFile)('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-keyout',
    join(folder, 'key.pem'),
    '-out',
    join(folder, 'cert.pem'),
    ...subject,
  ])
  const server = spawn(nginx, ['-c', join(folder, 'nginx.conf'), '-p', folder, '-g', 'daemon off;'], {
    stdio: 'ignore',
  })
  try {
    await sleep(1500)
    const { p95Ms, count } = await delays(setting, `https://127.0.0.1:${tls}`)
    const firstMs = await firstNews(setting, `http://127.0.0.1:${outer}`)
    const violations = [
      ...(p95Ms > 1000 ? [`95 % of the events came within ${Math.round(p95Ms)} ms`] : []),
      ...(firstMs > 20_000 ? [`the page knew nothing for ${Math.round(firstMs)} ms`] : []),
    ]
    return {
      ...{ id: 'E4', name, trials: count + 1, violations, faults: 0 },
      ...{ worst: `p95 ${Math.round(p95Ms)} ms; ${(firstMs / 1000).toFixed(1)} s`, goal: 'p95 1,000 ms; 20 s' },
    }
  } finally {
    server.kill('SIGTERM')
    await once(server, 'exit')
    await rm(folder, { recursive: true, force: true })
  }
}

/** How long after it happened each event arrives. */
async function delays(setting: Setting, url: string): Promise<{ p95Ms: number; count: number }> {
  setting.models.script([{ firstWordMs: 300, tokens: 60, tokensPerSecond: 15 }])
  const runId = await startWideRun(setting, 20)
  const dispatcher = new Agent({ connect: { rejectUnauthorized: false } })
  const late: number[] = []
  const parser = createParser({
    onEvent: ({ id, data }) => {
      if (id !== undefined) late.push(Date.now() - (JSON.parse(data) as RunEvent).at)
    },
  })
  const decoder = new TextDecoder()
  const answer = await fetch(`${url}/api/v1/runs/${runId}/events`, { dispatcher })
  for await (const bytes of answer.body ?? []) parser.feed(decoder.decode(bytes as Uint8Array, { stream: true }))
  await dispatcher.close()
  const sorted = late.toSorted((one, other) => one - other)
  return { p95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? Infinity, count: sorted.length }
}

/** How long a page knows nothing of a run that is under way, where no stream gets through. */
async function firstNews(setting: Setting, url: string): Promise<number> {
  setting.models.script([{ firstWordMs: 100, tokens: 400, tokensPerSecond: 5 }])
  const runId = await startWideRun(setting, 3)
  const graph = { nodes: [], edges: [] }
  const feed = createRunFeed(runId, initialRunState(graph))
  const beganAt = performance.now()
  const stop = followRun(
    feed,
    graph,
    surroundingsAt(() => url),
  )
  await until(() => feed.getState().events.length > 0, 40_000).catch(() => undefined)
  const firstMs = feed.getState().events.length > 0 ? performance.now() - beganAt : Infinity
  await apiClient(setting.app.url).cancelRun(runId)
  await until(() => feed.getState().run.status === 'cancelled', 20_000)
  stop()
  return firstMs
}

function configuration(folder: string, ports: { tls: number; outer: number; inner: number; app: number }): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join('\n  ')
  const to = (port: number) =>
    `location / { proxy_pass http://127.0.0.1:${port}; proxy_http_version 1.1; proxy_set_header Host 127.0.0.1; }`
  return `worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 256; }
http {
  access_log off;
  ${temporary}
  server { listen 127.0.0.1:${ports.tls} ssl; ssl_certificate ${folder}/cert.pem; ssl_certificate_key ${folder}/key.pem; ${to(ports.app)} }
  server { listen 127.0.0.1:${ports.outer}; ${to(ports.inner)} }
  server { listen 127.0.0.1:${ports.inner}; proxy_hide_header X-Accel-Buffering; proxy_ignore_headers X-Accel-Buffering; ${to(ports.app)} }
}
`
}
