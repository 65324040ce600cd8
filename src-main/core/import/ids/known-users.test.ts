import { expect, it } from 'vitest'
import { idsKeptSentence, noEmailsSentence } from '../../../../shared/notes/emails-left-out.ts'
import { openApp } from '../../testing/open-app.ts'

const at = '2026-05-04T10:00:00Z'
const visits = [
  'time,visitor,user,event,path',
  ...['1001', '1002', '1003', '1004'].map((id) => `${at},v${id},${id},,/a`),
]
const contacts = (...ids: string[]) =>
  [
    'Record ID,Email,Create Date,Lifecycle Stage,First Page Seen,Time First Seen,Number of Pageviews',
    ...ids.map((id) => `${id},p${id}@example.com,2026-05-05 10:00,Lead,https://x.org/a,2026-05-04 10:00,1001`),
  ].join('\n')

async function said(text: string, map: Record<string, string> = {}) {
  const test = await openApp({})
  try {
    await test.call('imports.run', { files: [{ file: test.file('visits.csv', visits.join('\n')) }] })
    const file = test.file('contacts.csv', text)
    const preview = await test.call('imports.inspect', { file, map })
    const { files } = await test.call('imports.run', { files: [{ file, map }] })
    return {
      notes: files[0]!.notes.filter((note) => note.includes('in the workspace already')),
      problems: preview.problems.map(({ title }) => title).filter((title) => title.includes('users of the workspace')),
    }
  } finally {
    test.close()
  }
}

it('says that another column holds the users who are known, where the chosen one holds none', async () => {
  expect(await said(contacts('1001', '1002', '1003', '2000'))).toEqual({
    notes: [
      'Of 4 rows looked at, 3 hold in "Record ID" the id of a user who is in the workspace already, and none does in "Email": choose it as the user (--map "user=Record ID"), or its people are taken for others. Rows that are in already are read again only after an undo.',
    ],
    problems: ['The users of the workspace are in “Record ID”'],
  })
})

it('leaves the user to the column that more rows have, and takes the other beside it', async () => {
  const leads = (ids: string[]) =>
    ['date,email,crm ref,event', ...ids.map((id, at) => `2026-05-05,p${at}@example.com,${id},Lead`)].join('\n')
  const map = { user: 'email' }
  expect((await said(leads(['1001', '1002', '1003', '', '']), map)).notes).toEqual([
    'Of 3 rows looked at, 3 hold in "crm ref" the id of a user who is in the workspace already, and none does in "email", which more rows have: choose it as the other id of the user (--map "previous=crm ref"), so that both ids are one person, or its people are taken for others. Rows that are in already are read again only after an undo.',
  ])
  expect((await said(leads(['1001', '1002', '1003']), map)).notes.join()).toContain('--map "user=crm ref"')
  expect(await said(leads(['1001', '1002', '1003', '']), { ...map, previous: 'crm ref' })).toEqual({ notes: [], problems: [] }) // prettier-ignore
})

it('is silent of a column that few rows have, where another is the other id of the user already', async () => {
  const leads = (ids: string[]) =>
    ['date,email,session,crm ref,event', ...ids.map((id, at) => `2026-05-05,p${at}@example.com,s${at},${id},Lead`)].join('\n') // prettier-ignore
  const map = { user: 'email', previous: 'session' }
  expect((await said(leads(['1001', '1002', '1003', '', '', '']), map)).notes).toEqual([])
  expect((await said(leads(['1001', '1002', '1003']), map)).notes.join()).toContain('--map "user=crm ref"')
})

it('is silent where that column is chosen, or holds hardly any of them, or none', async () => {
  const silent = { notes: [], problems: [] }
  expect(await said(contacts('1001', '1002', '1003'), { user: 'Record ID' })).toEqual(silent)
  expect(await said(contacts('1001', '1002', '3', '4'))).toEqual(silent)
  // A user of the workspace stands in the chosen column too.
  const joined = contacts('1001', '1002', '1003').replace('p1001@example.com', '1004')
  expect(await said(joined)).toEqual(silent)
})

