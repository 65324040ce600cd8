import type { ReactNode } from 'react'
import { isRest } from '../../../shared/reports/goal-to-goal.ts'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { CutText } from '../../components/PathChip.tsx'
import { useDocumentView } from '../../document/view.ts'
import { count, plural } from '../../format.ts'
import s from '../reports.module.css'
import { type Interval, nameInterval } from '../interval-name.ts'

export interface IntervalCell {
  /** What is sorted by; null where it is not to be ranked by. */
  value: number | null
  text: string
  /** Grey below it: of how many. */
  of: string
  /** Why it is grey itself, and empty where it is not. */
  few: string
}

export interface IntervalMatrixProps {
  title: string
  /** What the figure below the figure is. */
  caption: string
  interval: Interval
  /** First days, in order. */
  starts: readonly string[]
  /** Head of the names. */
  name: string
  keys: readonly string[]
  cell: (key: string, start: string) => IntervalCell | null
  total: { label: string; cell: (start: string) => IntervalCell | null } | null
  stale: boolean
  /** The same figures at length, a row each: more than stands on one page. */
  children: ReactNode
}

/** Most intervals shown: a year of months. */
const most = 12
/** Of a page of a document, and of a narrow window, beside the names; of a letter of a figure and of a heading, and of the gap between two columns, in px. */
const room = 700
const letter = 7
const headLetter = 5
const gap = 16

/** A report over time on one page: names down, intervals across, the newest where there is no room for all. */
export function IntervalMatrix(props: IntervalMatrixProps) {
  const { title, caption, interval, starts, name, keys, cell, total, stale, children } = props
  const isShort = useDocumentView()?.short ?? false
  // Of days of years most are not shown, and need not be written to know how many are.
  const newest = starts.slice(-most)
  const figures = newest
    .flatMap((start) => [...keys.map((key) => cell(key, start)), total?.cell(start)])
    .flatMap((each) => (each ? [each.text.length, each.of.length] : []))
  const heads = newest.map((start) => nameInterval(start, interval).length)
  const widest = Math.max(4 * letter, ...figures.map((length) => length * letter), ...heads.map((length) => length * headLetter)) // prettier-ignore
  const shown = newest.slice(-Math.floor(room / (widest + gap)))
  const columns: Column<string>[] = [
    {
      id: 'key',
      header: name,
      value: (key) => key,
      cell: (key) => <CutText text={key} />,
      cut: true,
      width: '18%',
      ...(total && { total: total.label }),
    },
    ...shown.map((start): Column<string> => ({
      id: start,
      header: nameInterval(start, interval),
      align: 'end',
      value: (key) => cell(key, start)?.value ?? null,
      cell: (key) => <Figure cell={cell(key, start)} />,
      ...(total && { total: <Figure cell={total.cell(start)} /> }),
    })),
  ]
  const cut =
    shown.length < starts.length
      ? `; the newest ${count(shown.length)} of ${count(starts.length)} ${plural(starts.length, interval)}`
      : ''
  return (
    <>
      <div className={s['table']}>
        <h2>
          {title}
          <small>
            {caption}
            {cut}
          </small>
        </h2>
        <DataTable
          label={title}
          columns={columns}
          rows={keys.toSorted((a, b) => Number(isRest(a)) - Number(isRest(b)))}
          rowKey={(key) => key}
          stale={stale}
        />
      </div>
      {!isShort && children}
    </>
  )
}

function Figure({ cell }: { cell: IntervalCell | null }) {
  if (cell === null) return null
  return (
    <>
      <span className={cell.few === '' ? undefined : s['few']} title={cell.few || undefined}>
        {cell.text}
      </span>
      <br />
      <span className={s['few']}>{cell.of}</span>
    </>
  )
}
