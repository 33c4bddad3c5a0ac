import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './find-chromium.mjs'
import { buildApp, checkNode, generateClient, installPackages } from './prepare.mjs'
import { programs } from './project.mjs'
import { runNode } from './run-command.mjs'
import { main, seconds, SetupError, step } from './say.mjs'

const passed = { passed: 1, failed: 0 }
const failed = { passed: 0, failed: 1 }

/** Once: a build that failed is not tried again by every part that needs it, each of which then counts as failed. */
let building
const build = () => (building ??= buildApp())

/** Every part by name, in the order in which they run; each answers with how much of it passed and failed. */
const parts = {
  format: () => check(programs.prettier, ['--check', '.']),
  types: () => check(programs.tsc, ['--noEmit']),
  lint: () => check(programs.eslint, ['.', '--max-warnings', '0']),
  unit: unitTests,
  build: async () => {
    await build()
    return passed
  },
  browser: browserTests,
  crash: crashTest,
}

const readsOnly = ['format', 'types', 'lint']

const titles = {
  format: 'Format',
  types: 'Types',
  lint: 'Lint',
  unit: 'Unit and database tests',
  build: 'Build',
  browser: 'Browser tests',
  crash: 'Crash test',
}

/** `npm test`, or parts of it: `npm test -- unit lint`. Runs on after a failure, so that one run tells everything. */
await main(async () => {
  const names = process.argv.slice(2)
  const unknown = names.filter((name) => !(name in parts))
  if (unknown.length > 0)
    throw new SetupError(`There is no part “${unknown[0]}”. There are: ${Object.keys(parts).join(', ')}.`)
  checkNode()
  await installPackages({ needsDev: true })
  await generateClient()
  await makeRouteTypes()

  const wanted = Object.keys(parts).filter((name) => names.length === 0 || names.includes(name))
  // They only read, and each keeps one core busy: side by side they take half the time.
  const reading = wanted.filter((name) => readsOnly.includes(name))
  const results = await Promise.all(reading.map(runPart))
  for (const name of wanted) {
    if (!reading.includes(name)) results.push(await runPart(name))
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0)
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
  process.exit(sum('failed') === 0 ? 0 : 1)
})

async function runPart(name) {
  const beganAt = performance.now()
  console.log(`\n▸ ${titles[name]} …`)
  const result = await parts[name]().catch((error) => {
    console.error(error instanceof SetupError ? error.message : error)
    return failed
  })
  const counts = result.passed + result.failed > 1 ? `${result.passed} passed, ${result.failed} failed, ` : ''
  console.log(`${result.failed === 0 ? '✓' : '✗'} ${titles[name]}: ${counts}${seconds(beganAt)}`)
  return result
}

/** Types of the routes and of CSS imports, which a build would make too. */
async function makeRouteTypes() {
  await step('Generating route types', async () => {
    const { code, output } = await runNode(programs.next, ['typegen'], { show: false })
    if (code !== 0) throw new SetupError(`Next could not generate the types of the routes:\n${output}`)
  })
}

async function check(program, args) {
  const { code, output } = await runNode(program, args, { show: false })
  if (code !== 0) console.log(output)
  return code === 0 ? passed : failed
}

async function unitTests() {
  return withReport(async (file) => {
    const { code } = await runNode(programs.vitest, [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ])
    const { numPassedTests, numFailedTests } = readReport(file)
    return counted(code, numPassedTests, numFailedTests)
  })
}

async function browserTests() {
  await build()
  const PARALLAX_CHROMIUM = await findChromium()
  return withReport(async (file) => {
    const env = { PARALLAX_CHROMIUM, PLAYWRIGHT_JSON_OUTPUT_NAME: file }
    const { code } = await runNode(programs.playwright, ['test', '--reporter=list,json'], { env })
    const { expected, unexpected, flaky } = readReport(file).stats
    return counted(code, expected, unexpected + flaky)
  })
}

/** Ends the built server at random moments and at named ones; its own lines say what broke a promise. Here a small part of it. */
async function crashTest() {
  await build()
  const { code } = await runNode(programs.tsx, ['e2e/crash/run.ts', '--small', '--patience', '10'])
  return code === 0 ? passed : failed
}

/** A runner that fails without a failed test has failed all the same: a file that does not load, a server that does not start. */
function counted(code, passedCount, failedCount) {
  return { passed: passedCount, failed: code !== 0 ? Math.max(1, failedCount) : failedCount }
}

async function withReport(work) {
  const folder = mkdtempSync(join(tmpdir(), 'parallax-report-'))
  try {
    return await work(join(folder, 'report.json'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readReport(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}
