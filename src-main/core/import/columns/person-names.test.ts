import { expect, it } from 'vitest'
import { openApp } from '../../testing/open-app.ts'
import { holdsPersonNames } from './person-names.ts'

const holds = (rows: [name: string, other: string][]): boolean => holdsPersonNames(['name', 'other'], 'name', rows)

it('names after which emails are called are of people, however few', () => {
  expect(
    holds([
      ['Noah Clarke', 'n.clarke@example.com'],
      ['', 'x@example.com'],
    ]),
  ).toBe(true)
  expect(
    holds([
      ['Söhnke', 'sohnke@example.com'],
      ['Order Completed', 'ann@example.com'],
    ]),
  ).toBe(true)
  expect(
    holds([
      ['Signup', 'ann@example.com'],
      ['Page Viewed', 'ann@example.com'],
    ]),
  ).toBe(false)
  expect(holds([])).toBe(false)
})

it('so are many that look like it and hardly come again', () => {
  const people = [
    'Ann Lee',
    'Bob Lee',
    'Söhnke van der Berg',
    'J. O’Neil',
    'Mia Wu',
    'Eva Rossi',
    'Tom Vogel',
    'Ida Ek',
  ]
  expect(holds(people.map((name) => [name, '1']))).toBe(true)
  expect(holds(people.slice(1).map((name) => [name, '1']))).toBe(false)
  // Events come again.
  const events = ['Page Viewed', 'Order Completed', 'Trial Started', 'Page Viewed', 'Page Viewed', 'Order Completed']
  expect(holds([...events, ...events].map((name) => [name, '1']))).toBe(false)
  expect(holds(people.map((_, index) => [`step ${index}`, '1']))).toBe(false)
})

it('they are never taken for events unasked; with a page rows are page views', async () => {
  const test = await openApp()
  try {
    const list = test.file('list.csv', 'date,no,email,name\n2018-03-01,7,n.clarke@example.com,Noah Clarke\n') // prettier-ignore
    expect((await test.call('imports.inspect', { file: list })).format).toBeNull()
    await expect(test.call('imports.run', { files: [{ file: list }] })).rejects.toThrow('no column says what happened')
    const views = test.file('views.csv', 'date,email,name,path\n2018-03-01,n.clarke@example.com,Noah Clarke,/a\n')
    expect((await test.call('imports.inspect', { file: views })).events).toMatchObject([{ event: 'Page Viewed' }])
    // A column called so is of what happened, whatever that is called.
    const summits = ['Ann Summit', 'Bob Summit', 'Eva Summit', 'Ida Summit', 'Jan Summit', 'Kai Summit', 'Leo Summit', 'Mia Summit'] // prettier-ignore
    const held = summits.map((name) => `2018-03-01,a@example.com,${name}\n`).join('')
    const signups = test.file('signups.csv', `date,email,event\n${held}`)
    expect((await test.call('imports.inspect', { file: signups })).events[0]).toMatchObject({ event: 'Ann Summit' })
    // Somebody who says so has the last word.
    const asked = await test.call('imports.inspect', { file: views, map: { event: 'name' } })
    expect(asked.events).toMatchObject([{ event: 'Noah Clarke' }])
  } finally {
    test.close()
  }
})
