/**
 * How fast the byte lane reads: the file of `run.mjs` through one parse worker, then through two, whose batches are
 * taken and dropped. Nothing else is in it: no dictionaries of the workspace, no duplicates, no SQLite.
 *
 *   node bench/parse.mjs [--rows 10000000]
 */
import { mkdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { buildIfStale } from '../scripts/build.mjs'
import { inspectFile } from '../src-main/core/import/inspect/inspect-file.ts'
import { chooseMapping, planEvents } from '../src-main/core/import/inspect/inspect.ts'
import { readSegments } from '../src-main/core/import/events/read-segments.ts'
import { generate } from './generate.mjs'

const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' } } })
const rows = Number(values.rows)
const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const path = here(`data/events-${rows}.csv`)
mkdirSync(here('data'), { recursive: true })
generate(path, rows)
buildIfStale()

const { parts } = await inspectFile(path, {})
const inspection = parts[0]
const plan = planEvents(inspection, chooseMapping(inspection, {}), {})
const bytes = statSync(path).size

for (const readers of [1, 2, 1, 2]) {
  let read = 0
  const before = process.cpuUsage()
  const start = performance.now()
  await readSegments({
    script: new URL('../out/main/parse-worker.js', import.meta.url),
    data: {
      plan,
      fast: true,
      storedKeys: null,
      expectedRows: inspection.estimatedRows,
      shared: new SharedArrayBuffer(8),
    },
    bytes,
    readers,
    signal: undefined,
    take: (batches) => (read += batches.at(-1).counts.rowsRead),
    keepEntries: () => undefined,
  })
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(before)
  const speed = (of) => `${(bytes / 1e6 / of).toFixed(0)} MB/s`
  console.log(
    `${readers} worker${readers === 1 ? '' : 's'}: ${read.toLocaleString('en')} rows, ${(bytes / 1e6).toFixed(0)} MB: ${seconds.toFixed(2)} s, ${speed(seconds)}; by processor time ${speed((user + system) / 1e6)}`,
  )
}
