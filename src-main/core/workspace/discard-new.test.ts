import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const files = (): string[] => {
  const folder = join(test.folder, 'data')
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.includes('.touchstack')) : []
}

it('removes a new workspace that nothing came into, and opens the one before', async () => {
  await test.call('workspace.create', { name: 'Fair' })
  await expect(test.call('imports.run', { files: [{ file: test.file('x.csv', 'nothing,here\n1,2\n') }] })).rejects.toThrow() // prettier-ignore
  expect(await test.call('workspace.discardNew', {})).toMatchObject({ name: 'test' })
  expect(files()).toEqual([])
  expect(await test.call('workspace.recent', {})).toHaveLength(1)
})

it('leaves one that has an import, and one that was not just made', async () => {
  expect(await test.call('workspace.discardNew', {})).toMatchObject({ name: 'test' })
  await test.call('workspace.create', { name: 'Fair' })
  await test.call('imports.run', { files: [{ file: test.file('e.csv', 'timestamp,visitor,event\n2026-01-01,a,Signup\n') }] }) // prettier-ignore
  expect(await test.call('workspace.discardNew', {})).toMatchObject({ name: 'Fair' })
  expect(files()).toContain('Fair.touchstack')
})
