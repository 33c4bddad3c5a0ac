import { expect, it } from 'vitest'
import { isOfflineModelId, offlineModels } from './offline-models'
import { ask } from './test-task'

it('every offline model answers what it says it answers', async () => {
  const materials = {
    figures: 'year,sales\n2019,1\n2020,2\n2021,1\n2022,2\n2023,3\n2024,2\n2025,3',
    notes: 'Acme is good and charges 12 dollars.',
  }
  const choicesOf = (id: string) => (id === 'offline/screen' ? ['Flag', 'Pass'] : ['Positive', 'Negative'])
  const question = 'What does Acme charge in its notes? Will sales be above 3?'
  for (const { id, answers } of offlineModels) {
    for (const type of answers) {
      const choices = choicesOf(id)
      const answer =
        type === 'choice' || type === 'ranking' ? { type, choices } : type === 'json' ? { type, schema: {} } : { type }
      expect(await ask(id, question, materials, answer), `${id} ${type}`).not.toBe('')
    }
  }
})

it('knows its own ids', () => {
  expect(isOfflineModelId('offline/extract')).toBe(true)
  expect(isOfflineModelId('constructor')).toBe(false)
})
