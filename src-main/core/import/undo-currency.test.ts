/** The currency that a first import gives to a workspace goes with it. */
import { basename } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())
const bring = (name: string, text: string) => test.call('imports.run', { files: [{ file: test.file(name, text) }] })
const undo = async (name: string) => {
  const { id } = (await test.call('imports.list', {})).find(({ file }) => basename(file) === name)!
  await test.call('imports.undo', { importId: id })
}
const currency = async () => (await test.call('workspace.status', {}))?.currency
const inEuro = 'name,cost,currency\nMiro,100,EUR\n'

it.each([
  ['a list', inEuro],
  ['payments', 'Date,Merchant,Amount,Currency\n2026-01-05,Miro,10,EUR\n2026-02-05,Miro,10,EUR\n'],
])('of %s', async (_, text) => {
  const before = await currency()
  expect(before).not.toBe('EUR')
  await bring('a.csv', text)
  expect(await currency()).toBe('EUR')
  await undo('a.csv')
  expect(await currency()).toBe(before)
})

it('unless amounts are left that count in it, or a person has said it since', async () => {
  const before = await currency()
  await bring('a.csv', inEuro)
  await bring('b.csv', 'name,cost\nFigma,50\n')
  await undo('a.csv')
  expect(await currency()).toBe('EUR')
  await undo('b.csv')
  expect(await currency()).toBe(before)
  await bring('c.csv', inEuro)
  await test.call('config.set', { config: { currency: 'EUR' } })
  await undo('c.csv')
  expect(await currency()).toBe('EUR')
})
