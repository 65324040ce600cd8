/** The sums every report must satisfy, written out, so that a reader can check them. */
import { count, decimals } from './numbers.ts'

const sums: { name: string; whole: string; parts: [key: string, words: string][] }[] = [
  {
    name: 'Conversions',
    whole: 'conversions',
    parts: [
      ['attributed', 'attributed'],
      ['unattributed', 'without an interaction (page view) to credit'],
    ],
  },
  {
    name: 'Reached the next goal',
    whole: 'thenPeople',
    parts: [
      ['thenAfter', 'after the first'],
      ['thenBefore', 'before it'],
      ['thenOnly', 'without it'],
    ],
  },
  {
    name: 'Events',
    whole: 'events',
    parts: [
      ['used', 'used'],
      ['outsidePeriod', 'outside the period'],
      ['ignored', 'ignored'],
    ],
  },
  {
    name: 'Rows read',
    whole: 'rowsRead',
    parts: [
      ['rowsImported', 'imported'],
      ['rowsDuplicate', 'duplicate'],
      ['rowsRejected', 'rejected'],
    ],
  },
]

/** `used`: keys of totals that the lines show. A total given without its parts has no line. */
export function reconcile(totals: Record<string, unknown>): { lines: string[]; used: Set<string> } {
  const used = new Set<string>()
  const lines = sums.flatMap(({ name, whole, parts }) => {
    const total = totals[whole]
    const shown = parts.flatMap(([key, words]) => {
      const value = totals[key]
      return typeof value === 'number' ? [{ key, words, value }] : []
    })
    if (typeof total !== 'number' || shown.length < 2) return []
    for (const key of [whole, ...shown.map((part) => part.key)]) used.add(key)
    const rest = total - shown.reduce((sum, { value }) => sum + value, 0)
    // What was read and neither repeated nor refused was imported.
    if (whole === 'rowsRead' && !('rowsImported' in totals))
      shown.unshift({ key: 'rowsImported', words: 'imported', value: rest })
    else if (Math.abs(rest) > 1e-6 * Math.max(1, total))
      return [`${name}: ${count(total)} do not add up; run \`touchstack check\`.`]
    const why = whole === 'events' ? ignoredFor(totals) : []
    if (whole === 'events')
      for (const key of ['leftOut', 'peopleLeftOut', 'withoutId']) if (key in totals) used.add(key)
    // Said in a sentence of its own, where it explains anything.
    if (whole === 'conversions')
      for (const key of ['pagelessPeople', 'attributedFrom', 'attributedAfter']) used.add(key)
    // Conversions of people that a report on some of them leaves out are among these.
    const whose = whole === 'conversions' && Number(totals['notWithin'] ?? 0) > 0 ? ' of everybody' : ''
    return [
      `${name}${whose}: ${count(total)} = ${shown.map(({ words, value }) => `${count(value)} ${words}`).join(' + ')}${why.map((reason) => `, ${reason}`).join('')}`,
    ]
  })
  // Said in a sentence of its own.
  if ('pagesKnownFrom' in totals) used.add('pagesKnownFrom')
  const { credited, attributed, value, attributedValue } = totals
  if (typeof value === 'number' && typeof attributedValue === 'number') {
    used.add('attributedValue')
    if (value !== 0)
      lines.push(
        `Value: ${decimals(value, 2)} = ${decimals(attributedValue, 2)} of attributed conversions + ${decimals(value - attributedValue, 2)} of the others`,
      )
  }
  if (typeof credited === 'number' && typeof attributed === 'number') {
    used.add('credited')
    if (Math.abs(credited - attributed) > 1e-6 * Math.max(1, attributed))
      lines.push(
        `Credit: ${count(credited)}; this model credits every one that took part, so credits exceed conversions.`,
      )
  }
  return { lines, used }
}

function ignoredFor({ leftOut, peopleLeftOut, withoutId }: Record<string, unknown>): string[] {
  const isSome = (value: unknown): value is number => typeof value === 'number' && value > 0
  return [
    ...(isSome(leftOut) ? [`${count(leftOut)} of them of ${peopleOf(peopleLeftOut)} left out`] : []),
    ...(isSome(withoutId) ? [`${count(withoutId)} without a visitor or user id`] : []),
  ]
}

const peopleOf = (people: unknown): string =>
  typeof people === 'number' ? `${count(people)} ${people === 1 ? 'person' : 'people'}` : 'people'
