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
