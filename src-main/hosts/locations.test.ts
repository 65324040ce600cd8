import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { dataDir, locate, readVersion } from './locations.ts'

test('from the sources', () => {
  const found = locate(new URL('./web/main.ts', import.meta.url).href)
  for (const script of [found.engineWorker, found.parseWorker]) expect(existsSync(fileURLToPath(script))).toBe(true)
  expect(readVersion(found)).toMatch(/^\d+\.\d+\.\d+/)
})

test('built', () => {
  const found = locate('file:///app/out/main/web.js')
  expect(found).toMatchObject({
    engineWorker: new URL('file:///app/out/main/engine-worker.js'),
    parseWorker: new URL('file:///app/out/main/parse-worker.js'),
    page: fileURLToPath('file:///app/out/renderer/'),
    preload: fileURLToPath('file:///app/out/preload/index.cjs'),
    packageJson: new URL('file:///app/package.json'),
  })
})

test('the data folder is where the system wants it', () => {
  const home = join('/', 'home', 'ann')
  expect(dataDir({}, 'linux', home)).toBe(join(home, '.local/share/touchstack'))
  expect(dataDir({ XDG_DATA_HOME: '/data' }, 'linux', home)).toBe(join('/data', 'touchstack'))
  expect(dataDir({}, 'darwin', home)).toBe(join(home, 'Library/Application Support/Touchstack/data'))
  expect(dataDir({ LOCALAPPDATA: 'C:' }, 'win32', home)).toBe(join('C:', 'Touchstack', 'data'))
  expect(dataDir({ TOUCHSTACK_DATA_DIR: '/elsewhere' }, 'win32', home)).toBe('/elsewhere')
})
