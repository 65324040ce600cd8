/**
 * Child process: the same job in DuckDB, into a file with the same columns. Prints one JSON line.
 * With `--unique` a row whose message id came before is left out, as ours is; without, every row is taken as it is.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { after, before } from './rules.mjs'
import { attributionSql } from './sql.mjs'

const [file, flag] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const path = join(folder, 'bench.duckdb')
const dialect = { argMin: (v, by) => `arg_min(${v}, ${by})`, argMax: (v, by) => `arg_max(${v}, ${by})`, temp: 'TEMP' }
const seconds = async (work) => {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}
const instance = await DuckDBInstance.create(path)
const connection = await instance.connect()
const report = async (rules, lookbackDays = null) => {
  const [paths, query] = attributionSql(rules, { ...dialect, lookbackDays })
  await connection.run(paths)
  const result = await connection.runAndReadAll(query)
  return result
    .getRows()
    .map(([model, key, people, converted]) => [model, key, Number(people), Number(converted)])
    .sort((a, b) => (a[0] + a[1] < b[0] + b[1] ? -1 : 1))
}
let rows
let rowsAfter
const imported = await seconds(async () => {
  await connection.run(`CREATE TABLE event AS SELECT ${flag === '--unique' ? 'DISTINCT ON (message_id) *' : '*'} FROM read_csv('${file}', header = true, quote = '"', types = {
    'message_id': 'VARCHAR', 'anonymous_id': 'VARCHAR', 'user_id': 'VARCHAR', 'timestamp': 'TIMESTAMP', 'event': 'VARCHAR', 'path': 'VARCHAR',
    'referrer': 'VARCHAR', 'utm_source': 'VARCHAR', 'utm_medium': 'VARCHAR', 'utm_campaign': 'VARCHAR', 'revenue': 'DOUBLE', 'properties': 'VARCHAR' })`)
  await connection.run('CHECKPOINT')
})
const reported = await seconds(async () => (rows = await report(before)))
const cpu = process.cpuUsage()
const peakMb = process.resourceUsage().maxRSS / 1024
const rule = await seconds(async () => (rowsAfter = await report(after)))
let rowsLookback
const lookback = await seconds(async () => (rowsLookback = await report(after, 30)))
const bytes = statSync(path).size
connection.closeSync()
rmSync(folder, { recursive: true, force: true })
console.log(
  JSON.stringify({
    total: imported + reported,
    imported,
    reported,
    rule,
    lookback,
    bytes,
    rows,
    rowsAfter,
    rowsLookback,
    peakMb,
    cpu: (cpu.user + cpu.system) / 1e6,
  }),
)
