import { expect, it } from 'vitest'
import { openApp } from '../testing/open-app.ts'

it('rows without any id are stored, and how many they are is said', async () => {
  const test = await openApp()
  try {
    const row = (visitor: string, user: string, path: string): string =>
      `2018-01-01T10:00:00Z,${visitor},${user},Page Viewed,${path}\n`
    const load = async (name: string, rows: string) => {
      const file = test.file(name, `timestamp,anonymous_id,user_id,event,path\n${rows}`)
      const { files } = await test.call('imports.run', { files: [{ file }] })
      return { imported: files[0]!.rowsImported, notes: files[0]!.notes.join() }
    }
    const one = await load('one.csv', row('', '', '/a') + row('v1', '', '/a') + row('', 'u1', '/a'))
    expect(one.imported).toBe(3)
    expect(one.notes).toMatch(/^1 row has neither a visitor nor a user id: it is stored/)
    expect((await load('two.csv', row('', '', '/b') + row('', '', '/c'))).notes).toMatch(/^2 rows have neither/)
    expect((await load('three.csv', row('v2', '', '/a'))).notes).toBe('')
    expect(await test.call('workspace.status', {})).toMatchObject({ events: 6, people: 3 })
  } finally {
    test.close()
  }
})

it('rows are counted apart from the events they bring, where each of their dates is one', async () => {
  const test = await openApp()
  try {
    const file = test.file('d.csv', 'who,lead,won\na,2026-01-01,2026-01-02\n,2026-01-01,2026-01-03\n,2026-01-04,\n')
    const { files } = await test.call('imports.run', {
      files: [{ file, dates: ['lead', 'won'], map: { user: 'who' } }],
    })
    expect(files[0]!.notes.join('\n')).toMatch(/^2 rows have neither a visitor .* They brought 3 events\.$/m)
  } finally {
    test.close()
  }
})

it('a column that could say who or where is named, by its values, where none is known to', async () => {
  const test = await openApp()
  try {
    const rows = Array.from({ length: 12 }, (_, at) =>
      [
        `2018-01-01T10:00:${10 + at}Z`,
        `row-${1000 + at}`,
        `s-aa${at % 4}1`,
        at % 3 === 0 ? 'u1' : '',
        'Page Viewed',
        `/p${at % 2}`,
      ].join(),
    )
    const file = test.file('a.csv', ['timestamp,row,sid,user_id,event,$where', ...rows].join('\n'))
    const { files } = await test.call('imports.run', { files: [{ file }] })
    const notes = files[0]!.notes.join('\n')
    expect(notes).toContain('reports on content need one. By its values the column “$where” could be its path.')
    expect(notes).toMatch(
      /^8 rows have neither.*Content groups counts those\. By its values the column “sid” could be its visitor\.$/m,
    )
    const known = test.file(
      'b.csv',
      ['timestamp,visitor_id,user_id,event,path', '2018-01-01T10:00:00Z,,,Page Viewed,/a'].join('\n'),
    )
    const { files: again } = await test.call('imports.run', { files: [{ file: known }] })
    expect(again[0]!.notes.join()).not.toContain('By its values')
  } finally {
    test.close()
  }
})
