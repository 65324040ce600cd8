/**
 * `npm run pictures`: the docs' pictures of every screen, taken of the sample workspace in the real app, in both themes
 * and in both sizes. WebP, because a repository keeps every picture it ever had.
 *
 *   npm run pictures                                   all, into docs/pictures
 *   npm run pictures -- --only paths,people --themes dark --sizes 1600x1000 --out /tmp/look --png
 */
import { chromium } from '@playwright/test'
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { findOrFetchBrowser, quietFlags, sandbox } from './browser.mjs'
import { reports } from '../shared/reports/index.ts'
import { ownPaths } from '../shared/screens.ts'
import { buildIfStale } from './build.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Screens by the name of their picture; where the name alone does not lead there, the address. */
const screens = {
  'content-attribution': '',
  'model-comparison': '',
  'template-comparison': '',
  'template-ranking': '',
  'template-pairs': '',
  'before-after': '',
  'goal-to-goal': '',
  'landing-trend': '',
  paths: '',
  transitions: '',
  'entry-exit': '',
  'pages-before-conversion': '',
  'time-to-convert': '',
  'journey-length': '',
  'return-visits': '',
  traffic: '',
  'content-return': '',
  people: '',
  volume: '',
  'stack-cost': '',
  'stack-cost-change': '',
  'stack-payments': '',
  'stack-spend': '',
  'stack-spend-change': '',
  'stack-budget': 'stack-budget?uplift=5&seatGrowth=10',
  'stack-overlap': '',
  'stack-capabilities': '',
  'stack-consolidation': '',
  'stack-removal': 'stack-removal?tool=Hotjar',
  'stack-evolution': '',
  'stack-lifelines': '',
  'stack-diff': 'stack-diff?a=2017-12-31&b=2019-12-31',
  renewals: '',
  'stack-graph': '',
  'cost-per-conversion': '',
  inventory: '',
  'stack-completeness': '',
  'stack-duplicates': '',
  'build-vs-buy': '',
  decision: 'decision?decision=Product tours',
  'decision-record': 'decision-record?decision=Product tours',
  imports: '',
  'import-health': '',
  'content-groups': '',
  'template-proposals': '',
  goals: '',
  settings: '',
  identity: '',
}

/** Of a file: its preview, and the account of its import. */
const ofFile = ['import', 'import-account']

const missing = [...ownPaths, ...Object.keys(reports)].filter((path) => !(path in screens) && !ofFile.includes(path))
if (missing.length > 0) throw new Error(`No picture is taken of ${missing.join(', ')}.`)

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    themes: { type: 'string', default: 'light,dark' },
    sizes: { type: 'string', default: '1280x800,1600x1000' },
    out: { type: 'string', default: join(root, 'docs/pictures') },
    png: { type: 'boolean', default: false },
  },
})
const out = resolve(values.out)
/** @param {string} name */
const isWanted = (name) => values.only?.split(',').includes(name) ?? true

buildIfStale()
const dataDir = mkdtempSync(join(tmpdir(), 'touchstack-pictures-'))
const host = spawn(process.execPath, [join(root, 'out/main/web.js'), '--no-open'], {
  env: { ...process.env, TOUCHSTACK_DATA_DIR: dataDir },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const address = await new Promise((found) => {
  host.stdout.on('data', (text) => {
    const match = /http:\S+/.exec(String(text))
    if (match) found(match[0])
  })
})
const browser = await chromium.launch({
  executablePath: findOrFetchBrowser(),
  args: quietFlags,
  chromiumSandbox: sandbox,
})
try {
  mkdirSync(out, { recursive: true })
  const page = await browser.newPage()
  page.on('pageerror', (error) => console.error(`${page.url()}: ${error.message}`))
  const session = await page.context().newCDPSession(page)
  await page.goto(String(address))

  /** @param {string} name */
  const take = async (name) => {
    for (const theme of /** @type {('light' | 'dark')[]} */ (values.themes.split(',')))
      for (const size of values.sizes.split(',')) {
        const [width = 1280, height = 800] = size.split('x').map(Number)
        await page.setViewportSize({ width, height })
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        // Over the last line, where nothing looks hovered. A chart follows its frame a moment later.
        await page.mouse.move(width - 200, height - 6)
        await page.waitForTimeout(300)
        const { data } = await session.send(
          'Page.captureScreenshot',
          values.png ? { format: 'png' } : { format: 'webp', quality: 50 },
        )
        writeFileSync(join(out, `${name}-${theme}-${width}.${values.png ? 'png' : 'webp'}`), data, 'base64')
      }
  }

  /** @param {string} file */
  const choose = async (file) => {
    execFileSync(process.execPath, [join(root, 'out/main/cli.js'), 'sample', dirname(file)])
    await page.evaluate(() => (location.hash = '#/imports'))
    const asked = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: /^Import files/ }).first().click() // prettier-ignore
    await (await asked).setFiles(file)
    await page.getByRole('heading', { level: 1, name: /can all be used/ }).waitFor()
  }

  await page.getByRole('button', { name: /Open the sample/ }).waitFor()
  if (!values.only) await take('first-run')
  await page.getByRole('button', { name: /Open the sample/ }).click()
  await page.getByRole('heading', { level: 1, name: /%/ }).waitFor({ timeout: 60_000 })
  for (const [name, to] of Object.entries(screens).filter(([name]) => isWanted(name))) {
    await page.evaluate((hash) => (location.hash = hash), `#/${to || name}`)
    await page.waitForTimeout(200)
    await take(name)
  }
  if (ofFile.some(isWanted)) {
    await choose(join(dataDir, 'sample', 'segment_tracks.csv'))
    if (isWanted('import')) await take('import')
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: /rows imported/ }).waitFor()
    if (isWanted('import-account')) await take('import-account')
  }
} finally {
  await browser.close()
  host.kill()
  rmSync(dataDir, { recursive: true, force: true })
}
