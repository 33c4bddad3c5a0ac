import { createServer } from 'node:net'
import { SetupError } from './say.mjs'

const loopbackHosts = ['127.0.0.1', 'localhost', '::1']

/** Where to serve, from `HOST` and `PORT`. Refuses every address that another machine could reach. */
export function readAddress(env = process.env) {
  const host = (env.HOST || '127.0.0.1').replace(/^\[|\]$/g, '')
  const port = Number(env.PORT || 3000)
  if (!loopbackHosts.includes(host)) {
    throw new SetupError(
      `HOST=${host} would let everybody on the network use Parallax and its keys: it has no login yet. Leave HOST out.\n` +
        `  To use it from another machine, forward the port: ssh -L ${port || 3000}:127.0.0.1:${port || 3000} this-machine`,
    )
  }
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new SetupError(`PORT=${env.PORT} is not a port. Choose a number from 1024 to 65535, for example PORT=3001.`)
  }
  return { host, port, url: `http://${host.includes(':') ? `[${host}]` : host}:${port}` }
}

/** Finds a taken port before the build, not after it. */
export async function checkPortIsFree({ host, port, url }) {
  const server = createServer()
  const error = await new Promise((resolve) => {
    server.once('error', resolve)
    server.listen(port, host, () => resolve(null))
  })
  server.close()
  if (error === null) return
  if (error.code === 'EACCES')
    throw new SetupError(`Port ${port} needs special rights. Choose one above 1023: PORT=3000.`)
  if (error.code !== 'EADDRINUSE') throw new SetupError(`Cannot serve at ${url}: ${error.message}`)
  if (await isParallax(url))
    throw new SetupError(`Parallax is running already: open ${url}, or choose another port: PORT=${port + 1}.`)
  throw new SetupError(`Another program uses port ${port}. Choose another: PORT=${port + 1} npm start`)
}

async function isParallax(url) {
  const health = await askHealth(url)
  return typeof health?.engine === 'string'
}

/** What the server says of itself; null while it does not answer. */
export async function askHealth(url) {
  try {
    const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) })
    return await answer.json()
  } catch {
    return null
  }
}
