/** That an import of a list says where no column gives the cost, and which columns of amounts were not taken for it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { statedBillingPeriod } from './amount-heading.ts'
import { headingNames } from './headings.ts'
import { mapToolHeader } from '../tables/tools.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const bring = async (text: string, options = {}) =>
  (await test.call('imports.run', { files: [{ file: test.file('list.csv', text), ...options }] })).files[0]!.notes
const none = 'No column is read as what the tools cost, so that this file gives no cost of any tool.'

describe('the cost of a year', () => {
  it.each(['Annual value', 'Contract value per year', 'ACV (USD)', 'Yearly cost', 'Annual spend', 'Valeur annuelle', 'Jahreswert', 'Canone annuo'])('is read from "%s"', async (column) => {
    expect(mapToolHeader(['Vendor', 'Product', column, 'Owner'])).toMatchObject({ cost: column })
    expect((await bring(`Product,${column},Owner\nSlack,100,Ana\n`)).join(' ')).not.toContain('No column')
    expect((await test.call('tools.list', {})).tools).toMatchObject([{ cost: 100, billingPeriod: 'year' }])
  }) // prettier-ignore

  it.each(headingNames('annualCost'))('"%s" says that it is one', (name) => {
    expect(statedBillingPeriod(name)).toBe('year')
  })
})

describe('a list without a cost', () => {
  const list = 'Tool,Owner,Seats,Total contract value,Renewal date\nA,Ana,3,"1,200",2027-01-01\nB,Bo,4,900,2027-03-01\n'

  it('says so first, and which column may be it, as the screen does', async () => {
    const note = `${none} "Total contract value" holds amounts and stays a custom field; if the cost is there, choose it (--map "cost=Total contract value").`
    expect((await bring(list))[0]).toBe(note)
    const { problems } = await test.call('imports.inspect', { file: test.file('list.csv', list) })
    expect(problems).toContainEqual(expect.objectContaining({ level: 'warning', detail: note }))
  })

  it('says so where nothing in it could be the cost, unless somebody said that there is none or it is of seats alone', async () => {
    const plain = 'Tool,Owner,Renewal date\nA,Ana,2027-01-01\n'
    expect((await bring(plain))[0]).toBe(none)
    expect((await bring(list, { map: { cost: '' } })).join(' ')).not.toContain('No column is read')
    expect((await bring('Application,Assigned users,Active users\nA,3,2\n')).join(' ')).not.toContain('No column is read') // prettier-ignore
  })
})

it('an amount beside the cost that is kept as a custom field is named, and what fills in for it is not', async () => {
  const notes = await bring('Tool,Annual cost,Monthly cost,Contract value,Ref\nA,1200,100,3600,77\nB,,50,,78\n')
  expect(notes).toContain('"Contract value" holds amounts and stays a custom field: what the tools cost is read from "Annual cost".') // prettier-ignore
})
