import { existsSync } from 'node:fs'
import { runCommand, runNode } from './run-command.mjs'
import { programs } from './project.mjs'
import { SetupError, step } from './say.mjs'

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** From what costs nothing to what downloads most. Each answers with a path, or null. */
const ways = [
  async () => process.env.PARALLAX_CHROMIUM ?? null,
  async () => usualPlaces.find((path) => existsSync(path)) ?? null,
  fromDebian,
  fromPackage,
  fromPlaywright,
]

/** The path of a Chromium that starts, found or installed. */
export async function findChromium() {
  for (const way of ways) {
    const path = await way().catch(() => null)
    if (path !== null && (await starts(path))) return path
  }
  throw new SetupError(
    'No Chromium was found, and none could be installed. Install one and name it: PARALLAX_CHROMIUM=/path/to/chromium',
  )
}

async function starts(path) {
  const { code } = await runCommand(path, ['--version'], { show: false })
  return code === 0
}

async function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null
  return step('Installing Chromium with apt-get', async () => {
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    await runCommand('apt-get', ['update', '-qq'], { env, show: false })
    await runCommand('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env, show: false })
    return existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : null
  })
}

/** Packed in an npm package that is installed with the tests, for Linux only. */
async function fromPackage() {
  if (process.platform !== 'linux') return null
  return step('Unpacking Chromium from @sparticuz/chromium', async () => {
    const { default: chromium } = await import('@sparticuz/chromium')
    return chromium.executablePath()
  })
}

async function fromPlaywright() {
  return step('Installing Chromium with Playwright', async () => {
    await runNode(programs.playwright, ['install', 'chromium'])
    const { chromium } = await import('@playwright/test')
    return chromium.executablePath()
  })
}
