import { parseArgs } from 'node:util'
import { apiClient } from '../../api-client'
import { startApp } from '../start-app'
import { startProcess } from '../start-process'
import { alphaOfFirstPlaces } from './agreement'
import { readBallots, type Question } from './read-ballots'
import { ballotWorkflow, nameOf, scriptsOf, voters } from './workflow'

/**
 * `npm run bench:ballots`: 1,221 real questions with eight model replies each, voted on by the running app against the scripted
 * server, once by everyone and once until the leader cannot be overtaken. The ballots are not part of this repository:
 * `-- --file PATH` says where they are. Ends with code 1 when a figure is missed.
 */
const { values } = parseArgs({
  options: { file: { type: 'string', default: '../shared/data/ranked-ballots.jsonl' }, first: { type: 'string' } },
})
/** Questions voted on at the same time. */
const atOnce = 24

const questions = await readBallots(values.file)
if (questions === null)
  console.log(`Skipped: there are no ballots at ${values.file}. Name the file with -- --file PATH.`)
else await replay(questions.slice(0, values.first === undefined ? undefined : Number(values.first)))

async function replay(asked: readonly Question[]): Promise<void> {
  const messagesApi = startProcess('e2e/messages-api/main.ts')
  const { url } = (await messagesApi.hear(20_000)) as { url: string }
  const app = await startApp(url)
  try {
    const client = apiClient(app.url)
    const everyone = await client.createWorkflow(ballotWorkflow(false))
    const early = await client.createWorkflow(ballotWorkflow(true))
    const votes: Vote[] = []
    for (let at = 0; at < asked.length; at += atOnce) {
      const batch = asked.slice(at, at + atOnce)
      await fetch(`${url}/script`, { method: 'POST', body: JSON.stringify({ scripts: scriptsOf(batch) }) })
      votes.push(...(await Promise.all(batch.map((question) => vote(question)))))
      await fetch(`${url}/log`, { method: 'DELETE' })
      if (at % (10 * atOnce) === 0) console.error(`${at + batch.length} of ${asked.length} questions`)
    }
    report(votes)

    async function vote(question: Question): Promise<Vote> {
      const inputs = { question: { name: nameOf(question) } }
      const [full, stopped] = await Promise.all(
        [everyone, early].map(async (workflow) => {
          const { id } = await client.startRun(workflow.id, inputs)
          return ballotOf(await client.untilSettled(id, 60_000))
        }),
      )
      if (full === undefined || stopped === undefined) throw new Error('Both votes were held.')
      return { question, full, stopped }
    }
  } finally {
    await Promise.all([app.stop(), messagesApi.stop()])
  }
}

type Held = { winner: unknown; calls: number }
type Vote = { question: Question; full: Held; stopped: Held }

function ballotOf(run: Awaited<ReturnType<ReturnType<typeof apiClient>['untilSettled']>>): Held {
  const count = run.nodes.find(({ nodeId }) => nodeId === 'count')
  const vote = run.nodes.find(({ nodeId }) => nodeId === 'vote')
  return {
    winner: count?.aggregation?.value ?? null,
    calls: (vote?.branches ?? []).filter(({ attempt }) => attempt > 0).length,
  }
}

function report(votes: readonly Vote[]): void {
  const share = (part: number) => (part / votes.length).toFixed(4)
  const right = votes.filter(({ question, full }) => full.winner === question.target).length
  const rightEarly = votes.filter(({ question, stopped }) => stopped.winner === question.target).length
  const other = votes.filter(({ full, stopped }) => full.winner !== stopped.winner)
  const calls = votes.reduce((sum, { stopped }) => sum + stopped.calls, 0)
  const saved = 1 - calls / (votes.length * voters)
  console.log(`${votes.length} questions, ${voters} replies each, through the running app`)
  console.log(`  plurality of all is right                ${share(right)} (published .8317)`)
  console.log(`  plurality until unbeatable is right      ${share(rightEarly)}`)
  console.log(
    `  votes asked for until unbeatable         ${(calls / votes.length).toFixed(2)} of ${voters} (published 5.37)`,
  )
  console.log(`  saved                                    ${(100 * saved).toFixed(1)} % (published 33 %)`)
  const alpha = alphaOfFirstPlaces(votes.map(({ question }) => question))
  console.log(`  Krippendorff’s alpha of the first places ${alpha?.toFixed(4) ?? 'undefined'} (published .936)`)
  console.log(`  other winner than the full vote          ${other.length} (goal 0)`)
  for (const { question, full, stopped } of other.slice(0, 10)) {
    console.log(`    question ${question.id}: ${String(full.winner)} in full, ${String(stopped.winner)} early`)
  }
  process.exitCode = other.length === 0 ? 0 : 1
}
