/** Which column of a list says when a tool was adopted, and which the seats in use. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { mapToolHeader } from './tools.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const bring = async (text: string) =>
  (await test.call('imports.run', { files: [{ file: test.file('list.csv', text) }] })).files[0]!
const starts = async () =>
  (await test.call('report.run', { slug: 'stack-evolution', params: { to: '2027-01-01' } })).totals as unknown as {
    starts: unknown[]
  }

describe('the start of a contract', () => {
  const list = 'Application,Annual cost,Contract start,Renewal date\nSlack,1200,2026-03-01,2027-03-01\nMiro,500,2026-05-01,2027-05-01\n' // prettier-ignore

  it('is the day of adoption where nothing better is there, and that is said', async () => {
    const preview = await test.call('imports.inspect', { file: test.file('list.csv', list) })
    const note = '"Contract start" is taken as the day a tool was adopted, since no column says it better. Where it begins the current term, the tool was in use before: choose another column as the start date, or none (--map start_date=).' // prettier-ignore
    expect(preview.problems.map(({ detail }) => detail)).toContain(note)
    expect((await bring(list)).notes).toContain(note)
    expect((await starts()).starts).toEqual([{ by: 'list', column: 'Contract start', tools: 2 }])
  })

  it('gives way to a column of adoption, whatever the order, and to the start date in our own list', () => {
    expect(mapToolHeader(['Tool', 'Start date', 'Adopted on', 'Cost'])).toMatchObject({ start_date: 'Adopted on' })
    expect(mapToolHeader(['Tool', 'Contract start', 'In use since', 'Cost'])).toMatchObject({ start_date: 'In use since' }) // prettier-ignore
    expect(mapToolHeader(['Tool', 'Contract start', 'start_date', 'Cost'])).toMatchObject({ start_date: 'start_date' })
  })

  it('is kept as a custom field beside it, and the import says so', async () => {
    const { notes } = await bring(
      'Application,Annual cost,Contract start,Adopted on\nSlack,1200,2026-03-01,2019-05-01\n',
    )
    expect(notes).toContain('"Adopted on" is taken as the day a tool was adopted; "Contract start" stays a custom field.') // prettier-ignore
    expect((await test.call('tools.list', {})).tools).toMatchObject([{ startDate: '2019-05-01', custom: { 'Contract start': '2026-03-01' } }]) // prettier-ignore
  })

  it('is suspected behind a plain start date within a year of the renewal', async () => {
    const rows = ['A', 'B', 'C', 'D'].map((name, at) => `${name},100,${name === 'D' ? '2020' : '2026'}-0${at + 1}-01,2027-0${at + 1}-01`) // prettier-ignore
    const of = (own: string[]) => `Application,Annual cost,Start date,Renewal date\n${own.join('\n')}\n`
    expect((await bring(of(rows.slice(0, 3)))).notes.join(' ')).toContain('"Start date" is taken as the day a tool was adopted, though most are within a year of the renewal.') // prettier-ignore
    // Three of four are three quarters: not most.
    expect((await bring(of(rows))).notes.join(' ')).not.toContain('is taken as the day')
  })

  it('is told from the first charge and from what was typed', async () => {
    await bring(list)
    await test.call('imports.run', { files: [{ file: test.file('card.csv', 'Date,Merchant,Amount\n2026-01-01,Taxi,9\n2026-02-01,Taxi,9\n2026-03-09,Gong,90\n2026-04-09,Gong,90\n') }] }) // prettier-ignore
    await test.call('tools.add', { tool: { name: 'Own', startDate: '2020-01-01' } })
    await test.call('tools.add', { tool: { name: 'Unknown' } })
    expect((await starts()).starts).toEqual([
      { by: 'list', column: 'Contract start', tools: 2 },
      { by: 'hand', column: null, tools: 1 },
      { by: 'payments', column: null, tools: 1 },
      { by: null, column: null, tools: 1 },
    ])
  })
})

describe('the column of seats in use', () => {
  it.each([
    'Active Users (30d)', 'Active seats', 'MAU', 'Users (last 30 days)', 'Active users - last 30 days', 'active_users_90d', 'Monthly Active Users',
    'Active users in the past 30 days',
  ])('is found under %s', (column) =>
    expect(mapToolHeader(['Tool', 'Cost', 'Seats', column])).toMatchObject({ seats_active: column, seats_licensed: 'Seats' })) // prettier-ignore

  it('is that of a month where several say over which days, and not the users as such', () => {
    expect(mapToolHeader(['Tool', 'Users', 'Active Users (7d)', 'Active Users (30d)', 'Active Users (90d)'])).toMatchObject({ seats_active: 'Active Users (30d)' }) // prettier-ignore
    expect(mapToolHeader(['Tool', 'Notice period (30 days)', 'Cost (30d)']).seats_active).toBeUndefined()
  })
})
