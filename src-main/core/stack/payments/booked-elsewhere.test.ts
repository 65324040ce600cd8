/** What the books say of who is paid for no software. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const bring = async (name: string, text: string) =>
  (await test.call('imports.run', { files: [{ file: test.file(name, text) }] })).files[0]!.notes
const offered = async () => (await test.call('tools.list', {})).tools.map(({ name, likelyNotSoftware, bookedElsewhere, maybeNotSoftware }) => [name, likelyNotSoftware !== null, bookedElsewhere, maybeNotSoftware]) // prettier-ignore
const monthly = (row: string): string => ['2019-01-04', '2019-02-04', '2019-03-04'].map((day) => `${day},${row}`).join('\n') // prettier-ignore

it('is told by the account of the books beside the category of the card', async () => {
  const rows = ['Figma,90,Software,66300 Software & SaaS', 'AWS,900,Hosting,50200 Cloud (COGS)', 'Apple,1200,Electronics,15000 Equipment', 'Signs R Us,80,,64100 Office', 'Unbooked,70,,', 'Hilton,300,Lodging,68100 Travel'] // prettier-ignore
  const notes = await bring('card.csv', `Date,Merchant,Amount,Category,GL account\n${rows.map(monthly).join('\n')}\n`)
  expect((await offered()).sort()).toEqual([
    ['AWS', false, null, null],
    ['Apple', false, '15000 Equipment', null],
    ['Figma', false, null, null],
    ['Hilton', true, null, null],
    ['Signs R Us', false, '64100 Office', null],
    ['Unbooked', false, null, null],
  ])
  expect(notes).toContain('2 payees are booked to accounts that are not of software, which is under "66300 Software & SaaS": Apple (15000 Equipment), Signs R Us (64100 Office). They count until somebody leaves them out (excludePayees in the configuration; Inventory on screen).') // prettier-ignore
  // A list names it, so it is a tool.
  await bring('list.csv', 'name,cost\nSigns R Us,960\n')
  expect((await offered()).find(([name]) => name === 'Signs R Us')).toEqual(['Signs R Us', false, null, null])
})

it('is the category where bills of the books have their account there, or a person chose it', async () => {
  const bill = (vendor: string, account: string): string => ['2019-01-04', '2019-02-04', '2019-03-04'].map((day, at) => `${at}${vendor},${vendor},${day},${account},100`).join('\n') // prettier-ignore
  await bring('bills.csv', `Bill number,Vendor name,Bill date,Account title,Amount,Vendor ID\n${[bill('Slack', 'Software & Subscriptions'), bill('Blue Bottle', 'Other operating')].map((text) => text.replaceAll(/$/gm, ',V1')).join('\n')}\n`) // prettier-ignore
  expect(await offered()).toEqual([['Blue Bottle', false, 'Other operating', null], ['Slack', false, null, null]]) // prettier-ignore
})

it('says nothing where no account is of software, and names who sells goods too', async () => {
  const notes = await bring('card.csv', `Date,Merchant,Amount,Category,GL account\n${[monthly('Amazon,50,General merchandise,Office'), monthly('CDW Direct LLC,80,,Other'), monthly('Amazon Web Services,900,,Other'), monthly('Apple,10,Software,Other')].join('\n')}\n`) // prettier-ignore
  expect((await offered()).sort()).toEqual([
    ['Amazon Web Services', false, null, null],
    ['Amazon', false, null, '“General merchandise”'],
    ['Apple', false, null, null],
    ['CDW Direct LLC', false, null, 'goods too'],
  ])
  expect(notes).toContain('2 payees may be no software, look at them: Amazon (“General merchandise”), CDW Direct LLC (goods too). They count until somebody leaves them out (excludePayees in the configuration; Inventory on screen).') // prettier-ignore
})

it('is said before the import in the words that are said after it', async () => {
  const text = `Date,Merchant,Amount,Category,GL account\n${[monthly('Figma,90,Software,Software'), monthly('Signs R Us,80,,Office'), monthly('Apple,1200,Electronics,')].join('\n')}\n` // prettier-ignore
  const { problems } = await test.call('imports.inspect', { file: test.file('card.csv', text) })
  const before = problems.flatMap(({ title, detail }) => (title === 'Not software?' ? [detail] : []))
  expect(before).toEqual([
    expect.stringMatching(/^1 payee is booked to accounts that are not of software, which is under "Software": Signs R Us \(Office\)\./),
    expect.stringMatching(/^1 payee may be no software, look at it: Apple \(“Electronics”\)\./),
  ]) // prettier-ignore
  expect(await bring('card.csv', text)).toEqual(expect.arrayContaining(before))
})
