import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeWhole } from './write-whole.ts'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'touchstack-write-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('what was there stays until the new file is whole', () => {
  const path = join(folder, 'out.csv')
  writeFileSync(path, 'old')
  const long = 'x'.repeat(3_000_000)
  writeWhole(path, (write) => {
    write(long)
    expect(readFileSync(path, 'utf8')).toBe('old')
    write('end')
  })
  expect(readFileSync(path, 'utf8')).toBe(`${long}end`)
  expect(readdirSync(folder)).toEqual(['out.csv'])
})

test('what fails half way leaves the old file and nothing else', () => {
  const path = join(folder, 'out.csv')
  writeFileSync(path, 'old')
  expect(() =>
    writeWhole(path, (write) => {
      write('x'.repeat(3_000_000))
      throw new Error('stopped')
    }),
  ).toThrow('stopped')
  expect(readFileSync(path, 'utf8')).toBe('old')
  expect(readdirSync(folder)).toEqual(['out.csv'])
})

test('a folder that does not exist is a sentence', () => {
  const path = join(folder, 'none', 'out.csv')
  expect(() => writeWhole(path, () => undefined)).toThrow(/cannot be written: check that its folder exists/)
  expect(existsSync(path)).toBe(false)
})