/** What is proposed for a table of no known source, on screen and on the command line. */
async function proposed(columns: string, rows: (id: number) => string) {
  const test = await openApp({})
  try {
    const users = ['1001', '1002', '1003', '1004'].map((id) => `${at},v${id}x,Ann.${id}@example.com,,/a`)
    await test.call('imports.run', { files: [{ file: test.file('visits.csv', [visits[0], ...users].join('\n').toLowerCase()) }] }) // prettier-ignore
    const file = test.file('paid.csv', [columns, ...[1001, 1002, 1003, 1004].map(rows)].join('\n'))
    const { suggested } = await test.call('imports.inspect', { file })
    const error = await test.call('imports.run', { files: [{ file }] }).catch((refused: unknown) => refused)
    return { user: suggested['user'], visitor: suggested['visitor'], previous: suggested['previous'], hint: String(error) } // prettier-ignore
  } finally {
    test.close()
  }
}

it('proposes the column whose values are known for the user or the visitor, whatever the columns are called', async () => {
  const invoices = await proposed(
    'Customer Id,Invoice Date,Amount,Status,Customer Email',
    (id) => `AzZ${id}x,2026-05-05 10:00:00,9.50,Paid,Ann.${id}@example.com`,
  )
  expect(invoices).toMatchObject({ user: 'Customer Email', visitor: undefined })
  expect(invoices.hint).toContain('user=Customer Email')
  expect(invoices.hint).not.toContain('=Customer Id')
  const deals = await proposed('Web lead ID,Deal created,Stage', (id) => `ann.${id}@example.com,2026-05-05 10:00:00,Won`) // prettier-ignore
  expect(deals).toMatchObject({ user: 'Web lead ID', visitor: undefined })
  const cookies = await proposed('Customer,Ref,Deal created,Stage', (id) => `c-${id},v${id}x,2026-05-05 10:00:00,Won`)
  expect(cookies).toMatchObject({ user: 'Customer', visitor: 'Ref' })
})

it('keeps the column more rows have for the user, and the known one as the other id', async () => {
  const leads = await proposed('Email,Ref,Created,Stage', (id) => `p${id}@x.org,${id === 1004 ? '' : `ann.${id}@example.com`},2026-05-05 10:00:00,Won`) // prettier-ignore
  expect(leads).toMatchObject({ user: 'Email', previous: 'Ref', visitor: undefined })
})

it('says so of ids that repeat, and of users that were taken for visitors', async () => {
  const rows = ['1001', '1002', '1003', '1001', '1002', '1003']
  const text = (ids: string[]) => ['When,Lead,Stage', ...ids.map((id) => `2026-05-05 10:00:00,${id},Won`)].join('\n')
  const leads = text(rows.slice(0, 3))
  expect((await said(leads, { time: 'When', visitor: 'Lead', event: 'Stage' })).notes).toEqual([
    'Of 3 rows looked at, 3 hold in "Lead" the id of a user who is in the workspace already: choose it as the user instead of the visitor (--map user=Lead), or its people are taken for others. Rows that are in already are read again only after an undo.',
  ])
  const invoices = ['date,customer,customer no,event', ...rows.map((id) => `2026-05-05,c${id},${id},Paid`)].join('\n')
  expect((await said(invoices, { user: 'customer' })).notes.join()).toContain('--map "user=customer no"')
  const counts = invoices.replace('customer no', 'quantity')
  expect((await said(counts, { user: 'customer' })).notes).toEqual([])
})

it('names the column that says who it was in an export of a known source that has none of its own for it', async () => {
  const deals = await proposed(
    'Deal - ID,Deal - Title,Deal - Status,Deal - Deal created,Deal - Won time,Deal - Web lead ID',
    (id) => `${id},Deal ${id},Won,2026-05-05 10:00:00,2026-05-06 10:00:00,ann.${id}@example.com`,
  )
  expect(deals).toMatchObject({ user: 'Deal - Web lead ID', visitor: undefined })
  expect(deals.hint).toContain('The ids of known people stand in "Deal - Web lead ID" (--map "user=Deal - Web lead ID").') // prettier-ignore
})

