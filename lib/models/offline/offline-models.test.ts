import { expect, it } from 'vitest'
import { isOfflineModelId, offlineModels } from './offline-models'
import { ask } from './test-task'

it('every offline model answers what it says it answers', async () => {
  const materials = { figures: 'year,sales\n2021,1\n2022,2\n2023,3', notes: 'Acme is good and charges 12 dollars.' }
  const choices = ['Positive', 'Negative']
  for (const { id, answers } of offlineModels) {
    for (const type of answers) {
      const answer = type === 'choice' || type === 'ranking' ? { type, choices } : { type }
      expect(await ask(id, 'What does Acme charge in its notes?', materials, answer), `${id} ${type}`).not.toBe('')
    }
  }
})

it('knows its own ids', () => {
  expect(isOfflineModelId('offline/extract')).toBe(true)
  expect(isOfflineModelId('constructor')).toBe(false)
})
