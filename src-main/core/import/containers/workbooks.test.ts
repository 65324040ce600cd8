import { utimesSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { xlsx } from '../../testing/archives.ts'
import { openApp } from '../../testing/open-app.ts'
import { Workbooks } from './workbooks.ts'

const book = (cell: string) => xlsx({ People: [['name'], [cell]] })

it('reads a workbook once while it is the same file, and again after that', async () => {
  const test = await openApp({})
  try {
    const [path, other] = [test.file('a.xlsx', book('Ann')), test.file('b.xlsx', book('Bob'))]
    const books = new Workbooks()
    const first = await books.sheets(path)
    expect(first[0]!.rows[1]!.cells).toEqual(['Ann'])
    expect(await books.sheets(path)).toBe(first)
    writeFileSync(path, book('Eve'))
    utimesSync(path, 1_700_000_000, 1_700_000_000)
    expect((await books.sheets(path))[0]!.rows[1]!.cells).toEqual(['Eve'])
    const second = await books.sheets(path)
    expect(await books.sheets(other)).not.toBe(second)
    expect(await books.sheets(path)).not.toBe(second)
    const third = await books.sheets(path)
    books.forget()
    expect(await books.sheets(path)).not.toBe(third)
    writeFileSync(other, 'no workbook')
    await expect(books.sheets(other)).rejects.toThrow('b.xlsx')
    writeFileSync(other, book('Bob'))
    expect(await books.sheets(other)).toHaveLength(1)
  } finally {
    test.close()
  }
})

it('answers each choice in a preview with the same cells', async () => {
  const test = await openApp({})
  try {
    const rows = (kind: string) => [
      ['When', 'Who', 'Kind'],
      ['2026-05-01', 'ann@x.org', kind],
    ]
    const file = test.file('a.xlsx', xlsx({ One: rows('Lead'), Two: rows('Paid') }))
    const map = { time: 'When', user: 'Who', event: 'Kind' }
    const names = async (sheets: string[]) =>
      (await test.call('imports.inspect', { file, map, sheets })).events.map(({ event }) => event)
    expect([await names(['One']), await names(['Two']), await names(['One'])]).toEqual([['Lead'], ['Paid'], ['Lead']])
    expect(await test.call('imports.forget', {})).toBeNull()
    expect(await names(['Two'])).toEqual(['Paid'])
  } finally {
    test.close()
  }
})
