/** Child process: import, first report, re-query after a rule and a lookback change. Prints one JSON line. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../out/main/app.js'
import { after, before, contentGroups } from './rules.mjs'
const [file] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const workspace = join(folder, 'bench.touchstack')
const app = createApp({
  now: () => new Date(),
  dataDir: folder,
  resolveFile: (path) => path,
  grantFile: (path) => path,
  log: () => undefined,
  parseWorker: new URL('../out/main/parse-worker.js', import.meta.url),
})
const call = (method, params) => app.call(method, params)
const seconds = async (work) => {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}
const report = async (params = {}) => {
  const rows = []
  for (const model of ['first', 'last']) {
    const result = await call('report.run', { slug: 'content-attribution', params: { model, ...params } })
    for (const row of result.rows) rows.push([model, row.key, row.people, row.convertedPeople])
  }
  return rows.sort((a, b) => (a[0] + a[1] < b[0] + b[1] ? -1 : 1))
}
let rows
let rowsAfter
const imported = await seconds(async () => {
  await call('workspace.open', { file: workspace, create: true })
  await call('config.set', {
    config: { contentGroups: contentGroups(before), goals: [{ name: 'Signup', event: 'Signup Completed' }] },
  })
  await call('imports.run', { files: [{ file }] })
})
const reported = await seconds(async () => (rows = await report()))
const { user, system } = process.cpuUsage()
const cpu = (user + system) / 1e6
const peakMb = process.resourceUsage().maxRSS / 1024
const rule = await seconds(async () => {
  await call('config.set', { config: { contentGroups: contentGroups(after) } })
  rowsAfter = await report()
})
let rowsLookback
const lookback = await seconds(async () => (rowsLookback = await report({ lookbackDays: 30 })))
// Journeys that are not saved yet are, and the log is moved into the file.
const closed = await seconds(() => app.close())
const bytes = statSync(workspace).size
const reopened = await seconds(async () => {
  await call('workspace.open', { file: workspace })
  await report()
})
app.close()
rmSync(folder, { recursive: true, force: true })
console.log(
  JSON.stringify({
    total: imported + reported,
    imported,
    reported,
    rule,
    lookback,
    closed,
    reopened,
    bytes,
    rows,
    rowsAfter,
    rowsLookback,
    peakMb,
    cpu,
  }),
)
