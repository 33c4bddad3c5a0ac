import { parseArgs } from 'node:util'
import { correlatedTable, juryTable } from './jury'
import { judgingTable } from './judging'
import { robustnessTable } from './robustness'
import { timeRules, type Timing } from './speed'
import { stoppingTable } from './stopping'
import { isMissed, writeTable } from './table'

/**
 * `npm run bench:aggregation`: the published tables of the voting literature, computed by Parallax's own rules, and how long each
 * rule takes. Ends with code 1 when a figure is missed. `-- --trials 100000` for a closer look at the simulated ones.
 */
const { values } = parseArgs({ options: { trials: { type: 'string', default: '50000' } } })

const tables = [
  juryTable(),
  correlatedTable(),
  stoppingTable(),
  robustnessTable(Number(values.trials)),
  judgingTable(Math.ceil(Number(values.trials) / 10)),
]
for (const table of tables) console.log(`${writeTable(table)}\n`)

const timings = timeRules()
console.log('Time of one aggregation (processor time, best of 15)')
for (const timing of timings) console.log(timingLine(timing))

const figures = tables.flatMap((table) => table.figures)
const missed = figures.filter(isMissed).length + timings.filter(isLate).length
console.log(`\n${figures.length} figures and ${timings.length} timings, ${missed} missed.`)
process.exitCode = missed === 0 ? 0 : 1

function timingLine(timing: Timing): string {
  const { rule, branches, ms, limitMs } = timing
  const verdict = isLate(timing) ? `  MISSED (${limitMs} ms)` : ''
  return `  ${rule.padEnd(20)} ${String(branches).padStart(5)} branches ${ms.toFixed(1).padStart(8)} ms${verdict}`
}

function isLate({ ms, limitMs }: Timing): boolean {
  return ms >= limitMs
}
