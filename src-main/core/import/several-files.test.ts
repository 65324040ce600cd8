/** What a run of imports learnt of the workspace from one file holds for the next. */
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import Database from 'better-sqlite3'
import { expect, it, vi } from 'vitest'
import { tableNamed } from '../../../shared/pages/setting-table.ts'
import { zip } from '../testing/archives.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

const header = 'message_id,timestamp,anonymous_id,user_id,event,path'
const row = fc
  .record({
    // Without one, rows are told apart by what is in them, and the same one may be there several times.
    id: fc.constantFrom('', '', 'm1', 'm2', 'm3'),
    minute: fc.constantFrom(10, 11),
    visitor: fc.constantFrom('v1', 'v2'),
    user: fc.constantFrom('', '', 'u1'),
    event: fc.constantFrom('', '', 'Signed Up'),
    path: fc.constant('/a'),
  })
  .map(({ id, minute, visitor, user, event, path }) =>
    [id, `2026-01-01T00:${minute}:00Z`, visitor, user, event, path].join(','),
  )
// A half of a row is read by the slower lane, after what the faster one stored was taken back.
const broken = 'm9,"2026-01-01T00:10:00Z,v1'
const file = fc
  .tuple(fc.array(row, { minLength: 1, maxLength: 8 }), fc.boolean())
  .map(([rows, isBroken]) => [header, ...rows, ...(isBroken ? [broken] : [])].join('\n'))

const accounts = (files: { rowsRead: number; rowsImported: number; rowsDuplicate: number; rowsRejected: number }[]) =>
  files.map(({ rowsRead, rowsImported, rowsDuplicate, rowsRejected }) => [rowsRead, rowsImported, rowsDuplicate, rowsRejected]) // prettier-ignore

async function opened<T>(work: (test: TestApp) => Promise<T>): Promise<T> {
  const test = await openApp({ goals: [{ name: 'Signup', event: 'Signed Up' }] })
  try {
    return await work(test)
  } finally {
    test.close()
  }
}

const all = async (test: TestApp) => ({
  status: (await test.call('workspace.status', {}))!.events,
  people: await test.call('report.run', { slug: 'people', params: {} }).then(({ rows }) => rows),
})

it('files of one run are stored as if each had a run of its own, and so are those of an archive', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 2, maxLength: 4 }), async (texts) => {
      const named = texts.map((text, index) => [`${index}.csv`, text] as const)
      const apart = await opened(async (test) => {
        const files = []
        for (const [name, text] of named)
          files.push(...(await test.call('imports.run', { files: [{ file: test.file(name, text) }] })).files)
        return { accounts: accounts(files), ...(await all(test)) }
      })
      const together = await opened(async (test) => {
        const { files } = await test.call('imports.run', {
          files: named.map(([name, text]) => ({ file: test.file(name, text) })),
        })
        return { accounts: accounts(files), ...(await all(test)) }
      })
      expect(together).toEqual(apart)
      const archived = await opened(async (test) => {
        const { files } = await test.call('imports.run', {
          files: [{ file: test.file('all.zip', zip(Object.fromEntries(named))) }],
        })
        return { accounts: accounts(files), ...(await all(test)) }
      })
      const sums = apart.accounts[0]!.map((_, at) => apart.accounts.reduce((sum, each) => sum + each[at]!, 0))
      expect(archived).toEqual({ ...apart, accounts: [sums] })
    }),
    { numRuns: 15 },
  )
}, 120_000)

it('what a file brought that was taken back is not known to the next one of the run', () =>
  opened(async (test) => {
    const good = `${header}\nm1,2026-01-01T00:10:00Z,v1,,,/a\n`
    const half = zip({
      'a.csv': `${header}\nm2,2026-01-01T00:10:00Z,v2,,,/b\n`,
      'b.csv.gz': gzipSync(`${header}\n${'m3,2026-01-01T00:10:00Z,v3,,,/b\n'.repeat(99)}`).subarray(0, -10),
    })
    const { files, refused } = await test.call('imports.run', {
      files: [
        { file: test.file('1.csv', good) },
        { file: test.file('2.zip', half) },
        { file: test.file('3.csv', `${header}\nm2,2026-01-01T00:10:00Z,v2,,,/b\n`) },
      ],
    })
    expect(refused).toHaveLength(1)
    expect(accounts(files)).toEqual([
      [1, 1, 0, 0],
      [1, 1, 0, 0],
    ])
    expect((await all(test)).people.map((each) => (each as { person: string }).person).sort()).toEqual(['v1', 'v2'])
  }))

it('costs of content among other files are said to be that', () =>
  opened(async (test) => {
    const { refused } = await test.call('imports.run', {
      files: [
        { file: test.file('1.csv', `${header}\nm1,2026-01-01T00:10:00Z,v1,,,/a\n`) },
        { file: test.file('costs.csv', 'group,amount\nBlog,100\n') },
      ],
    })
    expect(refused.map(({ message }) => tableNamed(message))).toEqual([{ is: 'costs', by: 'group' }])
  }))

it('what nobody foresaw about one file names it and keeps none of the others out', () =>
  opened(async (test) => {
    const prepare = Object.getOwnPropertyDescriptor(Database.prototype, 'prepare')!.value as (this: Database.Database, sql: string) => Database.Statement // prettier-ignore
    const broken = vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (this: Database.Database, sql) {
      if (sql.startsWith('INSERT INTO payment'))
        throw new TypeError("Cannot read properties of undefined (reading 'x')")
      return prepare.call(this, sql)
    })
    const payments = test.file('2.csv', 'Date,Vendor,Amount\n2026-01-05,Figma,90\n')
    const events = test.file('1.csv', `${header}\nm1,2026-01-01T00:10:00Z,v1,,,/a\n`)
    const later = test.file('3.csv', `${header}\nm2,2026-01-01T00:10:00Z,v2,,,/b\n`)
    const sentence = `${payments} could not be read, by a fault of this program (Cannot read properties of undefined (reading 'x')). Nothing of it was imported.`
    try {
      const { files, refused } = await test.call('imports.run', { files: [events, payments, later].map((file) => ({ file })) }) // prettier-ignore
      expect(files.map(({ file }) => file)).toEqual([events, later])
      expect(refused.map(({ message }) => message)).toEqual([sentence])
      await expect(test.call('imports.run', { files: [{ file: payments }] })).rejects.toThrow(sentence)
    } finally {
      broken.mockRestore()
    }
    expect((await all(test)).people).toHaveLength(2)
  }))
