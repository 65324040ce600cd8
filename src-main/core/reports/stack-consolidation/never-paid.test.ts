import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { neverPaidSentences } from '../../../../shared/notes/never-paid.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ currency: 'USD' })
})
afterEach(() => test.close())

const bring = (name: string, ...lines: string[]) =>
  test.call('imports.run', { files: [{ file: test.file(name, `${lines.join('\n')}\n`) }] })
const sentences = async (asOf: string): Promise<string[]> =>
  neverPaidSentences(
    await runReport(test.call, 'stack-consolidation', { asOf }),
    await runReport(test.call, 'stack-payments', { asOf }),
    (amount) => `$${amount}`,
  )

const monthly = (payee: string): string[] =>
  Array.from({ length: 13 }, (_, at) => `${at === 0 ? 2018 : 2019}-${String(at === 0 ? 12 : at).padStart(2, '0')}-05,${payee},100`) // prettier-ignore
const list = ['Tool,Annual cost,Capabilities', 'VWO,1200,experiments', 'Figma,1200,design', 'Optimizely,36000,experiments', 'Clearbit,24000,enrichment'] // prettier-ignore

it('names contracts that stay or are saved and were never paid', async () => {
  await bring('list.csv', ...list)
  await bring('card.csv', 'Date,Merchant,Amount', ...monthly('VWO'), ...monthly('Figma'), '2019-12-31,Bakery,5')
  expect(await sentences('2019-12-31')).toEqual([
    'Counted as saved, though never paid as far as payments are known (since 2018-12-05): Optimizely ($36000 a year).',
    'Kept, though never paid as far as payments are known (since 2018-12-05): Clearbit ($24000 a year).',
  ])
  // Half a year of payments says nothing of a contract that is paid once a year.
  expect(await sentences('2019-06-30')).toEqual([])
})

it('says nothing where a card pays for some tools only', async () => {
  await bring('list.csv', ...list)
  await bring('card.csv', 'Date,Merchant,Amount', ...monthly('VWO'), '2019-12-31,Bakery,5')
  expect(await sentences('2019-12-31')).toEqual([])
})
