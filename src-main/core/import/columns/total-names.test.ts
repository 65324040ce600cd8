/** Lines that add a table up, wherever their name stands. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { totalIn } from './total-names.ts'

describe('totalIn', () => {
  it.each([
    [['', '', 'Total', '', '350'], 'Total'],
    [['Grand total', '', '€ 1.200,00', 'EUR', '12 %'], 'Grand total'],
    [['', 'Summe', '-', '(3 501)', ''], 'Summe'],
    [['Totaal', '12', '1,200.00 USD'], 'Totaal'],
  ])('finds it in %j', (cells, name) => expect(totalIn(cells)).toBe(name))

  it.each([
    [['', 'u1', 'Total', '350']],
    [['Total', '2026-01-01', '350']],
    [['Total', 'Signed Up', '']],
    [['', '', '350']],
    [['Total cost of ownership', '350']],
    [['', '']],
  ])('finds none in %j', (cells) => expect(totalIn(cells)).toBe(null))
})

describe('an import', () => {
  let test: TestApp
  beforeEach(async () => {
    test = await openApp({})
  })
  afterEach(() => test.close())

  const bring = async (name: string, content: string | Buffer, more: object = {}) =>
    (await test.call('imports.run', { files: [{ file: test.file(name, content as string), ...more }] })).files[0]!

  it('says so of a line without a time, in each of its lanes', async () => {
    const text = (total: string): string =>
      `timestamp,user_id,event,amount\n2026-01-01T10:00:00Z,u1,Signed Up,100\n${total}\n,,Signed Up,5\n`
    const reasons = async (name: string, content: string | Buffer) =>
      (await bring(name, content)).rejects.map(({ line, reason }) => [line, reason])
    const expected = (named: string) => [
      [3, `it is the line of a total ("${named}"), which is no event`],
      [4, 'it has no time'],
    ]
    expect(await reasons('a.csv', text(',,Total,100'))).toEqual(expected('Total'))
    expect(await reasons('b.csv', text(',Grand total,,100'))).toEqual(expected('Grand total'))
    // Not UTF-8, which another lane reads.
    expect(await reasons('c.csv', Buffer.from(`\ufeff${text(',Summe,,"100"')}`, 'utf16le'))).toEqual(expected('Summe'))
    const shop = 'Name,Email,Financial Status,Total,Created at,Lineitem name\n'
    const orders = `${shop}#1,a@x.com,paid,10,2026-01-01 10:00:00 +0000,Soap\nTotal,,,10,,\n`
    expect((await reasons('shop.csv', orders)).at(-1)).toEqual([3, 'it is the line of a total ("Total"), which is no event']) // prettier-ignore
  })

  it('never says so of a row with a time and an id', async () => {
    const word = fc.constantFrom('Total', 'Grand total', 'Summe', 'Sum', 'Totaal', '', '100', 'EUR')
    await fc.assert(
      fc.asyncProperty(
        word,
        word.filter((id) => id !== ''),
        word,
        async (event, id, amount) => {
          const rows = `timestamp,user_id,event,amount\n2026-01-01T10:00:00Z,u1,Seen,1\n2026-01-02T10:00:00Z,${id},${event},${amount}\n`
          const file = test.file('rows.csv', rows)
          const { files } = await test.call('imports.run', { files: [{ file }], dryRun: true })
          expect(files[0]!.rejects.map(({ reason }) => reason).join()).not.toContain('total')
        },
      ),
      { numRuns: 25 },
    )
  })

  it('says so of payments and lists of tools, and takes a payee of that name for one', async () => {
    const paid = [
      'Date,Description,Amount',
      '2026-01-05,Chart,-20.00',
      '2026-02-05,Chart,-20.00',
      '2026-02-06,TOTAL,-61.10',
      ',Total,-101.10',
      ',,-101.10',
      '',
    ].join('\n')
    const report = await bring('bank.csv', paid, { kind: 'tools', format: 'payments', paidIs: 'negative' })
    expect(report.rejects).toEqual([
      expect.objectContaining({ line: 5, reason: 'it is the line of a total ("Total"), which is no payment' }),
      expect.objectContaining({ line: 6, reason: 'it names no vendor' }),
    ])
    const tools = 'name,vendor,category,cost\nChart,Chart Inc,Analytics,240\n,,Grand total,240\n,,Analytics,3\n'
    expect((await bring('tools.csv', tools, { kind: 'tools' })).rejects.map(({ reason }) => reason)).toEqual([
      'it is the total of the list ("Grand total"), not a tool',
      'it names no tool',
    ])
  })
})
