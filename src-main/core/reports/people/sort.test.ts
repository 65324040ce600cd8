import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { peopleSorts } from '../../../../shared/reports/people.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

type Row = ReportRow<'people'>

/** 61 people who see one to five pages, flow pages among them; every third buys once or twice, for 0, 10 or 20. */
const events = Array.from({ length: 61 }, (_, who) => {
  const at = (day: number, minute: number): string =>
    new Date(Date.UTC(2026, 2, 1 + ((who * 7) % 20) + day, 9, minute)).toISOString()
  const views = Array.from(
    { length: 1 + ((who * 3) % 5) },
    (_, view) => `${at(view, who % 4)},p${who},,${view === 1 ? '/cart' : '/a'},`,
  )
  const buys = Array.from({ length: who % 3 === 0 ? 1 + (who % 2) : 0 }, (_, buy) => `${at(6 + buy, 0)},p${who},Buy,,${(who % 9) * 3}`) // prettier-ignore
  return [...views, ...buys]
}).flat()

const first = (row: Row): string | null => row.conversions[0]?.at ?? null
const keys: Record<'converted' | 'first-seen' | 'last-seen' | 'value' | 'pages', (row: Row) => string | number | null> =
  {
    converted: first,
    'first-seen': (row) => row.firstAt,
    'last-seen': (row) => row.lastAt,
    value: (row) => (row.conversions.length === 0 ? null : row.conversions.reduce((sum, { value }) => sum + value, 0)),
    pages: (row) => row.interactions,
  }

describe('people in an order asked for', () => {
  let site: TestApp
  beforeAll(async () => {
    site = await openApp({
      goals: [{ name: 'Buy', event: 'Buy', count: 'every', value: { property: 'value' } }],
      contentGroups: [
        { group: 'Cart', match: '/cart', role: 'flow' },
        { group: 'A', match: '/a' },
      ],
    })
    const file = site.file('e.csv', ['timestamp,user_id,event,path,value', ...events].join('\n') + '\n')
    await site.call('imports.run', { files: [{ file }] })
  })
  afterAll(() => site.close())
  const list = async (params: object): Promise<Row[]> => (await runReport(site.call, 'people', params)).rows

  for (const sort of peopleSorts)
    it(`by ${sort} rows rise or fall, and its pages hold everybody once`, async () => {
      const all = await list({ sort, limit: 1000 })
      const plain = await list({ limit: 1000 })
      expect(all).toHaveLength(61)
      expect(new Set(all.map((row) => row.person))).toEqual(new Set(plain.map((row) => row.person)))
      const pages: Row[] = []
      while (pages.length < all.length) pages.push(...(await list({ sort, limit: 4, offset: pages.length })))
      expect(pages).toEqual(all)
      const keyOf = keys[sort.replace(/^-/, '') as keyof typeof keys]
      const values = all.map(keyOf)
      const known = values.filter((value) => value !== null)
      // Who did not convert comes after those who did, in the order of no sort.
      expect(values.slice(known.length).every((value) => value === null)).toBe(true)
      const rest = all.slice(known.length).map((row) => row.person)
      expect(rest).toEqual(plain.map((row) => row.person).filter((person) => rest.includes(person)))
      const rising = known.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
      expect(known).toEqual(sort.startsWith('-') ? rising.toReversed() : rising)
    })

  it('counts content pages alike of those with and without a conversion, flow pages among neither', async () => {
    const all = await list({ limit: 1000 })
    for (const row of all) {
      const touches = row.conversions[0]?.touches ?? row.touches
      expect(row.interactions).toBe(touches.filter(({ path }) => path === '/a').length)
    }
    // Who saw five pages saw the cart second.
    expect(all.filter(({ person }) => person === 'p8' || person === 'p3').map(({ person, interactions }) => [person, interactions]).sort()).toEqual([['p3', 4], ['p8', 4]]) // prettier-ignore
  })

  it('of equals the one who converted last, or was seen last, comes first, as without a sort', async () => {
    const plain = (await list({ limit: 1000, who: 'not-converted' })).map((row) => row.person)
    const one = (await list({ limit: 1000, who: 'not-converted', sort: 'pages' })).filter(
      (row) => keys.pages(row) === 1,
    )
    expect(one.length).toBeGreaterThan(3)
    expect(one.map((row) => row.person)).toEqual(plain.filter((person) => one.some((row) => row.person === person)))
  })

  it('holds among those who landed in a period too', async () => {
    const params = { withinDays: 7, from: '2026-03-01', to: '2026-03-15' }
    const plain = await list({ ...params, limit: 1000 })
    const sorted = await list({ ...params, limit: 1000, sort: 'first-seen' })
    expect(sorted).toEqual(plain.toSorted((a, b) => (a.firstAt! < b.firstAt! ? -1 : a.firstAt! > b.firstAt! ? 1 : plain.indexOf(a) - plain.indexOf(b)))) // prettier-ignore
  })
})
