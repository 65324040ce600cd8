/** Amounts with three digits behind a mark: decimals or thousands, as the table writes them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decimalMarkOf, parseMoney } from '../../../shared/text/money-text.ts'
import { xlsx } from '../testing/archives.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ currency: 'EUR' })
})
afterEach(() => test.close())

const bring = async (file: string) =>
  (await test.call('imports.run', { files: [{ file, kind: 'tools' }] })).files[0]!.notes.filter((note) => note.includes('before decimals')) // prettier-ignore
const costs = async () => (await test.call('tools.list', {})).tools.map(({ cost }) => cost)
const list = (delimiter: string, header: string, amounts: readonly string[]) =>
  test.file('list.csv', [header, ...amounts.map((amount, at) => `Tool${at}${delimiter}${amount}`), ''].join('\n'))

describe('the mark before decimals', () => {
  it.each([
    [['46.200', '1.234,50'], ','],
    [['1,234', '12,5'], ','],
    [['1.234.567'], ','],
    [['1.234,567'], ','],
    [['1.234', '99.90 €'], '.'],
    [['1,234,567 kr'], '.'],
    [['0.125'], '.'],
    [['46.200', '1,234', '900', 'free', ''], null],
    [['12,5', '12.5'], null],
  ] as const)('of %j is %s', (cells, mark) => expect(decimalMarkOf(cells)).toBe(mark))

  it('says what three digits behind a mark are', () => {
    const amount = (text: string, mark: ',' | '.' | null) => {
      const read = parseMoney(text, mark)
      return read.ok ? read.money?.amount : null
    }
    expect([amount('1.234', ','), amount('1,234', ','), amount('1.234', '.'), amount('1,234', '.')]).toEqual([1234, 1.234, 1.234, 1234]) // prettier-ignore
    expect([amount('1.234 €', '.'), amount('1.234 €', null), amount('1.234', null), amount('1,234', null)]).toEqual([1.234, 1234, 1.234, 1234]) // prettier-ignore
  })
})

describe('a list of tools', () => {
  it('that shows a comma before decimals has thousands with points', async () => {
    expect(await bring(list(';', 'Name;Kosten pro Jahr', ['46.200', '1.234,50', '900']))).toEqual(['"Kosten pro Jahr" has a comma before decimals, as others of the column show: 46.200 is 46,200.']) // prettier-ignore
    expect(await costs()).toEqual([46_200, 1234.5, 900])
  })

  it('between semicolons has them too where no cell shows it', async () => {
    const file = list(';', 'Name;Kosten (€)', ['46.200', '1.234', '900'])
    expect((await test.call('imports.inspect', { file })).tools.map(({ cost }) => cost)).toEqual(['46200', '1234', '900']) // prettier-ignore
    expect(await bring(file)).toEqual(['"Kosten (€)" has a comma before decimals, as where semicolons separate columns: 46.200 is 46,200.']) // prettier-ignore
    expect(await costs()).toEqual([46_200, 1234, 900])
  })

  it('with commas between columns, or a point before decimals, has what the cell says', async () => {
    expect(await bring(list(',', 'Name,Annual cost (EUR)', ['83.333', '1.234', '900']))).toEqual([])
    expect(await costs()).toEqual([83.333, 1.234, 900])
    expect(await bring(list(';', 'Name;Annual cost', ['83.333', '12.5', '"1,234"']))).toEqual([])
    expect(await costs()).toEqual([83.333, 12.5, 1234])
  })

  it('in a workbook has numbers as they are, and texts as their currency writes them', async () => {
    const sheet = (header: string, amounts: readonly (string | number)[]) =>
      test.file('list.xlsx', xlsx({ Tools: [['Name', header], ...amounts.map((amount, at) => [`Tool${at}`, amount])] }))
    expect(await bring(sheet('Annual cost (€)', [1234.567, 12.125, 900]))).toEqual([])
    expect(await costs()).toEqual([1234.567, 12.125, 900])
    expect(await bring(sheet('Annual cost (€)', ['1.234', '46.200', 900]))).toEqual(['"Annual cost (€)" has a comma before decimals, as amounts in that currency are written: 1.234 is 1,234.']) // prettier-ignore
    expect(await costs()).toEqual([1234, 46_200, 900])
    await bring(sheet('Annual cost ($)', ['1,234', '1.234', 12.125]))
    expect(await costs()).toEqual([1234, 1.234, 12.125])
  })
})

it('payments between semicolons are read so', async () => {
  const file = test.file('bank.csv', 'Datum;Empfänger;Betrag;Währung\n2026-02-01;Zendesk;46.200;EUR\n2026-03-02;Figma;1.234,50;EUR\n') // prettier-ignore
  const { notes } = (await test.call('imports.run', { files: [{ file }] })).files[0]!
  expect(notes).toContain('"Betrag" has a comma before decimals, as others of the column show: 46.200 is 46,200.')
  const { id } = (await test.call('tools.list', {})).tools.find(({ name }) => name === 'Zendesk')!
  expect((await test.call('tools.payments', { id, asOf: null })).payments).toMatchObject([{ amount: 46_200 }])
})
