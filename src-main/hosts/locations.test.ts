import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { builtScript } from '../core/testing/built.ts'
import { dataDir, locate, readVersion } from './locations.ts'

test('everything a host is told of is there', () => {
  const { page, preload, ...modules } = locate(builtScript('web').href)
  for (const part of [page, preload, ...Object.values(modules)]) expect(existsSync(part)).toBe(true)
  expect(readVersion({ page, preload, ...modules })).toMatch(/^\d+\.\d+\.\d+/)
})

test('the data folder is where the system wants it', () => {
  const home = join('/', 'home', 'ann')
  expect(dataDir({}, 'linux', home)).toBe(join(home, '.local/share/touchstack'))
  expect(dataDir({ XDG_DATA_HOME: '/data' }, 'linux', home)).toBe(join('/data', 'touchstack'))
  expect(dataDir({}, 'darwin', home)).toBe(join(home, 'Library/Application Support/Touchstack/data'))
  expect(dataDir({ LOCALAPPDATA: 'C:' }, 'win32', home)).toBe(join('C:', 'Touchstack', 'data'))
  expect(dataDir({ TOUCHSTACK_DATA_DIR: '/elsewhere' }, 'win32', home)).toBe('/elsewhere')
})
