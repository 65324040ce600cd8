/**
 * `npm run kill-test -- [--runs 200] [--seed 1]`: imports a file again and again, kills the process at a random moment,
 * and looks at what is left. After every kill the workspace must be sound, hold every file stored before, and hold the
 * file under way whole or not at all; at the end importing it must give the report of an import nobody disturbed.
 */
import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { buildIfStale } from './build.mjs'

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
})
const runs = Number(values.runs)
buildIfStale()
const cli = fileURLToPath(new URL('../out/main/cli.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'touchstack-kill-'))

/** Seeded, so that a run can be repeated; the moment of a kill still depends on the machine. (xorshift32) */
let state = Number(values.seed) || 1
const random = () => {
  state ^= state << 13
  state ^= state >>> 17
  state ^= state << 5
  return (state >>> 0) / 0x1_0000_0000
}

/** @param {string[]} args */
const run = (...args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`touchstack ${args.join(' ')} ended with ${status}: ${stderr}`)
  return stdout
}

/**
 * @param {string[]} args
 * @param {number} afterMs
 * @returns {Promise<boolean>} Whether the process was still at work when it was killed.
 */
const killed = (args, afterMs) =>
  new Promise((done) => {
    const child = spawn(process.execPath, [cli, ...args], { stdio: 'ignore' })
    const timer = setTimeout(() => child.kill('SIGKILL'), afterMs)
    child.on('exit', (_code, signal) => {
      clearTimeout(timer)
      done(signal === 'SIGKILL')
    })
  })

/** @param {string} name @param {number} part @param {number} rows */
const eventFile = (name, part, rows) => {
  const path = join(folder, name)
  const lines = Array.from({ length: rows }, (_, i) => {
    const at = new Date(1_546_300_800_000 + (part * rows + i) * 1000).toISOString()
    return `${at},v${part}-${i % 5000},${i % 40 === 0 ? 'Bought' : ''},/p${i % 700},${part}-${i}`
  })
  writeFileSync(path, `timestamp,visitor,event,path,message_id\n${lines.join('\n')}\n`)
  return path
}

/** @param {string} workspace */
const rowsStored = (workspace) =>
  /** @type {{ rows: { file: string, rowsImported: number, events: number }[] }} */ (
    JSON.parse(run('report', 'import-health', '-w', workspace, '--format', 'json'))
  ).rows

const rows = 60_000
const first = eventFile('first.csv', 0, rows)
const second = eventFile('second.csv', 1, rows)
const config = join(folder, 'config.json')
writeFileSync(config, JSON.stringify({ goals: [{ name: 'Bought', event: 'Bought' }] }))
const before = join(folder, 'before.touchstack')
run('import', first, '-w', before)
run('config', 'set', config, '-w', before)

const undisturbed = join(folder, 'undisturbed.touchstack')
copyFileSync(before, undisturbed)
/** @param {string} workspace How long an import that nobody disturbs takes now, in ms. */
const importSecond = (workspace) => {
  const start = performance.now()
  run('import', second, '-w', workspace)
  return performance.now() - start
}
let usual = importSecond(undisturbed)
/** Its totals also count the rows of a file read twice, so only the rows of the report are compared. @param {string} workspace */
const report = (workspace) => run('report', 'content-attribution', '--by', 'page', '-w', workspace, '--format', 'csv')
const expected = report(undisturbed)

const counts = { killed: 0, nothingKept: 0, allKept: 0, failed: 0 }
for (let number = 1; number <= runs; number++) {
  const workspace = join(folder, `run-${number}.touchstack`)
  copyFileSync(before, workspace)
  try {
    if (await killed(['import', second, '-w', workspace], random() * usual * 1.1)) counts.killed++
    const stored = rowsStored(workspace)
    const whole = stored.every((each) => each.rowsImported === rows && each.events === rows)
    if (!whole || !stored[0]?.file.endsWith('first.csv') || stored.length > 2)
      throw new Error(`half a file is stored: ${JSON.stringify(stored)}`)
    if (stored.length === 2) counts.allKept++
    else counts.nothingKept++
    const took = importSecond(workspace)
    // One that is there already is only recognised. The machine's speed may have changed since.
    if (stored.length === 1) usual = took
    run('check', '-w', workspace)
    if (report(workspace) !== expected) throw new Error('the report differs from that of an import nobody disturbed')
  } catch (error) {
    counts.failed++
    console.log(`run ${number}: ${error instanceof Error ? error.message : error}`)
  }
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${workspace}${suffix}`, { force: true })
  if (number % 20 === 0) console.log(`${number} of ${runs}, ${counts.failed} failed`)
}
rmSync(folder, { recursive: true, force: true })
console.log(
  `${runs} runs: ${counts.killed} killed at work; the file was kept whole in ${counts.allKept} and not at all in ${counts.nothingKept}.`,
)
console.log(`${runs - counts.failed} passed, ${counts.failed} failed`)
process.exitCode = counts.failed === 0 ? 0 : 1
