/**
 * `npm run soak -- [--minutes 60] [--seed 1]`: one app for as long as asked, doing what people do: importing, cancelling,
 * undoing, changing rules, goals and identity, asking reports in the middle of it all, with a second app on the same file
 * that imports too. After every round the workspace must hold exactly the files that were kept; every tenth round `check`
 * must find nothing. At the end memory must be what it was after the first quarter.
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parseArgs } from 'node:util'
import { buildIfStale } from './build.mjs'

buildIfStale()
// Not by name: what is built has no types.
const { createApp } = /** @type {any} */ (await import(new URL('../out/main/app.js', import.meta.url).href))

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' } },
})
const minutes = Number(values.minutes)
if (!(minutes > 0)) throw new Error('--minutes takes a number above 0.')

// Memory is compared after what nobody uses is gone.
setFlagsFromString('--expose-gc')
const collect = /** @type {() => void} */ (runInNewContext('gc'))

/** Seeded. (xorshift32) */
let state = Number(values.seed) || 1
const random = () => {
  state ^= state << 13
  state ^= state >>> 17
  state ^= state << 5
  return (state >>> 0) / 0x1_0000_0000
}
/** @param {number} below */
const dice = (below) => Math.floor(random() * below)

const folder = mkdtempSync(join(tmpdir(), 'touchstack-soak-'))
const workspace = join(folder, 'soak.touchstack')
/** @type {string[]} */
const failures = []
/** @param {string} what */
const fail = (what) => {
  failures.push(what)
  console.log(`FAILED: ${what}`)
}

const open = async () => {
  const app = createApp({
    now: () => new Date(),
    dataDir: folder,
    resolveFile: (/** @type {string} */ file) => file,
    grantFile: (/** @type {string} */ path) => path,
    log: (/** @type {string} */ level, /** @type {string} */ message) => {
      if (level !== 'info') fail(`the app said: ${message}`)
    },
    parseWorker: new URL('../out/main/parse-worker.js', import.meta.url),
  })
  await app.call('workspace.open', { file: workspace, create: true })
  return app
}

const filesKept = 12
const buyersEvery = 25
let fileNumber = 0

