import { afterEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
afterEach(() => test.close())

it('says beforehand and afterwards that a file is there already, read in another way', async () => {
  test = await openApp()
  const { call } = test
  const file = test.file('b.csv', 'when,who,page,other\n2026-07-01,a,/x,/y\n2026-07-02,b,/x,/z\n')
  const first = { time: 'when', visitor: 'who', path: 'page' }
  const second = { ...first, path: 'other' }
  const run = async (map: Record<string, string>) => (await call('imports.run', { files: [{ file, map }] })).files[0]!
  const earlier = async (map: Record<string, string>) => (await call('imports.inspect', { file, map })).earlier

  expect(await earlier(first)).toBe(null)
  expect((await run(first)).notes.join()).not.toContain('imported before')
  // The same again adds nothing, so nothing is to be said.
  expect(await earlier(first)).toBe(null)
  expect(await run(first)).toMatchObject({ rowsImported: 0, rowsDuplicate: 2 })

  expect(await earlier(second)).toEqual({ importId: 1, importedAt: '2020-01-01T00:00:00.000Z' })
  const report = await run(second)
  expect(report.rowsImported).toBe(2)
  expect(report.notes.join()).toContain('b.csv was imported before, on 2020-01-01 at 00:00 UTC')
  expect(report.notes.join()).toContain('imports undo 1')
})
