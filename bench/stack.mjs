/**
 * Every report on an inventory of 1,000 tools over ten years, and the cheapest stack of 150 tools and 120 capabilities on
 * seeded random instances. Processor time of this process (all threads), in ms.
 *
 *   node bench/stack.mjs [--instances 50]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfStale } from '../scripts/build.mjs'
import { cheapestCover } from '../src-main/core/stack/cheapest/set-cover.ts'

buildIfStale()
const { createApp } = await import('../out/main/app.js')
const { values } = parseArgs({ options: { instances: { type: 'string', default: '50' } } })

/** Minimal standard generator (Park and Miller 1988). */
function random(seed) {
  let state = seed
  return (n) => (state = (state * 48_271) % 2_147_483_647) % n
}

async function processorTime(work) {
  const before = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  return { ms: (user + system) / 1000, result }
}

const sorted = (numbers) => numbers.toSorted((a, b) => a - b)
const quantile = (numbers, q) => sorted(numbers)[Math.min(numbers.length - 1, Math.floor(q * numbers.length))]
const table = (head, rows) =>
  [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')

/** Most tools come and go, every third changes its price, each is connected to a hub and to some others. */
function inventory(folder) {
  const below = random(7)
  const day = () => `${2010 + below(10)}-${String(1 + below(12)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')}` // prettier-ignore
  const some = (most, of) => [...new Set(Array.from({ length: 1 + below(most) }, () => of(below)))].join(';')
  const tools = Array.from({ length: 1000 }, (_, index) => {
    const [start, end] = [day(), day()].toSorted()
    const ends = index % 3 === 0 && end > start
    return [
      `Tool ${index}`,
      `Vendor ${below(400)}`,
      `Category ${below(49)}`,
      some(5, (n) => `capability ${n(120)}`),
      `Team ${below(25)}`,
      `Owner ${below(80)}`,
      index % 50 === 49 ? 'candidate' : ends ? 'retired' : 'active',
      500 + below(120_000),
      ['USD', 'EUR', 'GBP'][below(3)],
      ['month', 'quarter', 'year'][below(3)],
      10 + below(200),
      below(200),
      start,
      ends ? end : '',
      `20${20 + below(2)}-${String(1 + below(12)).padStart(2, '0')}-15`,
      below(90),
      index === 0 ? '' : some(3, (n) => `Tool ${n(2) === 0 ? n(12) : n(1000)}`),
      index % 10 === 0 ? `Tool ${below(1000)}` : '',
      below(5000),
    ].join(',')
  })
  const head = 'name,vendor,category,capabilities,team,owner,status,cost,currency,billing_period,seats_licensed,seats_active,start_date,end_date,renewal_date,notice_days,connected_to,replaces,switching_cost' // prettier-ignore
  const prices = Array.from({ length: 1000 }, (_, index) => `Tool ${index % 334},${day()},${500 + below(120_000)},USD,year`) // prettier-ignore
  const milestones = Array.from({ length: 10 }, (_, index) => `${2010 + index}-06-01,Round ${index},${20 + 10 * index},${1000 * index},`) // prettier-ignore
  const files = {
    'tools.csv': [head, ...tools],
    'prices.csv': ['tool,from,cost,currency,billing_period', ...new Set(prices)],
    'milestones.csv': ['date,label,headcount,users,funding', ...milestones],
  }
  return Object.entries(files).map(([name, lines]) => {
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`)
    return { file: join(folder, name) }
  })
}

async function reports() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const app = createApp({
    now: () => new Date('2020-01-01T00:00:00Z'),
    dataDir: join(folder, 'data'),
    resolveFile: (file) => file,
    grantFile: (path) => path,
    log: () => undefined,
    parseWorker: new URL('../out/main/parse-worker.js', import.meta.url),
  })
  await app.call('workspace.open', { file: join(folder, 'bench.touchstack'), create: true })
  await app.call('config.set', { config: { rates: { EUR: 1.1, GBP: 1.25 }, goals: [{ name: 'Signup', event: 'x' }] } })
  await app.call('imports.run', { files: inventory(folder) })
  const asOf = '2019-07-01'
  const asked = [
    ...['tool', 'category', 'team', 'owner', 'vendor', 'tier', 'capability'].map((by) => ['stack-cost', { by, asOf }]),
    ['stack-cost', { by: 'tool', from: '2010-01-01', to: '2020-01-01' }],
    ['stack-payments', {}],
    ['stack-cost-change', { from: '2018-01-01', to: '2019-01-01' }],
    ['stack-capabilities', { asOf }],
    ['stack-overlap', { asOf }],
    ['stack-removal', { tool: 'Tool 1', asOf }],
    ['stack-evolution', { from: '2010-01-01', to: '2020-01-01', interval: 'year' }],
    ['stack-evolution', { from: '2010-01-01', to: '2020-01-01', interval: 'month' }],
    ['stack-lifelines', { from: '2010-01-01', to: '2020-01-01' }],
    ['stack-diff', { a: '2014-07-01', b: asOf }],
    ['stack-graph', { asOf }],
    ['renewals', { asOf, days: 365 }],
    ['stack-completeness', { asOf }],
    ['stack-duplicates', {}],
    ['cost-per-conversion', { from: '2010-01-01', to: '2020-01-01' }],
    ['stack-consolidation', { asOf }],
  ]
  const rows = []
  for (const [slug, params] of asked) {
    const times = []
    let answer
    for (let round = 0; round < 5; round++) {
      const { ms, result } = await processorTime(() => app.call('report.run', { slug, params }))
      times.push(ms)
      answer = result
    }
    const said = Object.values(params).filter((value) => value !== asOf)
    rows.push([[slug, ...said].join(' '), answer.rows.length, times[0].toFixed(0), quantile(times, 0.5).toFixed(0)])
  }
  app.close()
  rmSync(folder, { recursive: true, force: true })
  return table(['report on 1,000 tools', 'rows', 'first, ms', 'median of five, ms'], rows)
}

const shapes = {
  'like a stack: 1 to 5 capabilities a tool': (below) =>
    [...Array(1 + below(5))].map(() => below(120)), // prettier-ignore
  'artificial: 5 a tool, all alike': (below, index) => [index % 120, below(120), below(120), below(120), below(120)],
  'artificial: 3 to 12 a tool': (below) => [...Array(3 + below(10))].map(() => below(120)),
}

async function covers(instances) {
  const rows = []
  for (const [name, shape] of Object.entries(shapes)) {
    const times = []
    let proven = 0
    for (let seed = 1; seed <= instances; seed++) {
      const below = random(seed * 7919)
      const options = Array.from({ length: 150 }, (_, index) => ({
        has: [...new Set(shape(below, index))],
        weight: 100 * (500 + below(80_000)),
        isOwned: index < 120 || index % 2 === 1,
        fixed: null,
      }))
      const held = [...new Set(options.flatMap(({ has }) => has))]
      const number = new Map(held.map((capability, index) => [capability, index]))
      const numbered = options.map((option) => ({ ...option, has: option.has.map((each) => number.get(each)) }))
      const { ms, result } = await processorTime(() => cheapestCover(numbered, held.length))
      times.push(ms)
      if (result.optimal) proven++
    }
    rows.push([name, `${proven} of ${instances}`, ...[0.5, 0.9, 1].map((q) => quantile(times, q).toFixed(0))])
  }
  return table(['cheapest of 150 tools, 120 capabilities', 'proven', 'median, ms', '90 %, ms', 'most, ms'], rows)
}

console.log(await reports())
console.log()
console.log(await covers(Number(values.instances)))
