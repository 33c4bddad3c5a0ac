import { apiClient } from './api-client'
import { askedVote, briefAnswers, checkedSynthesis, launchVotes, mergedReview, reviewAnswers } from './judged-workflows'
import { expect, test } from './scripted-models'
import { RunPage } from './pages/run-page'

test('A vote shows its bars, its minority and the other rules; another rule is seen at once and can be kept', async ({
  page,
  models,
  connection,
  baseURL,
}) => {
  models.script(launchVotes)
  const api = apiClient(baseURL ?? '')
  const answer = { type: 'choice' as const, choices: ['Launch', 'Wait'] }
  const { id } = await api.createWorkflow(askedVote(connection, { samples: 6, answer, count: { rule: 'majority' } }))
  const { id: runId } = await api.startRun(id)
  await api.untilSettled(runId, 30_000)

  await page.goto(`/runs/${runId}?view=votes`)
  const board = page.getByRole('region', { name: 'Votes of Combine' })
  await expect(board).toContainText('Agreement 3 of 5 (60 %, plausible range 23–88 %)')
  await expect(board).toContainText('It needed 3 votes to pass and has 3.')
  await expect(board).toContainText('5 votes of one model count for fewer than 5')
  const bars = board.getByRole('img', { name: /^Launch: 3 \(60 %, 23–88 %\), the result; Wait: 2/ }).first()
  await expect(bars.locator('.recharts-errorBar').first()).toBeVisible()
  const minority = board.getByRole('region', { name: 'Minority answers and their reasons' })
  await expect(minority).toContainText('Two suppliers have not signed yet.')
  await expect(minority).not.toContainText('The market is ready.')
  await expect(board.getByRole('region', { name: 'Not counted' })).toContainText('Sample')
  const others = board.getByRole('region', { name: 'What the other rules would have said' })
  await expect(others.getByRole('listitem').filter({ hasText: 'Supermajority' })).toContainText('differs')

  const calls = models.calls().length
  await others.getByRole('button', { name: /^Supermajority/ }).focus()
  await page.keyboard.press('Enter')
  const comparison = new RunPage(page).comparison('Combine', 'Supermajority')
  await expect(comparison).toContainText('“Launch” became no consensus.')
  await expect(comparison).toContainText('Preview, not kept')
  await comparison.getByRole('button', { name: 'Keep this result' }).click()
  await expect(comparison).toContainText('Kept')
  await page.reload()
  await expect(page.getByText('1 kept')).toBeVisible()
  expect(models.calls()).toHaveLength(calls)
})

test('A claim that is pressed lights its sentences in the branches, and the address holds it', async ({
  page,
  models,
  connection,
  baseURL,
}) => {
  models.script(briefAnswers)
  const api = apiClient(baseURL ?? '')
  const { id } = await api.createWorkflow(checkedSynthesis(connection))
  const { id: runId } = await api.startRun(id)
  await api.untilSettled(runId, 30_000)

  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`/runs/${runId}?view=result`)
  const claim = page.getByRole('button', { name: 'Prices rose by 4 percent while demand fell.' })
  await claim.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('2 sentences lit in Prices, Demand.')).toBeVisible()
  const lit = () =>
    page.evaluate(() => [...(CSS.highlights.get('claim') ?? [])].map((range) => (range as Range).toString()).toSorted())
  const sentences = ['Demand fell in every region.', 'Prices rose by 4 percent in\nthe north.']
  await expect.poll(lit).toEqual(sentences)
  await expect(claim).toBeFocused()
  expect(new URL(page.url()).searchParams.get('claim')).toBe('count.1')

  // What is shared is seen by whoever opens it; on a narrow screen the claim leads to the branches.
  await page.reload()
  await expect.poll(lit).toEqual(sentences)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.reload()
  await claim.click()
  await claim.click()
  await expect(page.getByRole('tab', { name: /^Branches/ })).toHaveAttribute('aria-selected', 'true')
  await expect.poll(lit).toContain(sentences[1])
  await page.getByRole('button', { name: 'Back to the claims' }).click()
  await page.getByRole('checkbox', { name: 'Only unsupported' }).click()
  await expect(claim).toHaveCount(0)
  await expect(page.getByText('A quote is not in the branch that it names.')).toBeVisible()
})

test('The findings of several reviewers stand once each, with place, severity, k of n and evidence', async ({
  page,
  models,
  connection,
  baseURL,
}) => {
  models.script(reviewAnswers)
  const api = apiClient(baseURL ?? '')
  const { id } = await api.createWorkflow(mergedReview(connection))
  const { id: runId } = await api.startRun(id)
  await api.untilSettled(runId, 30_000)

  await page.goto(`/runs/${runId}?view=result`)
  const findings = page.getByRole('region', { name: 'Findings of Combine' })
  await expect(findings).toContainText('3 findings of 3 reviewers')
  await expect(findings).toContainText(/About 2 more issues are likely \(Chao1/)
  const first = findings.getByRole('listitem').first()
  await expect(first).toContainText('critical')
  await expect(first).toContainText('api.ts:10')
  await expect(first).toContainText('flagged by 2 of 3')
  await first.getByText('Evidence of 2 reviewers').click()
  await expect(first).toContainText('Input is not escaped')
  await findings.getByRole('combobox', { name: 'Show findings flagged by at least' }).selectOption('2')
  await expect(findings.getByText('1 of 3 findings shown.')).toBeVisible()
  const download = page.waitForEvent('download')
  await findings.getByRole('button', { name: 'CSV' }).click()
  expect((await download).suggestedFilename()).toBe('code-review-findings.csv')
})
