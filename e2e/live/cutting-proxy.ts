import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'

/** Hands everything on to a server and cuts each connection after so many bytes of its answer as `cutAfter` draws. */
export async function startCuttingProxy(targetPort: number, cutAfter: () => number) {
  let cuts = 0
  const server = createServer((client) => {
    const upstream = connect(targetPort, '127.0.0.1')
    let left = cutAfter()
    const end = () => {
      client.destroy()
      upstream.destroy()
    }
    client.on('error', end).on('close', end)
    upstream.on('error', end).on('close', () => client.end())
    client.pipe(upstream)
    upstream.on('data', (chunk: Buffer) => {
      client.write(chunk.subarray(0, left))
      left -= chunk.length
      if (left > 0) return
      cuts += 1
      upstream.destroy()
      // What was written before the cut still arrives.
      client.end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, cuts: () => cuts, close: () => server.close() }
}
