import { expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { openApp } from '../../testing/open-app.ts'

/** usr_1 was old_1, who was ann@x.io; bob@x.io was said of usr_1 and later of usr_2, and buys under his address. */
const pages = `timestamp,visitor,user_id,event,path
2024-01-01T10:00:00Z,v1,usr_1,,/a
2024-01-01T11:00:00Z,v2,usr_2,,/a
2024-01-01T12:00:00Z,v3,,,/a
2024-01-05T10:00:00Z,,bob@x.io,Order,
`
const known = `seen,user,before
2024-01-02T10:00:00Z,old_1,ann@x.io
2024-01-02T11:00:00Z,usr_1,old_1
2024-01-02T12:00:00Z,usr_1,bob@x.io
2024-01-02T13:00:00Z,usr_2,bob@x.io
2024-01-02T14:00:00Z,usr_2,bob@work.io
2024-01-02T15:00:00Z,usr_2,v2
`

it('says by which other ids people are known, of each the one who has it last', async () => {
  const test = await openApp({ contentGroups: [], goals: [{ name: 'Order', event: 'Order' }] })
  try {
    await test.call('imports.run', { files: [{ file: test.file('pages.csv', pages) }] })
    const map = { time: 'seen', user: 'user', previous: 'before' }
    await test.call('imports.run', { files: [{ file: test.file('known.csv', known), map }] })
    const { rows } = await runReport(test.call, 'people', {})
    // What is on events already, as a user or a visitor, is said there.
    expect(Object.fromEntries(rows.map((row) => [row.person, [row.users, row.visitors, row.otherIds]]))).toEqual({
      usr_1: [['old_1', 'usr_1'], ['v1'], ['ann@x.io']],
      usr_2: [['bob@x.io', 'usr_2'], ['v2'], ['bob@work.io']],
      v3: [[], ['v3'], []],
    })
    const emails = async () => (await runReport(test.call, 'people', {})).rows.map((row) => [row.person, row.email])
    expect(Object.fromEntries(await emails())).toEqual({ usr_1: 'ann@x.io', usr_2: 'bob@x.io', v3: null })
    // Each id leads to whoever has it, the one they are called by first.
    for (const [person, ids] of Object.entries({
      usr_1: ['usr_1', 'old_1', 'v1', 'ann@x.io'],
      usr_2: ['v2', 'bob@x.io', 'bob@work.io'],
      v3: ['v3'],
    }))
      // prettier-ignore
      for (const id of ids)
        expect((await runReport(test.call, 'people', { id })).rows.map((row) => row.person), id).toEqual([person])
    await expect(runReport(test.call, 'people', { id: 'v4' })).rejects.toThrow('No person has the id "v4".')
  } finally {
    test.close()
  }
})
