import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { askHealth } from './address.mjs'
import { programs, root } from './project.mjs'
import { quiet } from './run-command.mjs'
import { SetupError, seconds } from './say.mjs'

const readyWithinMs = 120_000

/**
 * Runs the server until it ends, and ends as it does. Signals are handed on, so that what runs can stop in order.
 *
 * @param mode `start` serves the build, `dev` compiles as it goes.
 */
export async function serve(mode, { host, port, url }) {
  const dataDir = resolve(root, process.env.PARALLAX_DATA_DIR || '.parallax')
  const beganAt = performance.now()
  console.log(`▸ Starting the server …`)
  const server = spawn(process.execPath, [programs.next, mode, '-H', host, '-p', String(port)], {
    cwd: root,
    env: {
      ...process.env,
      ...quiet,
      NODE_ENV: mode === 'dev' ? 'development' : 'production',
      PARALLAX_DATA_DIR: dataDir,
    },
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
  const ended = once(server, 'exit')

  const health = await Promise.race([untilHealthy(url), ended.then(() => null)])
  if (health?.status === 'ok') {
    console.log(
      `  ready in ${seconds(beganAt)}\n\n  Parallax ${health.version}  →  ${url}\n  Data in ${dataDir}\n  Stop with Ctrl-C\n`,
    )
  } else if (server.exitCode === null && server.signalCode === null) {
    server.kill('SIGTERM')
    await ended
    throw new SetupError(`The server did not become ready. ${health?.database ?? 'It did not answer.'}`)
  }
  const [code, signal] = await ended
  process.exit(code ?? 128 + (constants.signals[signal] ?? 0))
}

/** Its last word when the time is over, good or bad. */
async function untilHealthy(url) {
  const deadline = performance.now() + readyWithinMs
  let health = null
  while (performance.now() < deadline) {
    health = await askHealth(url)
    if (health?.status === 'ok') break
    await sleep(100)
  }
  return health
}
