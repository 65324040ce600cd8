import type { ZodType } from 'zod'
import { csvLine, type DecimalMark, inCents, withoutNoise } from '../text/csv.ts'
import { decodedPathsIn } from '../text/decoded-path.ts'
import { metaOf, unitOf } from './field-meta.ts'
import { comparedShape, withCompared } from './goal-to-goal-csv.ts'
import { type Report, reports, type ReportSlug } from './index.ts'
import { flatPeopleTable, peopleTable } from './people-csv.ts'
import type { FieldMeta } from './report.ts'
import { withEverybody } from './traffic-csv.ts'

/**
 * The rows of a report for spreadsheets: raw values, a header even without rows; the same from every host. Money is in
 * whole cents, no number has digits that only binary fractions have, and paths are written as people write them. What was not asked for is no column.
 * Of people it is a line a touch, or a person.
 */
export function reportCsv(
  slug: ReportSlug,
  report: { params: object; rows: readonly object[]; totals?: object },
  decimal: DecimalMark = 'point',
): string {
  const { params } = report
  if (slug === 'people')
    return peopleLines(params as Report<'people'>['params'], report.rows as Report<'people'>['rows'])
      .map((line) => csvLine(line.map(plainCell), decimal))
      .join('')
  const tested =
    slug === 'goal-to-goal' && ((report as Partial<Report<'goal-to-goal'>>).totals?.compared ?? null) !== null
  const shape = (tested ? comparedShape : reports[slug].row.shape) as Record<string, ZodType>
  const rows = tested
    ? withCompared(report as Report<'goal-to-goal'>)
    : slug === 'traffic'
      ? withEverybody(report as Report<'traffic'>)
      : report.rows
  const given = new Map(Object.entries(params))
  const isAsked = ({ onlyWith }: FieldMeta): boolean => {
    if (onlyWith === undefined) return true
    const [param = '', value] = onlyWith.split('=')
    const is: unknown = given.get(param) ?? null
    return value === undefined ? is !== null && is !== false : String(is) === value
  }
  const columns = Object.keys(shape).filter(
    (name) =>
      isAsked(metaOf(shape[name]!)) && (!shape[name]!.safeParse(undefined).success || rows.some((row) => name in row)),
  )
  const money = new Set(columns.filter((name) => unitOf(shape[name]!) === 'money'))
  const cells = rows.map((row) =>
    columns.map((column) => {
      const value = isSaid(row, column) ? (row as Record<string, unknown>)[column] : null
      return typeof value === 'number' && money.has(column) ? inCents(value) : plainCell(value)
    }),
  )
  return [columns, ...cells].map((line) => csvLine(line, decimal)).join('')
}

/** No p of what is too few to tell: in a spreadsheet nobody reads the column beside it that says so. */
const isSaid = (row: object, column: string): boolean =>
  column !== 'pValue' || !('enough' in row) || row.enough === true

const peopleLines = ({ lines, properties }: Report<'people'>['params'], rows: Report<'people'>['rows']) =>
  (lines === 'people' ? flatPeopleTable : peopleTable)(rows, [...new Set(properties)])

/** Without the noise of binary fractions, paths as people write them. */
const plainCell = (value: unknown): unknown => (typeof value === 'number' ? withoutNoise(value) : decodedPathsIn(value))