/** @returns {{ path: string, rows: number, conversions: number }} Visitors, sources and some pages of a file are its own, so that an undo takes them along; every 25th row buys. */
function makeFile() {
  const number = ++fileNumber
  const rows = 2_000 + dice(20_000)
  const path = join(folder, `file-${number}.csv`)
  const lines = []
  let conversions = 0
  for (let i = 0; i < rows; i++) {
    const buys = i % buyersEvery === buyersEvery - 1
    if (buys) conversions++
    const at = new Date(1_546_300_800_000 + i * 1000 + number).toISOString()
    lines.push(`${at},f${number}-${Math.floor(i / buyersEvery)},${buys ? 'Bought' : ''},/${i % 7 ? 'blog' : 'shop'}/p${i % 300}${i % 50 ? '' : `-${number}`},${number}-${i},${i % 3 ? '' : `source-${number}`},${i % 4 ? '' : `https://site-${number}.example/`}`) // prettier-ignore
  }
  writeFileSync(path, `timestamp,visitor,event,path,message_id,source,referrer\n${lines.join('\n')}\n`)
  return { path, rows, conversions }
}

/** @type {{ importId: number, path: string, rows: number, conversions: number }[]} */
let kept = []
const done = { imports: 0, cancelled: 0, undone: 0, reports: 0, rules: 0, identity: 0, tools: 0, checks: 0, reopened: 0, byTheOther: 0 } // prettier-ignore
const slugs = ['content-attribution', 'model-comparison', 'pages-before-conversion', 'time-to-convert', 'paths', 'transitions', 'entry-exit', 'volume', 'identity', 'import-health', 'template-ranking', 'people', 'landing-trend', 'stack-cost', 'stack-overlap'] // prettier-ignore
const dimensions = ['group', 'page', 'channel', 'source', 'referrer']
const models = ['first', 'last', 'linear', 'position', 'time-decay', 'markov', 'participation']
const rules = ['next-user', 'last-user', 'connected', 'none']

let app = await open()
let other = await open()
/** @type {(method: string, params?: object, options?: object) => Promise<any>} */
let call = app.call
/** @param {string} slug @param {object} [params] */
const report = (slug, params = {}) => {
  done.reports++
  return call('report.run', { slug, params })
}

await call('config.set', {
  config: {
    goals: [{ name: 'Bought', event: 'Bought', count: 'once' }],
    contentGroups: [{ group: 'blog', match: '/blog/*' }],
  },
})

async function importOne() {
  const file = makeFile()
  const cancel = random() < 0.2
  const controller = new AbortController()
  /** @type {Promise<unknown>[]} */
  const asked = []
  try {
    await call(
      'imports.run',
      { files: [{ file: file.path }] },
      {
        signal: controller.signal,
        onProgress: () => {
          if (cancel) controller.abort()
          else if (random() < 0.5) asked.push(report(slugs[dice(5)] ?? 'volume'), call('workspace.status'))
        },
      },
    )
    done.imports++
    const [latest] = await call('imports.list')
    kept.push({ importId: latest.id, ...file })
  } catch (error) {
    if (/** @type {{ code?: string }} */ (error).code !== 'CANCELLED') throw error
    done.cancelled++
  }
  await Promise.all(asked)
  if (!kept.some(({ path }) => path === file.path)) rmSync(file.path)
}

async function importInTheOther() {
  const file = makeFile()
  await other.call('imports.run', { files: [{ file: file.path }] })
  const [latest] = /** @type {{ id: number }[]} */ (await other.call('imports.list', {}))
  kept.push({ importId: latest?.id ?? 0, ...file })
  done.byTheOther++
}

async function undoOldest() {
  const [oldest, ...rest] = kept
  if (!oldest) return
  await call('imports.undo', { importId: oldest.importId })
  rmSync(oldest.path)
  kept = rest
  done.undone++
}

const changes = [
  async () => {
    done.rules++
    await call('config.set', { config: { contentGroups: [{ group: 'blog', match: `/blog/p${dice(9)}*` }, { group: 'shop', match: '/shop/*' }] } }) // prettier-ignore
  },
  async () => {
    done.identity++
    await call('config.set', { config: { identity: rules[dice(rules.length)] } })
  },
  async () => {
    done.tools++
    const { id } = await call('tools.add', { tool: { name: `Tool ${dice(1e9)}`, cost: dice(1000), capabilities: ['email'] } }) // prettier-ignore
    await call('tools.edit', { id, changes: { cost: dice(1000) } })
    await call('tools.undo')
    await call('tools.undo')
  },
]

async function mustAddUp() {
  const events = kept.reduce((sum, { rows }) => sum + rows, 0)
  const conversions = kept.reduce((sum, file) => sum + file.conversions, 0)
  const status = await call('workspace.status')
  if (status.events !== events) fail(`${status.events} events where ${events} were kept`)
  const { totals } = await report('content-attribution', { model: models[dice(models.length)], by: 'group' }) // prettier-ignore
  if (totals.conversions !== conversions) fail(`${totals.conversions} conversions where ${conversions} were kept`)
}

async function check() {
  done.checks++
  const { problems } = await call('workspace.check')
  for (const problem of problems) fail(`check: ${problem}`)
}

/** @type {{ at: number, heap: number, rss: number, file: number }[]} */
const samples = []
const started = performance.now()
const elapsed = () => (performance.now() - started) / 60_000
let round = 0
let said = 0
while (elapsed() < minutes && failures.length < 20) {
  round++
  try {
    await importOne()
    if (round % 5 === 0) await importInTheOther()
    while (kept.length > filesKept) await undoOldest()
    await changes[dice(changes.length)]?.()
    await Promise.all([report(slugs[dice(slugs.length)] ?? 'volume'), report(slugs[dice(slugs.length)] ?? 'volume'), report('content-attribution', { by: dimensions[dice(dimensions.length)] })]) // prettier-ignore
    await mustAddUp()
    if (round % 10 === 0) await check()
    if (round % 25 === 0) {
      done.reopened++
      app.close()
      other.close()
      app = await open()
      other = await open()
      call = app.call
      await mustAddUp()
    }
  } catch (error) {
    fail(`round ${round}: ${error instanceof Error ? (error.stack ?? error.message) : error}`)
  }
  // As full as it gets: before, memory rises because the workspace does.
  if (kept.length < filesKept) continue
  collect()
  const { heapUsed, external, rss } = process.memoryUsage()
  samples.push({ at: elapsed(), heap: heapUsed + external, rss, file: statSync(workspace).size })
  if (Math.floor(elapsed()) > said) {
    said = Math.floor(elapsed())
    const mb = (/** @type {number} */ bytes) => `${Math.round(bytes / 2 ** 20)} MB`
    console.log(`minute ${said}: round ${round}, heap ${mb(heapUsed + external)}, resident ${mb(rss)}, file ${mb(samples.at(-1)?.file ?? 0)}`) // prettier-ignore
  }
}
app.close()
other.close()

/** @param {number[]} list */
const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
const quarter = Math.floor(samples.length / 4)
const growth = ['heap', 'rss', 'file'].map((what) => {
  const of = (/** @type {typeof samples} */ part) => median(part.map((sample) => sample[/** @type {'heap'} */ (what)]))
  return { what, early: of(samples.slice(quarter, 2 * quarter)), late: of(samples.slice(-quarter)) }
})
if (quarter < 5) console.log('Too short to say whether memory grows.')
else
  for (const { what, early, late } of growth) {
    const mb = (/** @type {number} */ bytes) => Math.round(bytes / 2 ** 20)
    console.log(`${what}: ${mb(early)} MB in the second quarter, ${mb(late)} MB in the last`)
    // Rounds differ by what they import; more than this is not chance.
    if (late > early * 1.25 + 32 * 2 ** 20) fail(`${what} grew from ${mb(early)} to ${mb(late)} MB`)
  }
rmSync(folder, { recursive: true, force: true })
console.log(Object.entries(done).map(([what, times]) => `${what} ${times}`).join(', ')) // prettier-ignore
console.log(`${round} rounds in ${elapsed().toFixed(1)} minutes, seed ${values.seed}`) // prettier-ignore
console.log(`${round - Math.min(round, failures.length)} passed, ${failures.length} failed`)
process.exitCode = failures.length === 0 ? 0 : 1
