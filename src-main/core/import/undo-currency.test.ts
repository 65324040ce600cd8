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

const header = 'timestamp,visitor_id,event,path,value,currency\n'
const sale = (day: number, code: string): string => `2026-01-0${day},v${day},bought,,5,${code}\n`
const visits = `${header}2026-01-01,v1,,/a,,\n2026-01-02,v2,,/b,,\n`

it('of events, where all amounts have one currency in a column, whichever import brings them', async () => {
  await bring('web.csv', visits)
  expect(await currency()).toBe('USD')
  const { files } = await bring('shop.csv', header + sale(1, 'gbp') + sale(2, 'GBP'))
  expect(files[0]!.notes).toContain(
    'Money is in GBP in every report, as all amounts are (currency in the configuration).',
  )
  expect(await currency()).toBe('GBP')
  const later = await bring('later.csv', header + sale(3, 'EUR'))
  expect([later.files[0]!.notes.join(' ').includes('Money is in'), await currency()]).toEqual([false, 'GBP'])
  await undo('later.csv')
  // Visits have no amounts.
  await undo('shop.csv')
  expect(await currency()).toBe('USD')
})

it.each([
  ['two currencies', header + sale(1, 'EUR') + sale(2, 'GBP')],
  ['an amount without one', header + sale(1, 'EUR') + sale(2, '')],
  ['none that is a code', header + sale(1, 'coins')],
])('of no events with %s', async (_, text) => {
  await bring('a.csv', text)
  expect(await currency()).toBe('USD')
})

it('of no events beside amounts of earlier ones in another, nor where somebody chose one or set rates', async () => {
  await bring('a.csv', header + sale(1, 'USD'))
  await bring('b.csv', header + sale(2, 'EUR'))
  expect(await currency()).toBe('USD')
  await undo('a.csv')
  await test.call('config.set', { config: { rates: { EUR: 1.1 } } })
  await bring('c.csv', header + sale(3, 'EUR'))
  expect(await currency()).toBe('USD')
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
