/**
 * Asking again: every attribution model after changing the lookback, by us and by DuckDB on a table made for it. Both
 * have their people and page views ready; credits are compared, medians printed in milliseconds and as ratios.
 *
 *   node bench/models.mjs                      1 M rows
 *   node bench/models.mjs --rows 10000000
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { removalEffects } from '../src-main/core/attribution/models/markov.ts'
import { generate } from './generate.mjs'
import { before, contentGroups, groupCase } from './rules.mjs'

/** A scan for each, none remembered from the one before. */
const lookbacks = [30, 45, 60]
const halfLifeDays = 7

/** Credit of a touch in SQL: i-th of n, seconds before the conversion `age`. */
const weights = {
  first: '(i = 1)::DOUBLE',
  last: '(i = n)::DOUBLE',
  linear: '1.0 / n',
  position: 'CASE WHEN n = 1 THEN 1 WHEN n = 2 THEN 0.5 WHEN i = 1 OR i = n THEN 0.4 ELSE 0.2 / (n - 2) END',
  j: 'CASE WHEN n = 1 THEN 1 WHEN n = 2 THEN CASE WHEN i = 1 THEN 0.25 ELSE 0.75 END WHEN i = 1 THEN 0.2 WHEN i = n THEN 0.6 ELSE 0.2 / (n - 2) END',
  'time-decay': `pow(2, -age / ${halfLifeDays * 86_400}) / sum(pow(2, -age / ${halfLifeDays * 86_400})) OVER (PARTITION BY person)`,
}
const models = [...Object.keys(weights), 'participation', 'shapley', 'markov']
const median = (list) => list.toSorted((a, b) => a - b)[Math.floor((list.length - 1) / 2)]

/** Median ms per model, and the credits of the last lookback. */
async function measure(ask) {
  const found = {}
  for (const model of models) {
    const times = []
    let credits
    for (const days of lookbacks) {
      const start = performance.now()
      credits = await ask(model, days)
      times.push(performance.now() - start)
    }
    found[model] = { ms: median(times), credits }
  }
  return found
}

