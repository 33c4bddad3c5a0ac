import { describe, expect, it } from 'vitest'
import { aggregateNode, graphOf, outputNode, voteNode } from '../engine/testing/graphs'
import { startTestRun } from '../engine/testing/test-run'
import type { NodeData } from '../nodes'
import { executors } from '.'
import { ballotsOf, turnChoices, variantOf } from './vary-ballots'

const colours = { type: 'choice', choices: ['Red', 'Green', 'Blue'] } as const

/** What each ballot of a vote is asked, without a run. */
function asked(data: Partial<NodeData<'vote'>>) {
  const node = voteNode('vote', 1, {
    prompt: 'Which colour?',
    answer: { ...colours, choices: [...colours.choices] },
    ...data,
  })
  const context = { runId: 'run', graph: graphOf([node]), inputs: {}, outputs: new Map(), incoming: [] }
  return executors.vote.plan(node, { ...context, incomingAnswer: { type: 'text' } }).map(({ request }) => request)
}

describe('what varies between ballots', () => {
  const voters = [
    { label: 'A', model: 'scripted/one', samples: 3 },
    { label: 'B', model: 'scripted/one', samples: 3 },
  ]

  it('is nothing unless told', () => {
    const requests = asked({ voters })
    expect(new Set(requests.map((request) => JSON.stringify(request))).size).toBe(1)
  })

  it('is the order of the choices: each stands in each place equally often, for each voter', () => {
    const orders = asked({ voters, vary: { choiceOrder: true } }).map(({ answer }) =>
      answer.type === 'choice' ? answer.choices.join(' ') : '',
    )
    const turned = ['Red Green Blue', 'Green Blue Red', 'Blue Red Green']
    expect(orders).toEqual([...turned, ...turned.slice(1), ...turned.slice(0, 1)])
  })

  it('is the wording, in turn, beginning with another one for each voter', () => {
    const texts = asked({ voters, vary: { wordings: ['What colour would you take?'] } }).map(({ segments }) =>
      segments.map(({ text }) => text).join(''),
    )
    const [first, second] = ['Which colour?', 'What colour would you take?']
    expect(texts).toEqual([first, second, first, second, first, second])
  })

  it('leaves answers without choices as they are', () => {
    expect(turnChoices({ type: 'number' }, { voter: 1, sample: 1 })).toEqual({ type: 'number' })
    expect(variantOf({ voter: 1, sample: 1 }, 0)).toBe(0)
    expect(ballotsOf([{ label: 'A' }, { label: 'B', samples: 2 }])).toEqual([
      { voter: 0, sample: 0 },
      { voter: 1, sample: 0 },
      { voter: 1, sample: 1 },
    ])
  })

  it('does not change what is counted: every ballot is for the choice that it names', async () => {
    const vote = voteNode('vote', 3, {
      retries: 0,
      answer: { ...colours, choices: [...colours.choices] },
      vary: { choiceOrder: true },
    })
    const count = aggregateNode('count', { rule: 'plurality' })
    const run = await startTestRun(graphOf([vote, count, outputNode('end')], 'vote > count', 'count > end'), {
      executors,
    })
    for (const call of run.dispatcher.running()) call.succeed('Answer: Blue')
    expect(await run.driver.settled).toBe('succeeded')
    const tallies = run.state().nodes[1]?.aggregation?.tallies.map(({ answer, votes }) => [answer, votes])
    expect(tallies).toEqual([['Blue', 3]])
  })
})

describe('voters that say how sure they are', () => {
  it('are weighed by it, and it is no part of their answer', async () => {
    const answers = ['Blue\nConfidence: 0.9', 'Red\nConfidence: 10 %', 'Red\nConfidence: 0.2']
    const vote = voteNode('vote', 3, { retries: 0, answer: { type: 'text' }, confidence: true })
    const count = aggregateNode('count', { rule: 'confidenceWeighted', options: { temperature: 0.1 } })
    const run = await startTestRun(graphOf([vote, count, outputNode('end')], 'vote > count', 'count > end'), {
      executors,
    })
    expect(run.dispatcher.running().every(({ request }) => request.statesConfidence === true)).toBe(true)
    for (const [at, call] of run.dispatcher.running().entries()) call.succeed(answers[at])
    expect(await run.driver.settled).toBe('succeeded')
    const aggregation = run.state().nodes[1]?.aggregation
    expect(aggregation?.value).toBe('Blue')
    expect(aggregation?.tallies.map(({ answer }) => answer)).toEqual(['Blue', 'Red'])
  })
})
