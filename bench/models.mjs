/**
 * Asking again: every attribution model after changing the lookback, the period or a rule, and with twenty groups, by us
 * and by DuckDB on a table made for it. Both have their people and page views ready; credits are compared, medians
 * printed in milliseconds and as ratios.
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
import { buildIfStale } from '../scripts/build.mjs'
import { removalEffects } from '../src-main/core/attribution/models/markov.ts'
import { generate } from './generate.mjs'
import { after, before, contentGroups, groupCase, twenty } from './rules.mjs'

/** What is asked, one after the other, so that none is remembered from the one before. */
const base = { lookbackDays: null, from: null, to: null, rules: before }
const states = {
  lookback: [30, 45, 60].map((lookbackDays) => ({ ...base, lookbackDays })),
  period: ['2019-02-01', '2019-02-11', '2019-02-21'].map((from) => ({ ...base, from, to: '2019-06-01' })),
  rule: [after, before, after].map((rules) => ({ ...base, rules })),
  'twenty groups': [30, 45, 60].map((lookbackDays) => ({ ...base, lookbackDays, rules: twenty })),
}
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

/** Median ms per change and model, and the credits of the last state. `setRules` is counted where the rule is what changes. */
async function measure(setRules, ask) {
  const found = []
  for (const [change, list] of Object.entries(states))
    for (const model of models) {
      const times = []
      let credits
      if (change !== 'rule') {
        await setRules(list[0].rules)
        await ask(model, { ...list[0], lookbackDays: 90 })
      }
      for (const state of list) {
        const start = performance.now()
        if (change === 'rule') await setRules(state.rules)
        credits = await ask(model, state)
        times.push(performance.now() - start)
      }
      found.push({ change, model, ms: median(times), credits })
    }
  return found
}

async function ours(file) {
  buildIfStale()
  const { createApp } = await import('../out/main/app.js')
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const app = createApp({
    now: () => new Date(),
    dataDir: folder,
    resolveFile: (path) => path,
    grantFile: (path) => path,
    log: () => undefined,
    parseWorker: new URL('../out/main/parse-worker.js', import.meta.url),
  })
  try {
    await app.call('workspace.open', { file: join(folder, 'bench.touchstack'), create: true })
    const goals = [{ name: 'Signup', event: 'Signup Completed' }]
    await app.call('config.set', { config: { contentGroups: contentGroups(before), goals } })
    await app.call('imports.run', { files: [{ file }] })
    const run = (slug, params) => app.call('report.run', { slug, params })
    await run('content-attribution', {})
    const found = await measure(
      (rules) => app.call('config.set', { config: { contentGroups: contentGroups(rules) } }),
      async (model, { lookbackDays, from, to }) => {
        const { rows } = await run('content-attribution', { model, lookbackDays, from, to, halfLifeDays })
        return Object.fromEntries(rows.filter((row) => row.key !== '(none)').map((row) => [row.key, row.conversions]))
      },
    )
    const ledger = []
    for (const offset of [0, 50, 100, 150, 200]) {
      const start = performance.now()
      await run('people', { key: 'Articles', offset })
      ledger.push(performance.now() - start)
    }
    return { found, ledger: median(ledger) }
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
  await connection.run(`CREATE TABLE ids AS SELECT anonymous_id, max(user_id) AS user_id, row_number() OVER () AS person
    FROM event GROUP BY anonymous_id`)
  await connection.run(`CREATE TABLE page AS SELECT path, row_number() OVER () AS page
    FROM (SELECT DISTINCT path FROM event WHERE path IS NOT NULL AND path <> '')`)
  await connection.run(`CREATE TABLE hit AS SELECT ids.person, epoch(timestamp) AS t, page FROM event
    JOIN ids USING (anonymous_id) JOIN page USING (path) WHERE event = 'Page Viewed' ORDER BY 1, 2`)
  await connection.run(`CREATE TABLE conversion AS SELECT ids.person, min(epoch(timestamp)) AS t FROM event
    JOIN ids USING (anonymous_id) WHERE event = 'Signup Completed' GROUP BY 1`)
  await connection.run('DROP TABLE event')
  // Groups stand with every page view: what an index is to a table. After a rule has changed they are joined again.
  const setRules = (rules) =>
    connection.run(`CREATE OR REPLACE TABLE page_group AS SELECT page, ${groupCase(rules)} AS grp FROM page;
      CREATE OR REPLACE TABLE view AS SELECT person, t, grp FROM hit JOIN page_group USING (page) WHERE grp <> '' ORDER BY 1, 2`)
  const second = (date) => Date.parse(date) / 1000
  return {
    found: await measure(setRules, async (model, { lookbackDays, from, to }) => {
      const counted = `SELECT * FROM conversion WHERE true ${from ? `AND t >= ${second(from)}` : ''} ${to ? `AND t < ${second(to)}` : ''}`
      const eligible = `SELECT view.person, grp, view.t, counted.t - view.t AS age FROM view JOIN (${counted}) AS counted USING (person)
        WHERE view.t <= counted.t ${lookbackDays ? `AND view.t >= counted.t - ${lookbackDays * 86_400}` : ''}`
      // Of those who did not convert: up to the end of the period, who were there after its beginning.
      const others = `SELECT person, grp, t FROM view WHERE person NOT IN (SELECT person FROM (${counted})) ${to ? `AND t < ${second(to)}` : ''}
        ${from && lookbackDays ? `AND t >= ${second(from) - lookbackDays * 86_400}` : ''} ${from ? `QUALIFY max(t) OVER (PARTITION BY person) >= ${second(from)}` : ''}`
      if (model === 'markov') return markov(await rows(transitions(eligible, others)))
      const credit =
        model === 'participation' || model === 'shapley'
          ? `SELECT grp, ${model === 'shapley' ? '1.0 / count(*) OVER (PARTITION BY person)' : '1.0'} AS credit
             FROM (SELECT DISTINCT person, grp FROM touch)`
          : `SELECT grp, ${weights[model]} AS credit FROM (SELECT *, row_number() OVER (PARTITION BY person ORDER BY t) AS i,
             count(*) OVER (PARTITION BY person) AS n FROM touch)`
      const credits = await rows(
        `WITH touch AS (${eligible}) SELECT grp, sum(credit) FROM (${credit}) GROUP BY grp HAVING sum(credit) > 0`,
      )
      return Object.fromEntries(credits.map(([key, value]) => [key, Number(value)]))
    }),
  }
}

/** From → to, counted; '' is the start, and the last two names its ends. */
const transitions = (eligible, others) => `WITH path AS (
    SELECT person, t, grp, true AS converts FROM (${eligible})
    UNION ALL SELECT person, t, grp, false FROM (${others})
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
  console.log('| changed | model | touchstack, ms | DuckDB, ms | ratio | credits differ by at most |')
  console.log('|---|---|---|---|---|---|')
  mine.found.forEach(({ change, model, ms, credits }, index) => {
    const other = peer.found[index]
    const keys = new Set([...Object.keys(credits), ...Object.keys(other.credits)])
    const apart = Math.max(...[...keys].map((key) => Math.abs((credits[key] ?? 0) - (other.credits[key] ?? 0))))
    console.log(
      `| ${change} | ${model} | ${ms.toFixed(0)} | ${other.ms.toFixed(0)} | ${(ms / other.ms).toFixed(2)} | ${apart.toExponential(1)} |`,
    )
    if (!(apart < 1e-4)) process.exitCode = 1
  })
  console.log(`\nA page of the people ledger: ${mine.ledger.toFixed(0)} ms.`)
}
