/** `npm run icons`: resources/icons/icon.png, from which electron-builder makes the icons of every system. */
import { chromium } from '@playwright/test'
import { mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { findOrFetchBrowser, quietFlags, sandbox } from './browser.mjs'

const at = (/** @type {string} */ path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const mark = readFileSync(at('src-renderer/icon.svg'), 'utf8')
mkdirSync(at('resources/icons'), { recursive: true })
const browser = await chromium.launch({
  executablePath: findOrFetchBrowser(),
  args: quietFlags,
  chromiumSandbox: sandbox,
})
const page = await browser.newPage({ viewport: { width: 1024, height: 1024 }, colorScheme: 'light' })
// Apple's grid: a plate of 824 px with corners of 185 px; Windows and Linux take the same.
await page.setContent(
  `<style>body{margin:0}.plate{position:absolute;inset:100px;border-radius:185px;background:#fff;display:grid;place-items:center;box-shadow:0 0 0 2px #0001,0 12px 24px #0003}.plate svg{width:540px;height:540px}</style><div class="plate">${mark}</div>`,
)
await page.screenshot({ path: at('resources/icons/icon.png'), omitBackground: true })
await browser.close()