it('says that nobody of a table is in the workspace, where it knows pages and more than a few are asked', async () => {
  const test = await openApp({})
  try {
    const paid = (from: number) => ['date,customer,event', ...Array.from({ length: 12 }, (_, i) => `2026-05-05,c${from + i},Paid`)].join('\n') // prettier-ignore
    const notes = async (name: string, text: string) => (await test.call('imports.run', { files: [{ file: test.file(name, text) }] })).files[0]!.notes.join() // prettier-ignore
    expect(await notes('a.csv', paid(0))).not.toContain('None of the')
    await notes('visits.csv', visits.join('\n'))
    expect(await notes('b.csv', paid(100))).toContain('None of the 12 ids looked at ("customer") is in the workspace, and no other column has ids that are') // prettier-ignore
    expect(await notes('c.csv', paid(105))).not.toContain('None of the')
  } finally {
    test.close()
  }
})

const form = [
  'Started,E-Mail,Kind,cid,utm_source',
  ...['a', 'b', 'c', 'd'].map((name) => `2026-05-05 10:00,${name}@example.com,completed,c00${name}11ff,news`),
].join('\n')
const seen = ['time,visitor,path', ...Array.from({ length: 700 }, (_, at) => `${at},c00x${at}11ff`), ...['b', 'c', 'd'].map((name) => `700,c00${name}11ff`)]
  .map((line, at) => (at === 0 ? line : `2026-05-04T10:00:00Z,${line.split(',')[1]},/a`))
  .join('\n') // prettier-ignore

it('proposes as the visitor what a file chosen at the same time knows visitors by, and keeps what is known by name', async () => {
  const test = await openApp({})
  try {
    const [file, visits] = [test.file('form.csv', form), test.file('visits.csv', seen)]
    const alone = await test.call('imports.inspect', { file })
    expect(alone.suggested).toEqual({ time: 'Started', user: 'E-Mail', event: 'Kind', source: 'utm_source' })
    const { suggested } = await test.call('imports.inspect', { file, beside: [{ file: visits }] })
    expect(suggested).toEqual({ ...alone.suggested, visitor: 'cid' })
    // As it is read: with another column as the visitor nobody of it is known.
    const otherwise = await test.call('imports.inspect', { file, beside: [{ file: visits, map: { visitor: 'path' } }] })
    expect(otherwise.suggested).toEqual(alone.suggested)
    const map = { time: 'Started', user: 'E-Mail', event: 'Kind' }
    const said = async (beside: { file: string }[]) =>
      (await test.call('imports.inspect', { file, map, beside })).problems.map(({ title }) => title)
    expect(await said([])).not.toContain('The ids of visitors are in “cid”')
    expect(await said([{ file: visits }])).toContain('The ids of visitors are in “cid”')
    // Not there, or no table at all: the preview is that of the file alone.
    expect(await test.call('imports.inspect', { file, beside: [{ file: test.file('x.bin', '\u0000') }] })).toEqual(
      alone,
    )
  } finally {
    test.close()
  }
})

it('leaves the email beside the id of a user to be their other id, whichever file is named first', async () => {
  const people = ['a', 'b', 'c', 'd', 'e']
  const paid = ['time,user,event', ...people.map((name) => `${at},${name}@example.com,Paid`)].join('\n')
  const identifies = [
    'id,anonymous_id,user_id,received_at,sent_at,timestamp,email,context_traits_email',
    ...people.map((name, n) => `m${n},an${n},usr_10${n},${at},${at},${at},${name}@example.com,${name}@example.com`),
  ].join('\n')
  for (const map of [undefined, { previous: 'email' }]) {
    const test = await openApp({})
    try {
      const files = [{ file: test.file('paid.csv', paid) }, { file: test.file('identifies.csv', identifies), ...(map && { map }) }] // prettier-ignore
      for (const each of [files, files.toReversed()]) {
        const notes = (await test.call('imports.run', { files: each, dryRun: true })).files.flatMap(
          (file) => file.notes,
        )
        expect(notes.filter((note) => note.includes('choose it as'))).toEqual([])
        expect(notes.join().includes('is an email beside "user_id"')).toBe(map === undefined)
      }
    } finally {
      test.close()
    }
  }
})

