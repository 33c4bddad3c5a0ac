import { checkPortIsFree, readAddress } from './address.mjs'
import { buildApp, checkNode, generateClient, installPackages } from './prepare.mjs'
import { main } from './say.mjs'
import { serve } from './serve.mjs'

/** `npm start`: from a clean clone, or an old one, to a running app. What is done already is not done again. */
await main(async () => {
  checkNode()
  const address = readAddress()
  await checkPortIsFree(address)
  await installPackages({ needsDev: false })
  await generateClient()
  await buildApp()
  await serve('start', address)
})