async function ours(file) {
  const { createApp } = await import('../src-main/core/app.ts')
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const app = createApp({
    now: () => new Date(),
    dataDir: folder,
    resolveFile: (path) => path,
    grantFile: (path) => path,
    log: () => undefined,
    parseWorker: new URL('../src-main/core/import/parse-worker.ts', import.meta.url),
  })
  try {
    await app.call('workspace.open', { file: join(folder, 'bench.touchstack'), create: true })
    const goals = [{ name: 'Signup', event: 'Signup Completed' }]
    await app.call('config.set', { config: { contentGroups: contentGroups(before), goals } })
    await app.call('imports.run', { files: [{ file }] })
    const run = (slug, params) => app.call('report.run', { slug, params })
    await run('content-attribution', {})
    const found = await measure(async (model, lookbackDays) => {
      const { rows } = await run('content-attribution', { model, lookbackDays, halfLifeDays })
      return Object.fromEntries(rows.filter((row) => row.key !== '(none)').map((row) => [row.key, row.conversions]))
    })
    const start = performance.now()
    await run('people', { key: 'Articles' })
    found.people = { ms: performance.now() - start }
    return found
  } finally {
    app.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function duckdb(file) {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const rows = async (sql) => (await connection.runAndReadAll(sql)).getRows()
  await connection.run(`CREATE TABLE event AS SELECT anonymous_id, user_id, timestamp, event, path
    FROM read_csv('${file}', header = true, quote = '"', types = { 'anonymous_id': 'VARCHAR', 'user_id': 'VARCHAR', 'timestamp': 'TIMESTAMP' })`)
  // A visitor of the generated file has one user at most, so next-user needs no window.
  await connection.run(`CREATE TABLE path_group AS SELECT path, ${groupCase(before)} AS grp
    FROM (SELECT DISTINCT path FROM event WHERE path IS NOT NULL AND path <> '')`)
  await connection.run(`CREATE TABLE ids AS SELECT anonymous_id, max(user_id) AS user_id, row_number() OVER () AS person
    FROM event GROUP BY anonymous_id`)
  await connection.run(`CREATE TABLE view AS SELECT ids.person, epoch(timestamp) AS t, grp FROM event
    JOIN ids USING (anonymous_id) JOIN path_group USING (path) WHERE event = 'Page Viewed' AND grp <> '' ORDER BY 1, 2`)
  await connection.run(`CREATE TABLE conversion AS SELECT ids.person, min(epoch(timestamp)) AS t FROM event
    JOIN ids USING (anonymous_id) WHERE event = 'Signup Completed' GROUP BY 1`)
  const eligible = (days) => `SELECT view.person, grp, view.t, conversion.t - view.t AS age FROM view
    JOIN conversion USING (person) WHERE view.t <= conversion.t AND view.t >= conversion.t - ${days * 86_400}`
  return measure(async (model, days) => {
    if (model === 'markov') return markov(await rows(transitions(eligible(days))))
    const credit =
      model === 'participation' || model === 'shapley'
        ? `SELECT grp, ${model === 'shapley' ? '1.0 / count(*) OVER (PARTITION BY person)' : '1.0'} AS credit
           FROM (SELECT DISTINCT person, grp FROM touch)`
        : `SELECT grp, ${weights[model]} AS credit FROM (SELECT *, row_number() OVER (PARTITION BY person ORDER BY t) AS i,
           count(*) OVER (PARTITION BY person) AS n FROM touch)`
    const found = await rows(
      `WITH touch AS (${eligible(days)}) SELECT grp, sum(credit) FROM (${credit}) GROUP BY grp HAVING sum(credit) > 0`,
    )
    return Object.fromEntries(found.map(([key, value]) => [key, Number(value)]))
  })
}

/** From → to, counted; '' is the start, and the last two names its ends. */
const transitions = (eligible) => `WITH path AS (
    SELECT person, t, grp, true AS converts FROM (${eligible})
    UNION ALL SELECT person, t, grp, false FROM view WHERE person NOT IN (SELECT person FROM conversion)
  ), step AS (
    SELECT converts, coalesce(lag(grp) OVER w, '') AS origin, grp, lead(grp) OVER w IS NULL AS is_last
    FROM path WINDOW w AS (PARTITION BY person ORDER BY t)
  )
  SELECT origin, grp, count(*) FROM step GROUP BY 1, 2
  UNION ALL SELECT grp, CASE WHEN converts THEN '!' ELSE '0' END, count(*) FROM step WHERE is_last GROUP BY 1, 2`

/** SQL has no linear solve; the counting is DuckDB's, the solving ours. */
function markov(rows) {
  const names = [...new Set(rows.map(([origin]) => origin))].filter((name) => name !== '').sort()
  const k = names.length
  const chain = { states: k, starts: new Float64Array(k), between: new Float64Array(k * k), conversions: new Float64Array(k), nulls: new Float64Array(k) } // prettier-ignore
  let attributed = 0
  for (const [origin, next, count] of rows) {
    const from = names.indexOf(origin)
    const n = Number(count)
    if (origin === '') chain.starts[names.indexOf(next)] = n
    else if (next === '!') attributed += chain.conversions[from] = n
    else if (next === '0') chain.nulls[from] = n
    else chain.between[from * k + names.indexOf(next)] = n
  }
  const { effects } = removalEffects(chain)
  const sum = effects.reduce((total, effect) => total + effect, 0)
  return Object.fromEntries(names.map((name, i) => [name, (attributed * effects[i]) / sum]))
}

const { values, positionals } = parseArgs({
  options: { rows: { type: 'string', default: '1000000' } },
  allowPositionals: true,
})
const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const [engine, given] = positionals
if (engine) console.log(JSON.stringify(await (engine === 'ours' ? ours : duckdb)(given)))
else {
  if (!existsSync(here('node_modules'))) {
    console.log('The peers are not installed; run `npm install` in bench/ first.')
    process.exit(1)
  }
  mkdirSync(here('data'), { recursive: true })
  const file = here(`data/events-${values.rows}.csv`)
  generate(file, Number(values.rows))
  const child = (name) =>
    JSON.parse(
      execFileSync(process.execPath, [here('models.mjs'), name, file], { encoding: 'utf8', maxBuffer: 1 << 26 }),
    )
  const mine = child('ours')
  const peer = child('duckdb')
  console.log('| model | touchstack, ms | DuckDB, ms | ratio | credits differ by at most |')
  console.log('|---|---|---|---|---|')
  for (const model of models) {
    const keys = new Set([...Object.keys(mine[model].credits), ...Object.keys(peer[model].credits)])
    const apart = Math.max(...[...keys].map((key) => Math.abs((mine[model].credits[key] ?? 0) - (peer[model].credits[key] ?? 0)))) // prettier-ignore
    console.log(
      `| ${model} | ${mine[model].ms.toFixed(0)} | ${peer[model].ms.toFixed(0)} | ${(mine[model].ms / peer[model].ms).toFixed(2)} | ${apart.toExponential(1)} |`,
    )
    if (!(apart < 1e-4)) process.exitCode = 1
  }
  console.log(`\nA page of the people ledger: ${mine.people.ms.toFixed(0)} ms.`)
}