it('proposes the same whichever of the files of one import is named first', async () => {
  const test = await openApp({})
  try {
    const [file, visits] = [test.file('form.csv', form), test.file('visits.csv', seen)]
    const { refused, files } = await test.call('imports.run', { files: [{ file }, { file: visits }] })
    const map = 'time=Started,visitor=cid,user=E-Mail,event=Kind,source=utm_source'
    expect(refused).toMatchObject([{ file, map }])
    expect(refused[0]!.message).toContain(`Their values say which column is which (--map "${map}").`)
    expect(files[0]!.rowsImported).toBe(703)
    const twice = { files: [{ file }, { file: visits }], dryRun: true }
    expect((await test.call('imports.run', twice)).refused).toEqual(refused)
  } finally {
    test.close()
  }
})

it('says after an import of several files that one knows the people of an earlier one by another column', async () => {
  const test = await openApp({})
  try {
    const map = { time: 'Started', user: 'E-Mail', event: 'Kind' }
    const [file, visits] = [test.file('form.csv', form), test.file('visits.csv', seen)]
    const files = [{ file, map }, { file: visits }]
    for (const dryRun of [true, false])
      expect((await test.call('imports.run', { files, dryRun })).files[0]!.notes).toContain(
        'Of 4 rows looked at, 3 hold in "cid" the id of a visitor who is in a file that was imported with it, and none does in "E-Mail": choose it as the visitor (--map visitor=cid), or its people are taken for others. Rows that are in already are read again only after an undo.',
      )
  } finally {
    test.close()
  }
  const other = await openApp({})
  try {
    // Two of them are known by their email as well.
    const map = { time: 'Started', user: 'E-Mail', event: 'Kind' }
    const known = `${seen}\n2026-05-04T10:00:00Z,v9,/a`.replace('time,visitor,path', 'time,visitor,path,user').replaceAll(/(c00[bcd]11ff,\/a)/g, '$1,b@example.com') // prettier-ignore
    const { files } = await other.call('imports.run', { files: [{ file: other.file('form.csv', form), map }, { file: other.file('visits.csv', known.replaceAll(/(,\/a)$/gm, '$1,')) }] }) // prettier-ignore
    expect(files[0]!.notes.join()).not.toContain('"cid"')
  } finally {
    other.close()
  }
})

it('proposes as the user what a file chosen at the same time has for another id of its users', async () => {
  const test = await openApp({})
  try {
    const people = ['a', 'b', 'c', 'd', 'e']
    const paid = ['Started,customer_id,Contact,Kind', ...people.map((name, n) => `2026-05-05 10:00,ctm_00${n},${name}@example.com,completed`)].join('\n') // prettier-ignore
    const known = ['at,user_id,mail,event', ...people.map((name, n) => `2026-05-01T10:00:00Z,usr_10${n},${name}@example.com,Signup`)].join('\n') // prettier-ignore
    const [file, signups] = [test.file('paid.csv', paid), test.file('known.csv', known)]
    const user = async (map: Record<string, string>) =>
      (await test.call('imports.inspect', { file, beside: [{ file: signups, map }] })).suggested.user
    const map = { time: 'at', user: 'user_id', event: 'event' }
    expect(await user(map)).toBe('customer_id')
    expect(await user({ ...map, previous: 'mail' })).toBe('Contact')
  } finally {
    test.close()
  }
})

