/** What an import says of events that are valued in other currencies than the workspace counts in. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { missingRates } from '../../../../shared/notes/no-rate.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const sales = (name: string, codes: string[]): string =>
  ['timestamp,visitor_id,event,path,value,currency', ...codes.map((code, i) => `2026-01-0${i + 1},${name}${i},bought,,5,${code}`), ''].join('\n') // prettier-ignore
const bring = async (name: string, codes: string[], dryRun = false) => {
  const { files } = await test.call('imports.run', { files: [{ file: test.file(name, sales(name, codes)) }], dryRun })
  return files[0]!.notes.filter((note) => /amount|Money/i.test(note))
}
const currency = async () => (await test.call('workspace.status', {}))?.currency

it('names the currencies that have no rate, once several are there', async () => {
  const said = [
    'Amounts of events are in EUR, GBP, and the workspace has no rate from EUR, GBP to USD: set it under Settings, Exchange rates ("rates" in the configuration). The amounts of events are in EUR (2) and GBP (2): whichever of them the workspace counts in, the others need a rate.',
  ]
  expect(await bring('a.csv', ['EUR', 'EUR', 'GBP', 'GBP'], true)).toEqual(said)
  expect(await bring('a.csv', ['EUR', 'EUR', 'GBP', 'GBP'])).toEqual(said)
  expect(missingRates(said[0]!)).toEqual(['EUR', 'GBP'])
  // It is kept with the import.
  expect((await test.call('imports.list', {}))[0]!.notes).toContain(said[0])
})

it('counts a new workspace in what most of its first amounts are in, and names the others', async () => {
  expect(await bring('a.csv', ['EUR', 'EUR', 'GBP', 'EUR'])).toEqual([
    'Money is in EUR in every report, as most amounts are (currency in the configuration).',
    expect.stringContaining('no rate from GBP to EUR'),
  ])
  expect(await currency()).toBe('EUR')
  expect((await test.call('imports.list', {}))[0]!.notes.join(' ')).toContain('Money is in EUR')
})

it('says of one currency that is not the chosen one that it has no rate, or at which it counts', async () => {
  await test.call('config.set', { config: { currency: 'CHF' } })
  expect(await bring('a.csv', ['EUR', 'eur'])).toEqual([
    'Amounts of events are in EUR, and the workspace has no rate from EUR to CHF: set it under Settings, Exchange rates ("rates" in the configuration).',
  ])
  await test.call('config.set', { config: { rates: { EUR: 0.95 } } })
  expect(await bring('b.csv', ['', 'CHF', 'EUR'])).toEqual([
    'Amounts of events in EUR (1 = 0.95 CHF) count in CHF at the rate of the workspace.',
    '1 amount of events names no currency and counts in CHF, that of the workspace. If it is in another, choose it (--currency).',
  ])
  expect(await bring('c.csv', ['CHF', ''])).toEqual([])
})
