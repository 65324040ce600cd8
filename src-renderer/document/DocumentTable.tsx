import type { Column } from '../components/column.ts'
import { cx } from '../components/cx.ts'
import { cellText } from '../components/isolated.tsx'
import { textWidth } from '../charts/text.ts'
import { count, counted } from '../format.ts'
import { type DocumentSize, useDocumentView, useIsTight, useRowsDrawn } from './view.ts'
import { rowsWithSome } from './rows-with-some.ts'
import d from './document.module.css'

/** More rows than this belong into a spreadsheet; the document says how many it leaves out. */
const mostRows = 500
/** So many of several tables, and a chart, stand on one page; and at least of a table in place of a chart, beside other reports. */
export const mostRowsOf: Readonly<Record<DocumentSize, number>> = { whole: Infinity, short: 15, page: 5 }

/** From so many columns on a table is set closer, and from so many closer still, so that it is no wider than the paper. */
const manyColumns = 9
const mostColumns = 11
/** Fewer are set closer where their words have no room beside each other: of paper, beside a cell, and of words that wrap anyway, px. */
const fewColumns = 6
const paperWidth = 764
const besideCell = 16
const mostOfCell = 150
const cellSize = 12

/** Longer words of a heading, such as the name of an event, are broken: they would push the table off the paper. */
const longWord = /[^\s-]{17}/

/** Height of a row, px, and how many there are at least of what somebody split a figure by, unless there is room for nothing. */
const pageRow = 23
const leastFilling = 8

/** Dates and single words stand on one line, unless there are so many columns that they have no room. */
const brief = /^(?:\d{1,2} \p{L}{3} \d{4}|\S{1,15})$/u
const briefColumns = 8

const hasText = (value: string | number | null): boolean => value !== null && value !== ''

/** A table on paper: every row in its first order, nothing to sort by. */
export function DocumentTable<R>({
  label,
  columns: all,
  rows,
  rowKey,
  whole,
  of = rows.length,
  pinned = () => false,
  kept: isKept = () => false,
  fillsPage = false,
  namesPeople = false,
}: {
  label: string
  columns: readonly Column<R>[]
  rows: readonly R[]
  rowKey: (row: R) => string | number
  /** Of use with all of its rows only, in a short document too. */
  whole?: boolean
  /** How many there are, where the rows are a page of them. */
  of?: number | undefined
  /** Sums and the like, which stand last and are never cut off. */
  pinned?: (row: R) => boolean
  /** Never cut off where they stand. */
  kept?: ((row: R) => boolean) | undefined
  /** On one page of paper there are as many rows as there is room for; of this at least so many that it fills a part of it. */
  fillsPage?: boolean
  /** Rows have ids of people: never another than of those whom the document says it names. */
  namesPeople?: boolean
}) {
  // A column without a head and without values holds what can be pressed on a row.
  const heads = all.filter(({ header, value }) => header !== '' || rows.some((row) => value(row) !== null))
  const view = useDocumentView()
  const size = (view?.room ?? null) !== null ? 'page' : view?.short && !whole ? 'short' : 'whole'
  const short = size !== 'whole'
  const kept = short ? rowsWithSome(rows, heads) : rows
  const drawn = useRowsDrawn(mostRows, pageRow)
  const isTight = useIsTight()
  const least = fillsPage && !isTight ? leastFilling : mostRowsOf.page
  const most = size === 'page' && !namesPeople ? Math.max(least, drawn) : Math.min(mostRowsOf[size], mostRows)
  const shown = rows.filter((row, index) => (index < most && kept.includes(row)) || pinned(row) || isKept(row))
  const more = kept.filter((row) => !shown.includes(row)).length + (short ? of - rows.length : 0)
  const none = rows.filter((row) => !kept.includes(row) && !shown.includes(row)).length
  const columns = short ? heads.filter(({ value, total }) => total !== undefined || shown.some((row) => hasText(value(row)))) : heads // prettier-ignore
  const hasTotals = rows.length > 0 && columns.some(({ total }) => total !== undefined)
  const className = ({ align }: Column<R>) => (align === 'end' ? d['end'] : undefined)
  const textOf = (row: R, { cell, value }: Column<R>): string => {
    const shows = cell ? cell(row) : value(row)
    return String((typeof shows === 'object' ? value(row) : shows) ?? '')
  }
  const widthOf = (column: Column<R>): number => besideCell + Math.min(mostOfCell, Math.max(textWidth(column.header, cellSize), ...shown.map((row) => textWidth(textOf(row, column), cellSize)))) // prettier-ignore
  const isWide = columns.length >= manyColumns || (columns.length >= fewColumns && columns.reduce((sum, column) => sum + widthOf(column), 0) > paperWidth) // prettier-ignore
  const dense = isWide && d['dense']
  return (
    <>
      <table className={cx(d['table'], dense, columns.length >= mostColumns && d['densest'])} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => {
              const head = column.header || (column.title ?? '')
              const isLong = longWord.test(head)
              return (
                <th key={column.id} scope="col" className={cx(className(column), isLong && d['longWord'])}>
                  {head}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => {
                const cell = column.cell ? column.cell(row) : column.value(row)
                const isBrief = columns.length <= briefColumns && typeof cell === 'string' && brief.test(cell)
                return (
                  <td key={column.id} className={cx(className(column), isBrief && d['brief'])}>
                    {cellText(cell)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
        {hasTotals && (
          <tfoot>
            <tr>
              {columns.map((column) => (
                <td key={column.id} className={className(column)}>
                  {column.total}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      {(more > 0 || none > 0) && (
        <p className={d['small']}>
          {short
            ? `and ${[...(more > 0 ? [`${count(more)} more`] : []), ...(none > 0 ? [`${counted(none, 'row')} with none`] : [])].join(', ')}`
            : `The first ${count(mostRows)} of ${count(rows.length)} rows; the command prints all of them.`}
        </p>
      )}
    </>
  )
}
