import { expect, it } from 'vitest'
import { withoutFolder } from '../components/CopyMenu.tsx'
import { propertyOptions, valueOptions } from '../goals/GoalEditor.tsx'
import { settingsOf } from './Document.tsx'
import { chaptersSaidIn } from './view.ts'

it('tells two views of a report apart by what was set', () => {
  expect(settingsOf('')).toBe('')
  expect(settingsOf('goal=Trial&lookbackDays=30&by=page')).toBe(' (goal Trial, lookback 30 days, by page)')
  expect(settingsOf('goal=Trial&then=Paid&withinDays=21')).toBe(' (goal Trial, then Paid, within 21 days)')
  expect(settingsOf('withinDays=1')).toBe(' (within 1 day)')
  expect(settingsOf('withinEach=device-channel')).toBe(' (within each device and channel)')
  const words = (search: string): string => settingsOf(search).replaceAll('\u00a0', ' ')
  expect(words('measure=period&from=2025-12-01&to=2026-12-01&against=year&by=team')).toBe(' (1 Dec 2025 – 30 Nov 2026, against a year before, by team)') // prettier-ignore
  expect(words('asOf=2026-11-26&view=table')).toBe(' (on 26 Nov 2026)')
  expect(words('a=2025-11-26&b=2026-11-26')).toBe(' (26 Nov 2025, against 26 Nov 2026)')
})

it('tells a chapter of money from one of conversions', () => {
  const search = 'goal=order&model=first'
  expect(settingsOf(`${search}&measure=value`)).toBe(' (goal order, model first, measured by value)')
  expect(settingsOf(search)).toBe(' (goal order, model first)')
})

it('says of before and after that nobody chose the date', () => {
  expect(settingsOf('goal=Trial', 'before-after')).toBe(' (goal Trial, since the day in the middle of the data; choose one)') // prettier-ignore
  expect(settingsOf('date=2026-08-17', 'before-after')).not.toContain('middle')
  expect(settingsOf('', 'paths')).toBe('')
})

it('leaves the folder out of a command, with and without quotes', () => {
  expect(withoutFolder('touchstack report paths -w /a/b.touchstack', '/a/b.touchstack')).toBe('touchstack report paths -w b.touchstack') // prettier-ignore
  expect(withoutFolder(String.raw`x -w '/a/Ann'\''s c.touchstack'`, "/a/Ann's c.touchstack")).toBe(String.raw`x -w 'Ann'\''s c.touchstack'`) // prettier-ignore
})

it('offers the properties there are, and names one that is not among them', () => {
  expect(propertyOptions(['amount_eur', 'value'], 'value', ['bought']).map(({ id }) => id)).toEqual(['amount_eur', 'value']) // prettier-ignore
  // What the import took for the amount is first, with what it is.
  expect(valueOptions(['Amount', 'Amount Refunded', 'value'], '', ['payment'], true).slice(1)).toEqual([
    { id: 'value', label: 'value', note: 'recommended: the amount less refunds' },
    { id: 'Amount', label: 'Amount' },
    { id: 'Amount Refunded', label: 'Amount Refunded' },
  ])
  expect(valueOptions(['price', 'value'], 'price', ['order'], false)[0]!.note).toBe(
    'recommended: the amount of the import',
  )
  expect(valueOptions(['price'], 'value', ['order'], false).map(({ id }) => id)).toEqual(['price', 'value'])
  expect(propertyOptions(['value'], 'revenu', ['bought']).at(-1)).toEqual({ id: 'revenu', label: 'revenu', note: 'no event of “bought” has this' }) // prettier-ignore
  expect(propertyOptions([], '', ['bought'])).toEqual([{ id: '\u0000none', label: 'Choose a property', note: '“bought” has none' }]) // prettier-ignore
})

it('knows the chapters that show one report with several groupings', () => {
  const saidIn = (...views: string[]) =>
    chaptersSaidIn(views.map((view) => ({ slug: view.split('?')[0]!, search: view.split('?')[1] ?? '' })))
  expect(saidIn('renewals', 'stack-cost?asOf=2020-01-01', 'stack-cost?by=team&asOf=2020-01-01', 'stack-cost?asOf=2020-01-01&by=owner&key=Ann')).toEqual([null, null, 2, 2]) // prettier-ignore
  // Of another day, of a period, or as a table it has other sections.
  expect(saidIn('stack-cost?by=team', 'stack-cost?by=team&asOf=2020-01-01', 'stack-cost?view=table', 'stack-cost?measure=period', 'renewals')).toEqual([null, null, null, null, null]) // prettier-ignore
})
