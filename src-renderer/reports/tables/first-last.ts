/** One row per key out of the first-touch and the last-touch report, and the sentence they add up to. */
import type { Report, ReportRow } from '../../../shared/reports/index.ts'
import { enough } from '../../../shared/statistics/stats.ts'
import type { Words } from '../../../shared/findings/words.ts'
import { rowsNamed } from '../../document/rows-of-sentence.ts'
import { type Rate, rateOf } from '../../statistics.ts'

type Attribution = Report<'content-attribution'>
type Row = ReportRow<'content-attribution'>

export interface FirstLastRow {
  key: string
  /** `rest` stands for the rows folded into one. */
  kind: 'key' | 'other' | 'not set' | 'none' | 'rest'
  /** Conversions or, where value is measured, what they are worth in workspace currency. */
  first: number
  firstShare: number
  last: number
  lastShare: number
  /** Credited by the first of the two models, whichever is measured. */
  conversions: number
  value: number
  /** By first touch. */
  people: number
  converted: number
  /** null where there is no rate: `(none)`, or nobody. */
  rate: Rate | null
  /** False = too few to tell. */
  enough: boolean
}

export const rowKinds: Record<string, FirstLastRow['kind']> = {
  '(other)': 'other',
  '(not set)': 'not set',
  '(none)': 'none',
}
export const rowOrder: Record<FirstLastRow['kind'], number> = { key: 0, rest: 1, other: 2, 'not set': 3, none: 4 }

/**
 * The people whom rows are compared with. Who is in `(none)` has converted by definition and began nowhere: they are
 * nobody's comparison.
 */
export function withTouch({ rows, totals }: Attribution): { people: number; converted: number; without: number } {
  const none = rows.find((row) => row.key === '(none)')
  return {
    people: totals.people - (none?.people ?? 0),
    converted: totals.convertedPeople - (none?.convertedPeople ?? 0),
    without: none?.people ?? 0,
  }
}

/** Ordered by what the first model credits, as it is measured; what is not a key of its own comes last. */
export function firstLastRows(first: Attribution, last: Attribution): FirstLastRow[] {
  const lastByKey = new Map(last.rows.map((row) => [row.key, row]))
  const firstKeys = new Set(first.rows.map((row) => row.key))
  const nobody = (key: string): Row => ({
    key,
    people: 0,
    convertedPeople: 0,
    conversions: 0,
    value: 0,
    valueShare: null,
    conversionShare: 0,
    attributedShare: null,
    conversionRate: null,
    rateLow: null,
    rateHigh: null,
  })
  const { people, converted } = withTouch(first)
  const isValue = first.params.measure === 'value'
  const amountOf = (row: Row | undefined): number => (row ? (isValue ? row.value : row.conversions) : 0)
  const shareOf = (row: Row | undefined): number => (row ? (isValue ? (row.valueShare ?? 0) : row.conversionShare) : 0)
  const all = [...first.rows, ...last.rows.filter((row) => !firstKeys.has(row.key)).map((row) => nobody(row.key))]
  return all
    .map((row): FirstLastRow => {
      const other = lastByKey.get(row.key)
      const kind = rowKinds[row.key] ?? 'key'
      const rated = kind !== 'none' && row.conversionRate !== null
      return {
        key: row.key,
        kind,
        first: amountOf(row),
        firstShare: shareOf(row),
        last: amountOf(other),
        lastShare: shareOf(other),
        conversions: row.conversions,
        value: row.value,
        people: row.people,
        converted: row.convertedPeople,
        rate: rated ? { rate: row.conversionRate ?? 0, low: row.rateLow ?? 0, high: row.rateHigh ?? 1 } : null,
        enough: enough(row.convertedPeople, row.people, converted, people),
      }
    })
    .toSorted(
      (a, b) =>
        rowOrder[a.kind] - rowOrder[b.kind] ||
        b.first - a.first ||
        b.last - a.last ||
        b.people - a.people ||
        (a.key < b.key ? -1 : 1),
    )
}

/** A key that has so much of all is not folded for a smaller one. */
const largeShare = 0.05

/**
 * The first `limit` keys, the others as one row; those of `named`, which a sentence above the chart names, go before smaller
 * ones and before those that are small anyway, and there is room for as many as are named. `overlapping`: people may be in several keys (topics), so theirs
 * cannot be added up and the folded row has no rate.
 */
