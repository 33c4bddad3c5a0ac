import { expect, it } from 'vitest'
import { modelName } from './model-name'

const attempt = { attempt: 1, model: 'local/fast', startedAt: 0, endedAt: null, error: null, possiblyBilled: false }

it('names the model as the workflow does, also when the answer leaves out the connection', () => {
  expect(modelName({ model: 'local/fast', attempts: [] })).toBe('local/fast')
  expect(modelName({ model: 'fast', attempts: [attempt] })).toBe('local/fast')
})

it('says so when another model answered than was asked', () => {
  expect(modelName({ model: 'other', attempts: [attempt] })).toBe('local/fast, answered by other')
})

it('names none where none is called', () => {
  expect(modelName({ model: null, attempts: [] })).toBeNull()
})
