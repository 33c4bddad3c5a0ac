import { checkPortIsFree, readAddress } from './address.mjs'
import { checkNode, generateClient, installPackages } from './prepare.mjs'
import { main } from './say.mjs'
import { serve } from './serve.mjs'

/** `npm run dev`: the same as `npm start`, with the same database, but compiled as it goes. */
await main(async () => {
  checkNode()
  const address = readAddress()
  await checkPortIsFree(address)
  await installPackages({ needsDev: true })
  await generateClient()
  await serve('dev', address)
})
