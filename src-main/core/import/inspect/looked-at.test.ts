import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { readSheets } from '../containers/xlsx.ts'
import { LookedAt } from './looked-at.ts'

const folder = mkdtempSync(join(tmpdir(), 'looked-at-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('looks at a file once, until it or what is said of its text is another', async () => {
  const path = join(folder, 'a.csv')
  writeFileSync(path, 'time,visitor,path\n2019-01-01,a,/\n')
  const { inspect } = new LookedAt(readSheets)
  const first = await inspect(path)
  expect(await inspect(path, { internalAddresses: ['192.0.2.1'], map: { user: 'visitor' }, zone: 'UTC' })).toBe(first)
  expect(await inspect(path, { headerLine: 0 })).not.toBe(first)
  writeFileSync(path, 'time,visitor,page\n2019-01-01,a,/\n2019-01-02,a,/\n')
  expect((await inspect(path)).parts[0]!.columns).toContain('page')
})