it('says which column that was kept holds the ids of visitors, once it is imported without', async () => {
  const test = await openApp({})
  try {
    const [file, visits] = [test.file('form.csv', form), test.file('visits.csv', seen)]
    const map = { time: 'Started', user: 'E-Mail', event: 'Kind' }
    await test.call('imports.run', { files: [{ file, map }] })
    expect((await test.call('imports.emailsLeftOut', {})).ids).toEqual([])
    await test.call('imports.run', { files: [{ file: visits }] })
    const found = await test.call('imports.emailsLeftOut', {})
    expect(found.ids).toEqual([{ file: 'form.csv', column: 'cid', known: 3, filled: 4, says: 'visitor=cid' }])
    expect(idsKeptSentence(found)).toBe(
      'Of 4 rows looked at in form.csv, 3 hold in “cid” the id of a visitor who is in the workspace, and it was imported without: undo that import and choose it as the visitor (--map visitor=cid).',
    )
    expect(noEmailsSentence(found, 4)).toBeNull()
  } finally {
    test.close()
  }
})

it('counts the other id of the users too when it says that nobody of a table is known', async () => {
  const test = await openApp({})
  try {
    await test.call('imports.run', { files: [{ file: test.file('visits.csv', visits.join('\n')) }] })
    const rows = Array.from({ length: 12 }, (_, i) => `2026-05-05,p${i}@x.example,${i < 3 ? 1001 + i : ''},Won`)
    const deals = test.file('deals.csv', ['date,email,app user,event', ...rows].join('\n'))
    const notes = async (map: Record<string, string>) =>
      (await test.call('imports.run', { files: [{ file: deals, map }], dryRun: true })).files[0]!.notes.join()
    const map = { time: 'date', user: 'email', event: 'event' }
    expect(await notes({ ...map, previous: 'app user' })).not.toContain('None of the')
    expect(await notes({ ...map, previous: 'app user' })).toContain('9 have one that no file before has')
  } finally {
    test.close()
  }
})

it('keeps users apart who share an email: their id is the user, the email the visitor of rows without one', async () => {
  const test = await openApp({ goals: [{ name: 'Won', event: 'Won' }] })
  try {
    const users = [1001, 1002, 1003, 1004, 1005].map((id) => `2026-05-04T10:00:00Z,v${id},usr_${id},,/a`)
    await test.call('imports.run', { files: [{ file: test.file('visits.csv', [visits[0], ...users].join('\n').toLowerCase()) }] }) // prettier-ignore
    // Two of five share an address; three more have no id.
    const rows = [...users.keys(), 5, 6, 7].map((i) => `2026-05-05 10:00:00,Won,${i < 2 ? 'office' : `p${i}`}@firm.example,${i < 5 ? `usr_100${i + 1}` : ''}`) // prettier-ignore
    const file = test.file('deals.csv', ['Created,Stage,Email,App User ID', ...rows].join('\n'))
    const { suggested } = await test.call('imports.inspect', { file })
    expect(suggested).toMatchObject({ user: 'App User ID', visitor: 'Email' })
    expect(suggested.previous).toBeUndefined()
    const byEmail = { time: 'Created', event: 'Stage', user: 'Email' }
    const dry = async (map: Record<string, string>) =>
      (await test.call('imports.run', { files: [{ file, map }], dryRun: true })).files[0]!.notes.join()
    expect(await dry(byEmail)).toContain('choose it as the user and "Email" as the visitor (--map "user=App User ID,visitor=Email")') // prettier-ignore
    const merged =
      '2 users of the workspace become 1 person, in every report: "Email" is the same beside several ids in "App User ID", such as office@firm.example beside usr_1001 and usr_1002. If they are different people who share it, choose "App User ID" as the user and "Email" as the visitor instead (--map "user=App User ID,visitor=Email"). Rows that are in already are read again only after an undo.'
    expect(await dry({ ...byEmail, previous: 'App User ID' })).toContain(merged)
    const { problems } = await test.call('imports.inspect', { file, map: { ...byEmail, previous: 'App User ID' } })
    expect(problems).toContainEqual(expect.objectContaining({ title: '2 users of the workspace would be 1 person', detail: merged }) as object) // prettier-ignore
    const { notes } = (await test.call('imports.run', { files: [{ file, map: suggested }] })).files[0]!
    expect(notes.join()).not.toContain('become')
    const [won] = (await test.call('config.get', {})).goals
    expect(await test.call('goals.preview', { goal: won! })).toMatchObject({ people: 8 })
  } finally {
    test.close()
  }
})
