import { parseArgs } from 'node:util'
import type { Outcome } from './outcome'
import { partNames, parts, type Part, type PartName } from './parts'
import { report, trialLine, type Trial } from './report'
import { openSetting, type Setting } from './setting'

/**
 * `npm run test:crash -- --parts kills,points --trials kills=30 --seed 1 --lanes 2 --patience 1`: ends the built server under runs of
 * ten branches, and takes its disk, its file and its rights away. Without options every part, in full; `--small` for a few trials of
 * each. A failed trial is run again by its part and seed.
 */
const { values } = parseArgs({
  options: {
    parts: { type: 'string' },
    trials: { type: 'string', default: '' },
    small: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    /** How many trials take place side by side, each with a server of its own. */
    lanes: { type: 'string', default: '2' },
    /** How many times the promised time a busy machine may take. */
    patience: { type: 'string', default: '1' },
  },
})
const patience = Number(values.patience)
const chosen = values.parts?.split(',').map(partNamed) ?? partNames
const counts = new Map(
  values.trials.split(',').flatMap((given): [PartName, number][] => {
    const [name = '', count] = given.split('=')
    return name === '' ? [] : [[partNamed(name), Number(count)]]
  }),
)

const work = chosen.flatMap((part) => {
  const count = counts.get(part) ?? (values.small ? parts[part].small : parts[part].full)
  return Array.from({ length: count }, (_, at) => ({ part, at, seed: Number(values.seed) + at }))
})
const beganAt = Date.now()
const trials: Trial[] = []
const afterwards = (await Promise.all(Array.from({ length: Number(values.lanes) }, lane))).flat()

console.log(`\n${report(trials)}\n`)
for (const violation of afterwards) console.log(`In the end ${violation}.`)
const violated = trials.filter(({ violations }) => violations.length > 0)
for (const trial of violated) console.log(trialLine(trial))
console.log(
  `${trials.length} trials in ${Math.round((Date.now() - beganAt) / 1000)} s, ${violated.length + afterwards.length} violated.`,
)
process.exit(violated.length + afterwards.length === 0 ? 0 : 1)

/** Does what is next until nothing is left. */
async function lane(): Promise<string[]> {
  let setting = await openSetting()
  const violations: string[] = []
  for (let next = work.shift(); next !== undefined; next = work.shift()) {
    const { part, seed, at } = next
    const outcome = await tried(parts[part], seed, setting, at)
    const trial = { part, seed, ...outcome }
    trials.push(trial)
    console.log(trialLine(trial))
    if (!outcome.hasBroken) continue
    // Whatever it left behind must not fail the next one.
    await setting.close().catch(() => undefined)
    setting = await openSetting()
  }
  violations.push(...(await setting.close()))
  return violations
}

async function tried(
  part: Part,
  seed: number,
  setting: Setting,
  at: number,
): Promise<Outcome & { hasBroken?: boolean }> {
  try {
    return await part.trial(seed, setting, at, patience)
  } catch (error) {
    return { note: '', figure: null, violations: [String(error)], hasBroken: true }
  }
}

function partNamed(name: string): PartName {
  const known = partNames.find((part) => part === name)
  if (known === undefined) throw new RangeError(`There is no part “${name}”. There are: ${partNames.join(', ')}.`)
  return known
}
