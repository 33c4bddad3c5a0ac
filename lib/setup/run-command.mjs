import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { root } from './project.mjs'

/** Nothing of ours reports home. */
export const quiet = { NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' }

/** Runs a program of Node's, and answers with its exit code. Its output is shown as it comes, or kept and returned. */
export async function runNode(file, args, options = {}) {
  return runCommand(process.execPath, [file, ...args], options)
}

/** @param options.show false: keep the output instead of showing it. */
export async function runCommand(command, args, { env = {}, show = true } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...quiet, ...env },
    stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout?.on('data', (chunk) => (output += chunk))
  child.stderr?.on('data', (chunk) => (output += chunk))
  try {
    const [code] = await once(child, 'close')
    return { code: code ?? 1, output }
  } catch (error) {
    // It could not even be started: no such program, no right to run it.
    return { code: 1, output: `${output}${error.message}\n` }
  }
}
