/**
 * The same job by us and by our peers, one after the other in one run, results compared, medians printed as ratios.
 *
 *   npm run bench                      1 M rows, three rounds
 *   npm run bench -- --rows 10000000 --rounds 1
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { buildIfStale } from '../scripts/build.mjs'
import { generate } from './generate.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '3' },
    without: { type: 'string', default: '', multiple: false },
  },
})
const rows = Number(values.rows)
const rounds = Number(values.rounds)
const without = values.without.split(',')

if (!existsSync(here('node_modules'))) {
  console.log('The peers are not installed; run `npm install` in bench/ first.')
  process.exit(1)
}
buildIfStale()
mkdirSync(here('data'), { recursive: true })
const file = here(`data/events-${rows}.csv`)
generate(file, rows)

const isOnPath = (program) => {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
const peers = {
  touchstack: [here('ours.mjs'), file],
  duckdb: [here('duckdb.mjs'), file],
  'duckdb-unique': [here('duckdb.mjs'), file, '--unique'],
  ...(isOnPath('sqlite3') ? { sqlite3: [here('sqlite3.mjs'), file] } : {}),
}
if (!peers.sqlite3) console.log('sqlite3 is not on the path and is left out.')
for (const name of without) delete peers[name]

const runs = Object.fromEntries(Object.keys(peers).map((name) => [name, []]))
for (let round = 0; round < rounds; round++)
  for (const [name, script] of Object.entries(peers)) {
    const out = execFileSync(process.execPath, script, { encoding: 'utf8', maxBuffer: 1 << 26 })
    runs[name].push(JSON.parse(out))
    console.log(`round ${round + 1}: ${name} ${runs[name].at(-1).total.toFixed(2)} s`)
  }

let failed = 0
for (const name of Object.keys(peers))
  for (const field of ['rows', 'rowsAfter', 'rowsLookback']) {
    if (runs[name][0][field] === undefined) continue
    const same = JSON.stringify(runs[name][0][field]) === JSON.stringify(runs.touchstack[0][field])
    if (!same) {
      failed++
      console.log(`${name} and touchstack differ in ${field}.`)
    }
  }
if (failed === 0)
  console.log(
    `All ${Object.keys(peers).length} agree on every row of the table, before and after the changes of rule and lookback.`,
  )

const median = (list) => {
  const sorted = list.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2
}
const value = (name, field) => median(runs[name].map((run) => run[field]))
const ratio = (field, name) => {
  const of = median(runs.touchstack.map((run, round) => run[field] / runs[name][round][field]))
  return Number.isFinite(of) ? of.toFixed(3) : 'not measured'
}
const number = (amount, digits) => (Number.isFinite(amount) ? amount.toFixed(digits) : '')

console.log(
  `\n${rows.toLocaleString('en')} rows, median of ${rounds}, Node ${process.version}, DuckDB ${createRequire(import.meta.url)('@duckdb/node-api/package.json').version}\n`,
)
console.log(
  '| | CSV → first report, s | import, s | report, s | CPU to there, s | peak memory to there, MB | rule change, s | lookback, s | saved and closed, s | file, MB |',
)
console.log('|---|---|---|---|---|---|---|---|---|---|')
for (const name of Object.keys(peers))
  console.log(
    `| ${name} | ${['total', 'imported', 'reported', 'cpu'].map((field) => number(value(name, field), 2)).join(' | ')} | ${number(value(name, 'peakMb'), 0)} | ${['rule', 'lookback', 'closed'].map((field) => number(value(name, field), 2)).join(' | ')} | ${number(value(name, 'bytes') / 1e6, 0)} |`,
  )
console.log()
for (const name of Object.keys(peers))
  if (name !== 'touchstack')
    console.log(
      `touchstack ÷ ${name}: CSV → first report ${ratio('total', name)}, rule change ${ratio('rule', name)}, lookback ${ratio('lookback', name)}, CPU ${ratio('cpu', name)}, memory ${ratio('peakMb', name)}`,
    )
process.exitCode = failed > 0 ? 1 : 0