export function fold(
  rows: readonly FirstLastRow[],
  limit: number,
  overlapping: boolean,
  named: readonly string[] = [],
): { shown: FirstLastRow[]; folded: number } {
  const keys = rows.filter((row) => row.kind === 'key')
  // One folded row would take as much room as the row it hides.
  if (keys.length <= limit + 1) return { shown: [...rows], folded: 0 }
  const said = keys.filter(({ key }) => named.includes(key))
  const largest = keys.slice(0, Math.max(limit, said.length))
  const missing = said.filter((row) => !largest.includes(row))
  const small = largest.filter((row) => !said.includes(row) && row.firstShare < largeShare)
  const instead = missing.length === 0 ? [] : small.slice(-missing.length)
  const drawn = keys.filter(
    (row) => (largest.includes(row) && !instead.includes(row)) || missing.slice(0, instead.length).includes(row),
  )
  const rest = keys.filter((row) => !drawn.includes(row))
  if (rest.length <= 1) return { shown: [...rows], folded: 0 }
  const sum = (of: (row: FirstLastRow) => number): number => rest.reduce((total, row) => total + of(row), 0)
  const people = sum((row) => row.people)
  const converted = sum((row) => row.converted)
  const folded: FirstLastRow = {
    key: '',
    kind: 'rest',
    first: sum((row) => row.first),
    firstShare: sum((row) => row.firstShare),
    last: sum((row) => row.last),
    lastShare: sum((row) => row.lastShare),
    conversions: sum((row) => row.conversions),
    value: sum((row) => row.value),
    people: overlapping ? 0 : people,
    converted: overlapping ? 0 : converted,
    rate: overlapping ? null : rateOf(converted, people),
    enough: true,
  }
  return { shown: [...drawn, folded, ...rows.filter((row) => row.kind !== 'key')], folded: rest.length }
}

/**
 * Shares of the conversions that have something to credit, where so many have not that shares of all would be mistaken for
 * them: the sentence is about these, chart and table about all.
 */
export const ofKnown = (
  rows: readonly FirstLastRow[],
  { conversions, attributed }: Attribution['totals'],
): FirstLastRow[] =>
  rows
    .filter(({ kind }) => kind !== 'none')
    .map((row) => ({
      ...row,
      firstShare: (row.firstShare * conversions) / attributed,
      lastShare: (row.lastShare * conversions) / attributed,
    }))

/** The keys that a sentence made of it may name. */
export const namedIn = (told: Story | null): string[] =>
  told === null ? [] : [...told.leaders, ...[told.contrast, told.shift].flatMap((each) => (each ? [each.key] : []))]

/** The keys that a sentence names in its own words, as many as are drawn. */
export const keysNamed = (rows: readonly FirstLastRow[], sentence: Words, most: number): string[] =>
  rowsNamed(
    rows.filter(({ kind }) => kind === 'key'),
    sentence,
  )
    .slice(0, most)
    .map(({ key }) => key)

/** What nobody should have to look for among the others: the highest rate that can be told, and the largest share of last touches. */
export function outstanding(rows: readonly FirstLastRow[]): string[] {
  const keys = rows.filter(({ kind }) => kind === 'key')
  const most = (of: (row: FirstLastRow) => number): string[] => {
    const top = keys.reduce<FirstLastRow | null>((best, row) => (of(row) > (best ? of(best) : 0) ? row : best), null)
    return top === null ? [] : [top.key]
  }
  return [...most((row) => (row.enough ? (row.rate?.rate ?? 0) : 0)), ...most((row) => row.last)]
}

export interface Story {
  /** Keys that lead, and their share of first touches together. */
  leaders: string[]
  share: number
  /** Leads without having half: one of many. */
  plurality: boolean
  /** Brings many people of whom few convert: its share of conversions and of people. */
  contrast: { key: string; share: number; peopleShare: number } | null
  /** Where there is no contrast: the key whose last share differs most from its first. */
  shift: { key: string; firstShare: number; lastShare: number; points: number } | null
}

const mostLeaders = 3
/** A share of people worth naming, and how far its share of conversions must stay behind it. */
const contrastPeople = 0.1
const contrastGap = 0.6
const shiftPoints = 0.03

/** What the rows say, in one sentence's worth of figures; null where there is nothing to say. */
export function story(rows: readonly FirstLastRow[], totals: Attribution['totals']): Story | null {
  const keys = rows.filter((row) => row.kind === 'key' && row.first + row.last > 0)
  const [top] = keys
  if (!top || totals.conversions === 0) return null
  const leaders: FirstLastRow[] = []
  let share = 0
  for (const row of keys.slice(0, mostLeaders)) {
    leaders.push(row)
    share += row.firstShare
    if (share >= 0.5) break
  }
  // All keys together lead nothing, and three that stay under half say less than the first alone.
  const plurality = share < 0.5 || (leaders.length === keys.length && keys.length > 1)
  const named = plurality ? [top] : leaders
  const behind = rows
    .filter((row) => row.kind === 'key' && row.enough && totals.people > 0 && !named.includes(row))
    .map((row) => ({ key: row.key, share: row.firstShare, peopleShare: row.people / totals.people }))
    .filter((row) => row.peopleShare >= contrastPeople && row.share <= row.peopleShare * contrastGap)
    .toSorted((a, b) => b.peopleShare - a.peopleShare)[0]
  const shift = keys
    .map((row) => ({
      key: row.key,
      firstShare: row.firstShare,
      lastShare: row.lastShare,
      points: row.lastShare - row.firstShare,
    }))
    .filter((row) => Math.abs(row.points) >= shiftPoints)
    .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points))[0]
  return {
    leaders: named.map((row) => row.key),
    share: plurality ? top.firstShare : share,
    plurality,
    contrast: behind ?? null,
    shift: behind ? null : (shift ?? null),
  }
}
