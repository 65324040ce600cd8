import { afterEach, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { withoutCommands } from '../../../../shared/command-hints.ts'
import { strangersSentence } from '../../../../shared/notes/strangers.ts'
import type { ColumnMap } from '../../../../shared/import.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
afterEach(() => test.close())

const customers = Array.from({ length: 12 }, (_, i) => i)

/** A server says of each trial, on a device it made up, the user and the workspace, which is the customer of the billing. */
const product = customers
  .flatMap((i) => [
    { event_type: '[Amplitude] Page Viewed', device_id: `d${i}`, user_id: null, event_properties: { '[Amplitude] Page Path': '/blog/a' } }, // prettier-ignore
    { event_type: 'Signed Up', device_id: `d${i}`, user_id: `usr_${i}`, event_properties: {} },
    { event_type: 'Trial Started', device_id: `s${i}`, user_id: `usr_${i}`, event_properties: { workspace_id: `ws_10${i}`, plan: 'Team' } }, // prettier-ignore
  ])
  .map((each, at) =>
    JSON.stringify({
      ...each,
      amplitude_id: at,
      uuid: `u${at}`,
      event_time: `2026-09-01 10:${10 + at}:00.000000`,
      session_id: -1,
    }),
  ) // prettier-ignore
  .join('\n')
const invoices = [
  'Invoice Number,Customer Id,Subscription Id,Status,Invoice Date,Currency,Amount,First Invoice,Customer Email',
  ...customers.map((i) => `RL-${i},ws_10${i},sub_${i},Paid,20-Sep-2026 10:00,EUR,10.00,true,accounts${i}@firm.example`),
].join('\n')
const goals = [
  { name: 'Trial', event: 'Trial Started' },
  { name: 'Paid', event: 'invoice paid', after: 'Trial', value: { property: 'value' } },
]
const note =
  'Of 12 rows looked at, 12 hold in "Customer Id" what is “workspace_id” of Trial Started in the workspace: choose it as the user (--map "user=Customer Id"), and import product.json again with “workspace_id” as the other id of their user (--map previous=event_properties.workspace_id), so that both are one person. Rows that are in already are read again only after an undo.'
const strangers = `No page is known of anybody in invoices.csv (12 people), so its people are in no rate and their money is of no page. ${note}`

const files = () => ({ pages: test.file('product.json', product), paid: test.file('invoices.csv', invoices) })
/** What follows `--map` in a sentence, as a shell would hand it over. */
const mapsIn = (said: string): ColumnMap[] =>
  [...said.matchAll(/\(--map "?([^")]+)"?\)/g)].map(([, says]) => Object.fromEntries([says!.split('=')]) as ColumnMap)

it('names the column of an export of payments whose ids events say beside their own users, in the preview and at the import', async () => {
  test = await openApp({ goals })
  const { pages, paid } = files()
  await test.call('imports.run', { files: [{ file: pages }] })
  const { problems } = await test.call('imports.inspect', { file: paid })
  expect(problems).toContainEqual(
    expect.objectContaining({ title: '“Customer Id” is “workspace_id” of Trial Started', detail: note }) as object,
  )
  const dry = await test.call('imports.run', { files: [{ file: paid }], dryRun: true })
  expect(dry.files[0]!.notes).toContain(note)
  expect((await test.call('imports.run', { files: [{ file: paid }] })).files[0]!.notes).toContain(note)
})

it('names it in the preview of files that are chosen together, and where the other one is to say so', async () => {
  test = await openApp({ goals })
  const { pages, paid } = files()
  const { problems, columns } = await test.call('imports.inspect', { file: paid, beside: [{ file: pages }] })
  const { detail } = problems.find(({ title }) => title === '“Customer Id” is “workspace_id” of Trial Started')!
  expect(detail).toBe(
    'Of 12 rows looked at, 12 hold in "Customer Id" what is “workspace_id” of Trial Started in product.json, chosen beside it: choose it as the user (--map "user=Customer Id"), and in product.json choose “workspace_id” as the other id of their user (--map previous=event_properties.workspace_id), so that both are one person.',
  )
  expect(columns.find(({ name }) => name === 'Customer Email')!.field).toBe('user')

  const [ofPaid, ofPages] = mapsIn(detail)
  const chosen = await test.call('imports.inspect', { file: paid, map: ofPaid!, beside: [{ file: pages, map: ofPages! }] }) // prettier-ignore
  expect(chosen.problems.map(({ title }) => title).join()).not.toContain('workspace_id')
})

it('says the same whichever of the files of one import is named first', async () => {
  test = await openApp({ goals })
  const { pages, paid } = files()
  for (const dryRun of [true, false]) {
    const { files: read } = await test.call('imports.run', { files: [{ file: paid }, { file: pages }], dryRun })
    expect(read.map(({ notes }) => notes.includes(note))).toEqual([true, false])
  }
})

it('says beside reports whose people no page is known of, until they are joined as it says', async () => {
  test = await openApp({ goals })
  const { pages, paid } = files()
  // One by one, the payments first: nothing was known of pages then.
  await test.call('imports.run', { files: [{ file: paid }] })
  expect(await test.call('imports.strangers', { goal: null })).toEqual([])
  await test.call('imports.run', { files: [{ file: pages }] })
  const found = await test.call('imports.strangers', { goal: null })
  expect(strangersSentence(found)).toBe(strangers)
  const [trial, sale] = (await test.call('config.get', {})).goals
  expect(await test.call('imports.strangers', { goal: sale! })).toEqual(found)
  expect(await test.call('imports.strangers', { goal: trial! })).toEqual([])
  expect(await test.call('goals.ofNobody', { goal: sale! })).toBeNull()
  const paidOf = async () => (await runReport(test.call, 'content-attribution', { goal: 'Paid' })).totals
  expect(await paidOf()).toMatchObject({ conversions: 0 })

  const [ofPaid, ofPages] = mapsIn(strangers)
  for (const { id } of await test.call('imports.list', {})) await test.call('imports.undo', { importId: id })
  await test.call('imports.run', { files: [{ file: pages, map: ofPages! }] })
  const again = await test.call('imports.run', { files: [{ file: paid, map: ofPaid! }] })
  expect(again.files[0]!.notes.join()).not.toContain('Customer Id')
  expect(await paidOf()).toMatchObject({ conversions: 12, attributed: 12 })
  expect(await test.call('imports.strangers', { goal: null })).toEqual([])
})

it('says on screen what to choose, without the command for it', () => {
  expect(withoutCommands(note)).not.toContain('--map')
})

it('says of payments that nothing joins that nobody of theirs is known, and names no column of an earlier export of the same', async () => {
  test = await openApp({ goals })
  const { pages, paid } = files()
  await test.call('imports.run', { files: [{ file: pages }] })
  const unlike = test.file('more.csv', invoices.replaceAll('ws_10', 'cus_').replaceAll('RL-', 'RX-').replaceAll('accounts', 'bills')) // prettier-ignore
  const { files: read } = await test.call('imports.run', { files: [{ file: unlike }] })
  expect(read[0]!.notes.join()).toContain('None of the 12 ids looked at ("Customer Email") is in the workspace')
  expect(strangersSentence(await test.call('imports.strangers', { goal: null }))).toContain(
    'No column of it holds ids that are known elsewhere; a list of people that has both ids would join them.',
  )
  const later = test.file('later.csv', invoices.replaceAll('ws_10', 'cus_').replaceAll('RL-', 'RY-'))
  expect((await test.call('imports.run', { files: [{ file: later }] })).files[0]!.notes.join()).not.toContain('“Customer Id”') // prettier-ignore
  await test.call('imports.run', { files: [{ file: paid }] })
  expect((await test.call('imports.strangers', { goal: null })).map(({ file, cure }) => [file, cure === null])).toEqual([['more.csv', true], ['later.csv', true], ['invoices.csv', false]]) // prettier-ignore
})
