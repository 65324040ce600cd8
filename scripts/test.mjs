/**
 * The gate: every check to its end, then one table and the line "N passed, N failed". A static check counts as one; unit
 * and end-to-end tests are counted from their own reports and must not be none. Static checks use one core each, so they
 * run side by side, as many as there are cores, and what each says is printed whole; tests have the machine to themselves.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {{ script: string, name?: string, alone?: boolean, args?: string[], env?: Record<string, string>, read?: () => Counts }} Step */

const npm = process.env.npm_execpath ?? ''
if (!process.features.typescript || npm === '') {
  console.error(`Run this as \`npm test\`, with Node 22.18 or newer (this is ${process.versions.node}).`)
  process.exit(2)
}

const reports = mkdtempSync(join(tmpdir(), 'touchstack-test-'))
const unitReport = join(reports, 'unit.json')
const e2eReport = join(reports, 'e2e.json')

/** @param {string} file */
const json = (file) => JSON.parse(readFileSync(file, 'utf8'))

/** @type {Step[]} */
const steps = [
  // The longest first, so that the others fit beside it; in one piece it would end long after them.
  {
    script: 'lint',
    name: 'lint, renderer',
    alone: false,
    args: ['--ignore-pattern', 'src-main/', '--ignore-pattern', 'shared/'],
  },
  { script: 'lint', name: 'lint, engine', alone: false, args: ['src-main', 'shared'] },
  { script: 'format:check', alone: false },
  { script: 'layers', alone: false },
  { script: 'types', alone: false },
  { script: 'dead-code', alone: false },
  {
    script: 'unit',
    args: ['--allowOnly=false', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
    read: () => {
      const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = json(unitReport)
      return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests }
    },
  },
  {
    script: 'e2e',
    args: ['--forbid-only', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: e2eReport },
    read: () => {
      const { expected, unexpected, flaky, skipped } = json(e2eReport).stats
      return { passed: expected, failed: unexpected + flaky, skipped }
    },
  },
]

/**
 * npm's own script under this Node: the same on every system, without a shell.
 * @param {Step} step
 * @returns {Promise<number | null>} Exit status. What a step with company says is kept until its end.
 */
function runScript({ script, name = script, alone = true, args = [], env = {} }) {
  if (alone) console.log(`\n── ${name}`)
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [npm, 'run', '--silent', script, '--', ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', alone ? 'inherit' : 'pipe', alone ? 'inherit' : 'pipe'],
    })
    /** @type {Buffer[]} */
    const said = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => said.push(part))
    child.on('error', reject)
    child.on('close', (status) => {
      if (!alone) console.log(`\n── ${name}\n${Buffer.concat(said).toString().trimEnd()}`.trimEnd())
      resolve(status)
    })
  })
}

/**
 * @param {Step} step
 * @returns {Promise<Counts & { name: string, seconds: number }>}
 */
async function run(step) {
  const { script, name = script, read } = step
  const start = performance.now()
  const status = await runScript(step)
  const seconds = (performance.now() - start) / 1000
  const ok = status === 0
  if (!read) return { name, seconds, passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }
  try {
    const { passed, failed, skipped } = read()
    const none = passed + failed === 0
    if (none) console.error(`${name}: no test ran.`)
    // A file that does not load, an unhandled error or a failed build has no test of its own to fail.
    return { name, seconds, passed, failed: Math.max(failed, ok && !none ? 0 : 1), skipped }
  } catch (error) {
    console.error(`${name}: no readable report. ${error instanceof Error ? error.message : error}`)
    return { name, seconds, passed: 0, failed: 1, skipped: 0 }
  }
}

/** @type {Awaited<ReturnType<typeof run>>[]} */
const results = []
const together = steps.filter(({ alone }) => alone === false)
const waiting = together.map((step, at) => ({ step, at }))
async function work() {
  for (let next = waiting.shift(); next; next = waiting.shift()) results[next.at] = await run(next.step)
}
await Promise.all(Array.from({ length: Math.min(together.length, Math.max(1, availableParallelism())) }, work))
for (const step of steps.filter(({ alone }) => alone !== false)) results.push(await run(step))
rmSync(reports, { recursive: true, force: true })

/** @param {(string | number)[]} cells */
const row = ([first, ...numbers]) =>
  console.log(`${first}`.padEnd(16) + numbers.map((n) => `${n}`.padStart(9)).join(''))
console.log()
row(['step', 'seconds', 'passed', 'failed', 'skipped'])
for (const { name, seconds, passed, failed, skipped } of results)
  row([name, seconds.toFixed(1), passed, failed, skipped])

const passed = results.reduce((sum, result) => sum + result.passed, 0)
const failed = results.reduce((sum, result) => sum + result.failed, 0)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
