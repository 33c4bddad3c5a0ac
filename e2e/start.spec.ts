import { startAppServer } from './app-server'
import { expect, test } from '@playwright/test'

test('A second server on the same data ends after a few seconds, and says why in one sentence', async () => {
  const dataDir = process.env.PARALLAX_E2E_DATA_DIR ?? ''
  const second = startAppServer({ dataDir })
  await expect(second).rejects.toThrow(/ended with code 1 /)
  await expect(second).rejects.toThrow(/✗ Another process uses the database .* PARALLAX_DATA_DIR\./)
  await expect(second).rejects.not.toThrow(/\n +at /)
})

test('A data folder that is no folder is named, with what to do', async () => {
  await expect(startAppServer({ dataDir: 'package.json' })).rejects.toThrow(/✗ .*package\.json.*PARALLAX_DATA_DIR/)
})
