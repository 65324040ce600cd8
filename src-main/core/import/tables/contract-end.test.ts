/** The end of a contract in a list of tools: a renewal where it renews by itself, an end where it does not. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { mapToolHeader } from './tools.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const bring = async (text: string, map?: Record<string, string>) =>
  (await test.call('imports.run', { files: [{ file: test.file('list.csv', text), ...(map && { map }) }] })).files[0]!
const dates = async () =>
  Object.fromEntries(
    (await test.call('tools.list', {})).tools.map(({ name, renewalDate, endDate, custom }) => [
      name,
      [renewalDate, endDate, custom],
    ]),
  )

const register = [
  'Tool,Annual cost,Contract end,Auto-renewal,Notice period',
  'Slack,1200,2027-01-14,Yes,30 days',
  'Lever,700,2025-06-30,No,60 days',
  'Miro,500,2027-03-31,,30 days',
  '',
].join('\n')
const note = '"Contract end" is read as the renewal date of 1 tool that renews by itself, as the renewal date of 1 tool that does not say whether it renews by itself (to be decided by then), as the end date of 1 tool that does not renew by itself. If it is the end of every tool, choose it as the end date (--map "end_date=Contract end").' // prettier-ignore

describe('the end of a contract', () => {
  it('is the renewal of what renews by itself or does not say, and the end of what does not; preview and account say so', async () => {
    const preview = await test.call('imports.inspect', { file: test.file('list.csv', register) })
    expect(preview.problems.map(({ detail }) => detail)).toContain(note)
    expect(preview.tools.map(({ name, renewal_date, end_date }) => [name, renewal_date, end_date])).toEqual([
      ['Slack', '2027-01-14', ''],
      ['Lever', '', '2025-06-30'],
      ['Miro', '2027-03-31', ''],
    ])
    expect((await bring(register)).notes).toContain(note)
    expect(await dates()).toEqual({
      Slack: ['2027-01-14', null, {}],
      Lever: [null, '2025-06-30', {}],
      Miro: ['2027-03-31', null, {}],
    })
  })

  it('is a renewal where no column says anything of it, but for what is retired', async () => {
    await bring('Tool,Kosten,Einde contract,Status\nSlack,1200,2027-01-14,\nLever,700,2025-06-30,retired\n')
    expect(await dates()).toEqual({ Slack: ['2027-01-14', null, {}], Lever: [null, '2025-06-30', {}] })
  })

  it('is what a person says, in every row', async () => {
    const { notes } = await bring(register, { end_date: 'Contract end' })
    expect(notes.join()).not.toContain('is read as the renewal date')
    expect(await dates()).toMatchObject({ Slack: [null, '2027-01-14', {}], Miro: [null, '2027-03-31', {}] })
  })

  it('stands behind a renewal date of its own, and stays with the tool where they differ', async () => {
    const { notes } = await bring('Tool,Cost,Renewal date,Contract end,Auto-renewal\nSlack,1200,2027-01-14,2028-01-14,Yes\nMiro,500,,2027-03-31,Yes\nLever,700,,2025-06-30,No\n') // prettier-ignore
    expect(notes).toContain('"Contract end" is read as the renewal date of 1 tool that renews by itself, as the end date of 1 tool that does not renew by itself. If it is the end of every tool, choose it as the end date (--map "end_date=Contract end").') // prettier-ignore
    expect(await dates()).toEqual({
      Slack: ['2027-01-14', null, { 'Contract end': '2028-01-14' }],
      Miro: ['2027-03-31', null, {}],
      Lever: [null, '2025-06-30', {}],
    })
  })

  it('is read as nothing where each renewal has a date of its own', async () => {
    const { notes } = await bring('Tool,Cost,Renewal date,Contract end,Auto-renewal\nSlack,1200,2027-04-01,2027-03-31,Yes\n') // prettier-ignore
    expect(notes.join()).not.toContain('is read as')
    expect(await dates()).toEqual({ Slack: ['2027-04-01', null, { 'Contract end': '2027-03-31' }] })
  })

  it('is called no more than End in a register of contracts, which has notice or renewal beside it', async () => {
    for (const column of ['End', 'End date', 'Einddatum', 'Date de fin']) {
      const { notes } = await bring(
        `Tool,Cost,Start,${column},Notice period,Auto-renew\nSlack,1200,2026-01-14,2027-01-14,30 days,Yes\nMiro,500,2026-01-01,2027-03-31,30 days,\nLever,700,2024-07-01,2025-06-30,,No\n`,
      )
      expect(notes).toContain(note.replaceAll('Contract end', column))
      expect(await dates(), column).toEqual({
        Slack: ['2027-01-14', null, {}],
        Miro: ['2027-03-31', null, {}],
        Lever: [null, '2025-06-30', {}],
      })
    }
  })

  it('is the end of the tool beside a renewal date, and in a column named as we write it', async () => {
    await bring('Tool,Cost,Renewal date,End,Auto-renew\nSlack,1200,2027-01-14,2028-01-14,Yes\n')
    expect(await dates()).toEqual({ Slack: ['2027-01-14', '2028-01-14', {}] })
    await bring('name,cost,end_date,auto_renew\nMiro,1200,2027-01-14,yes\n')
    expect(await dates()).toMatchObject({ Miro: [null, '2027-01-14', {}] })
  })

  it('is no column that names the end of the tool', async () => {
    for (const column of ['End date', 'Ended', 'Stopped', 'Einddatum'])
      expect(mapToolHeader(['Tool', 'Cost', column])).not.toHaveProperty('renewal_date')
    await bring('Tool,Cost,End date\nSlack,1200,2027-01-14\n')
    expect(await dates()).toEqual({ Slack: [null, '2027-01-14', {}] })
    for (const column of ['Contract expiry', 'Vertragsende', 'Fin de contrat', 'Vencimiento del contrato'])
      expect(mapToolHeader(['Tool', 'Cost', column])).toMatchObject({ renewal_date: column })
  })
})
