import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

/** Loaded into a process by `--import`: writes every second how long its event loop has been held up, to the file it is told. */
const file = process.env.PARALLAX_LOOP_LOG
if (file !== undefined && isMainThread) {
  const resolution = 10
  const delay = monitorEventLoopDelay({ resolution })
  delay.enable()
  const write = () =>
    writeFileSync(
      file,
      JSON.stringify({ p99Ms: delay.percentile(99) / 1e6 - resolution, maxMs: delay.max / 1e6 - resolution }),
    )
  setInterval(write, 1000).unref()
}
