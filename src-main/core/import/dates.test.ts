/** Tables with several dates in a row, each of which is an event: worked out by hand. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({
    goals: [{ name: 'Customer', event: 'Data do cliente', value: { property: 'value' } }],
  })
})
afterEach(() => test.close())

const head = 'Código;E-mail;Etapa;Data do lead;Data do cliente;Valor\n'
const crm = (rows = '1;a@x.org;Lead;05/01/2026;;10\n2;b@x.org;Cliente;06/01/2026;31/01/2026;20\n3;c@x.org;Lead;;;\n') =>
  test.file('crm.csv', head + rows)
const dates = ['Data do lead', 'Data do cliente']
const map = { user: 'E-mail', value: 'Valor', messageId: 'Código' }
const run = async (file: string, more: object = {}) =>
  (await test.call('imports.run', { files: [{ file, dates, map, ...more }] })).files[0]!

it('each date is an event named by its column; blank ones are none, and rows are counted as rows', async () => {
  const report = await run(crm())
  expect(report).toMatchObject({ format: 'table-of-dates', rowsRead: 3, rowsImported: 2, rowsDuplicate: 0, rowsRejected: 1 }) // prettier-ignore
  expect(report.rejects).toEqual([{ line: 4, reason: 'it has none of the dates' }])
  expect(report.notes).toContain(
    'Each date is an event, named by its column (Data do lead, Data do cliente): 2 rows brought 3 events.',
  )
  expect(report.timeRange).toEqual(['2026-01-05T23:59:59.999Z', '2026-01-31T23:59:59.999Z'])
  expect(await test.call('workspace.status', {})).toMatchObject({ events: 3, people: 2 })
  const { totals } = await runReport(test.call, 'content-attribution', { by: 'page' })
  expect(totals).toMatchObject({ conversions: 1, value: 20 })
})

it('a later export of the same table brings what is new alone', async () => {
  await run(crm())
  const later = '1;a@x.org;Cliente;05/01/2026;10/02/2026;10\n2;b@x.org;Cliente;06/01/2026;31/01/2026;20\n'
  expect(await run(crm(later))).toMatchObject({ rowsRead: 2, rowsImported: 1, rowsDuplicate: 1, rowsRejected: 0 })
  expect(await test.call('workspace.status', {})).toMatchObject({ events: 4, people: 2 })
})

it('is offered where a table has an id and several columns of days, and says how on the command line', async () => {
  const file = crm()
  const preview = await test.call('imports.inspect', { file })
  expect(preview.datesOffer).toEqual({ dates, map: { user: 'E-mail', value: 'Valor' } })
  await expect(test.call('imports.run', { files: [{ file }] })).rejects.toThrow(
    'Each date may be an event of its own (--map "time=Data do lead,time=Data do cliente,user=E-mail,value=Valor").',
  )
  const chosen = await test.call('imports.inspect', { file, ...preview.datesOffer! })
  expect(chosen).toMatchObject({ format: { id: 'table-of-dates' }, dates, datesOffer: null, days: 'end' })
  expect(chosen.events.map(({ event, value }) => [event, value])).toEqual([
    ['Data do lead', 10],
    ['Data do lead', null],
    ['Data do cliente', 20],
  ])
  const born = test.file('born.csv', 'E-mail;Nascimento;Data do lead\na1@x.org;05/01/1976;05/01/2026\nb1@x.org;05/01/1976;15/01/2026\n') // prettier-ignore
  expect((await test.call('imports.inspect', { file: born })).datesOffer).toBeNull()
})

it('is offered with a column of which one date is no day of the calendar, whose row alone lacks it', async () => {
  const row = (day: number): string => `${day};p${day}@x.org;Lead;0${day}/01/2026;1${day}/01/2026;10\n`
  const file = crm(`${[1, 2, 3, 4, 5, 6, 7, 8, 9].map(row).join('')}10;q@x.org;Lead;31/02/2026;;10\n`)
  const preview = await test.call('imports.inspect', { file })
  expect(preview.datesOffer).toMatchObject({ dates })
  expect(await test.call('imports.inspect', { file, ...preview.datesOffer! })).toMatchObject({ days: 'end' })
})

it('a mapping of it can be saved, and what does not go together is refused', async () => {
  const file = crm()
  await test.call('mappings.save', { name: 'CRM', file, dates, map })
  const { files } = await test.call('imports.run', { files: [{ file, mapping: 'CRM' }], dryRun: true })
  expect(files[0]).toMatchObject({ format: 'table-of-dates', rowsImported: 2 })
  await expect(run(file, { map: { ...map, event: 'Etapa' } })).rejects.toThrow('leave "event" out of the mapping')
  await expect(run(file, { dates: ['Data do lead', 'Fim'] })).rejects.toThrow('has no column "Fim"')
  await expect(run(file, { order: 'rows' })).rejects.toThrow('do not say that they are (--order rows)')
  await expect(run(file, { format: 'people-ids' })).rejects.toThrow('says by itself which dates')
})
