import 'server-only'
import { armFailpoint } from './failpoints'
import { processWide } from './process-wide'

/** What `PARALLAX_FAILPOINT` arms in this process. For crash tests; null everywhere else. */
export const failpointOfProcess = processWide('failpoint', () => ({
  failpoint: armFailpoint(process.env.PARALLAX_FAILPOINT, () => void process.kill(process.pid, 'SIGKILL')),
})).failpoint
