/** Which rows of a card were not charged, whatever the column is called that says so. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const bring = async (header: string, ...words: string[]) => {
  const rows = words.map((word, at) => `2026-0${at + 1}-05,Notion,10.00,USD,${word}`)
  const file = test.file('card.csv', `Date,Merchant,Amount,Currency,${header}\n${rows.join('\n')}\n`)
  const preview = await test.call('imports.inspect', { file })
  const [report] = (await test.call('imports.run', { files: [{ file }] })).files
  const field = preview.columns.find(({ name }) => name === header)?.field
  return { field, notes: report!.notes.join('\n'), rejected: report!.rejects.map(({ line }) => line) }
}

describe('what was not charged', () => {
  it.each(['Expense status', 'Transaction status', 'Charge state', 'Statut de la dépense', 'Outcome', 'Phase'])(
    'is told by the cells of %s',
    async (header) => {
      const { field, notes, rejected } = await bring(header, 'Synced', 'Declined', 'Synced', 'Reversed - fraud')
      expect(field).toBe('status')
      expect(rejected).toEqual([3, 5])
      expect(notes).toContain(`“${header}” says of 2 rows that they were not charged, and they are not counted: 1 “Declined” and 1 “Reversed - fraud”.`) // prettier-ignore
    },
  )

  it('is not what waits to be looked at, and that is told', async () => {
    const { notes, rejected } = await bring('Expense status', 'Synced', 'Awaiting approval', 'Draft', 'Synced')
    expect(rejected).toEqual([])
    expect(notes).toContain('“Expense status” says of 2 rows that they are not settled, and they count as paid all the same: 1 “Awaiting approval” and 1 “Draft”.') // prettier-ignore
  })

  it('is what waits in the status of the charge itself', async () => {
    const { rejected } = await bring('Charge status', 'Settled', 'Pending', 'Declined', 'Settled')
    expect(rejected).toEqual([3, 4])
  })

  it.each(['Receipt status', 'Approval status'])('is not what %s says, and that is told', async (header) => {
    const { field, notes, rejected } = await bring(header, 'Approved', 'Declined', 'Approved')
    expect([field, rejected]).toEqual([null, []])
    expect(notes).toContain(`“${header}” says of 1 row that something was turned down, and it counts as paid.`)
  })

  it('is no memo in which such a word stands', async () => {
    const { field, rejected } = await bring('Memo', 'Team plan', 'Declined once', 'Failed', 'Team plan')
    expect([field, rejected]).toEqual([null, []])
  })
})
