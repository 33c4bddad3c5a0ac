import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { hashOf, inProject, programs, readIfThere } from './project.mjs'
import { runCommand, runNode } from './run-command.mjs'
import { SetupError, step } from './say.mjs'

const oldestNode = [20, 19]

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return
  throw new SetupError(
    `Parallax needs Node ${oldestNode.join('.')} or newer; this is ${process.versions.node}. See https://nodejs.org.`,
  )
}

/** @param needsDev whether the packages for tests are needed too. */
export async function installPackages({ needsDev }) {
  const missing = missingPackages(needsDev)
  if (missing.length === 0) return
  const what = existsSync(inProject('node_modules')) ? `${missing.length} are missing or old` : 'for the first time'
  await step(`Installing packages, ${what}`, async () => {
    // Browsers are found or installed by `npm test` alone, and with a word about it.
    const env = { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' }
    const { code } = await runNpm(['ci', '--no-audit', '--no-fund'], env)
    if (code === 0) return
    throw new SetupError(
      'npm could not install the packages; its reason stands above. Check the network and “npm config get registry”, then try again.',
    )
  })
}

/** npm's own record of what it installed, beside what the lock file wants. It is written last: a broken install has none. */
function missingPackages(needsDev) {
  const installed = readPackages('node_modules/.package-lock.json')
  return Object.entries(readPackages('package-lock.json')).filter(([path, { version, dev, optional, devOptional }]) => {
    const isNeeded = path !== '' && !optional && !devOptional && (needsDev || !dev)
    return isNeeded && installed[path]?.version !== version
  })
}

function readPackages(lockFile) {
  const text = readIfThere(inProject(lockFile))
  return text === null ? {} : JSON.parse(text).packages
}

function runNpm(args, env) {
  const npm = process.env.npm_execpath
  if (npm?.endsWith('.js')) return runNode(npm, args, { env })
  return runCommand(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { env })
}

/** The Prisma client, made anew when the schema or Prisma has changed. */
export async function generateClient() {
  const marker = inProject('lib/db/generated/.made-from')
  const wanted = `${hashOf(['prisma/models.prisma', 'prisma/sqlite.prisma'])} ${versionOf('prisma')}`
  if (readIfThere(marker) === wanted) return
  await step('Generating the database client', async () => {
    const { code, output } = await runNode(programs.prisma, ['generate'], { show: false })
    if (code !== 0) throw new SetupError(`Prisma could not generate the client:\n${output}`)
    writeFileSync(marker, wanted)
  })
}

function versionOf(name) {
  return JSON.parse(readFileSync(inProject('node_modules', name, 'package.json'), 'utf8')).version
}

const builtFrom = [
  ...['app', 'components', 'lib', 'prisma', 'public'],
  ...['instrumentation.ts', 'proxy.ts', 'next.config.js', 'postcss.config.mjs', 'tsconfig.json'],
  ...['package.json', 'package-lock.json'],
]
const isBuilt = (path) => !/^lib\/setup\/|^lib\/db\/generated\/|\.test\.tsx?$/.test(path)

/** The app for production, built anew when a source has changed. */
export async function buildApp() {
  const marker = inProject('.next/built-from')
  const wanted = hashOf(builtFrom, isBuilt)
  if (existsSync(inProject('.next/BUILD_ID')) && readIfThere(marker) === wanted) return
  await step('Building the app', async () => {
    const { code, output } = await runNode(programs.next, ['build'], { show: false, env: { NODE_ENV: 'production' } })
    if (code !== 0) throw new SetupError(`The build failed:\n${output}`)
    writeFileSync(marker, wanted)
  })
}
