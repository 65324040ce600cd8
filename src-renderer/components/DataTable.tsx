import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type CSSProperties, Fragment, type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react'
import { DocumentTable } from '../document/DocumentTable.tsx'
import { useDocumentView } from '../document/view.ts'
import type { Column } from './column.ts'
import { cx } from './cx.ts'
import s from './DataTable.module.css'
import { cellText } from './isolated.tsx'
import { CutText } from './PathChip.tsx'

export type { Column } from './column.ts'

export interface Sort {
  column: string
  descending: boolean
}

export interface DataTableProps<R> {
  /** Accessible name. */
  label: string
  columns: readonly Column<R>[]
  rows: readonly R[]
  rowKey: (row: R) => string | number
  /** Enter, Space or click on a row. */
  onPress?: (row: R) => void
  selected?: string | number | null
  /** Rows that something is to be done with: a box before each (Space, Shift for a range), one in the head for all of them. */
  choice?: { keys: ReadonlySet<string | number>; onChange: (keys: ReadonlySet<string | number>) => void }
  /** Order at first; without it, rows stay as given. */
  initialSort?: Sort
  /** Of a part of the rows, sorted by who has all of them: the order they are in, null = none of the columns', and another asked for. */
  order?: { sort: Sort | null; onChange: (sort: Sort) => void }
  /** Rows that stay at the end however the others are sorted: `(other)`, `(none)`. */
  pinned?: (row: R) => boolean
  /** In a short document never cut off. */
  kept?: (row: R) => boolean
  /** A newer answer is being worked out. */
  stale?: boolean
  /** How many there are, where the rows are a page of them: a short document says how many it leaves out. */
  of?: number
  /** All rows stand in a short document too. */
  whole?: boolean
  /** On one page of paper, where it stands in place of a chart: more rows at least than of other tables. */
  fillsPage?: boolean
  /** Of people: on one page of paper it has no more rows than those the document says it names. */
  namesPeople?: boolean
  /** Said in place of rows. */
  empty?: ReactNode
  /** Height of the scrolled box of a long table. */
  maxHeight?: number | string
}

/** Longer heads, such as the name of a goal, take more lines. */
const longHead = 24
/** Above this many rows only those in sight are in the document. */
const virtualFrom = 200
const rowHeight = 24

function compare(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return 0
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a).localeCompare(String(b), 'en', { numeric: true })
}

function sorted<R>(
  rows: readonly R[],
  column: Column<R> | undefined,
  descending: boolean,
  pinned?: (row: R) => boolean,
): readonly R[] {
  if (!column) return rows
  const rank = (row: R): number => (pinned?.(row) ? 2 : column.value(row) === null ? 1 : 0)
  return rows.toSorted((a, b) => rank(a) - rank(b) || compare(column.value(a), column.value(b)) * (descending ? -1 : 1))
}

/** The table twin of a chart, or a list of its own: sortable, by keyboard, and fast at any length. */
export function DataTable<R>(props: DataTableProps<R>) {
  if (!useDocumentView()) return <LiveTable {...props} />
  const { columns, rows, initialSort: sort, pinned } = props
  const by = columns.find(({ id }) => id === sort?.column)
  return <DocumentTable {...props} rows={sorted(rows, by, sort?.descending ?? false, pinned)} />
}

function LiveTable<R>(props: DataTableProps<R>) {
  const {
    label,
    columns,
    rows,
    rowKey,
    onPress,
    selected,
    initialSort,
    order,
    pinned,
    stale,
    empty,
    maxHeight,
    choice,
  } = props
  const [own, setOwn] = useState<Sort | null>(initialSort ?? null)
  const [sort, setSort] = order ? [order.sort, order.onChange] : [own, setOwn]
  const [focused, setFocused] = useState(0)
  /** Index of the row chosen last, where a range begins. */
  const anchor = useRef(0)
  const scroll = useRef<HTMLDivElement>(null)
  const ordered = useMemo(
    () =>
      sorted(
        rows,
        order ? undefined : columns.find((column) => column.id === sort?.column),
        sort?.descending ?? false,
        pinned,
      ),
    [rows, columns, order, sort, pinned],
  )
  const virtual = ordered.length > virtualFrom
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualizer's own mutable instance is read only here
  const virtualizer = useVirtualizer({
    enabled: virtual,
    count: ordered.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  })
  const items = virtualizer.getVirtualItems()
  const before = virtual ? (items[0]?.start ?? 0) : 0
  const after = virtual ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0
  const visible = virtual ? items.map((item) => item.index) : ordered.map((_, index) => index)
  const width = columns.length + (choice ? 1 : 0)
  const totals = columns.some((column) => column.total !== undefined)
  // One row takes part in the tab order: the focused one, or the nearest in sight.
  const tabStop = visible.includes(focused) ? focused : (visible[0] ?? 0)

  const focusRow = (index: number): void => {
    const target = Math.max(0, Math.min(ordered.length - 1, index))
    setFocused(target)
    if (virtual) virtualizer.scrollToIndex(target)
    requestAnimationFrame(() => {
      scroll.current?.querySelector<HTMLElement>(`tr[data-index="${target}"]`)?.focus()
    })
  }
  const choose = (index: number, range: boolean): void => {
    if (!choice) return
    const [from, to] = range ? [Math.min(anchor.current, index), Math.max(anchor.current, index)] : [index, index]
    const keys = ordered.slice(from, to + 1).map(rowKey)
    const on = !choice.keys.has(rowKey(ordered[index]!))
    anchor.current = index
    const next = new Set(choice.keys)
    for (const key of keys)
      if (on) next.add(key)
      else next.delete(key)
    choice.onChange(next)
  }
  const chosen = choice ? ordered.filter((row) => choice.keys.has(rowKey(row))).length : 0
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, row: R, index: number): void => {
    if (event.target !== event.currentTarget) return
    if (choice && event.key === ' ') {
      event.preventDefault()
      return choose(index, event.shiftKey)
    }
    const moves: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: ordered.length - 1,
      PageDown: index + 12,
      PageUp: index - 12,
    }
    const target = moves[event.key]
    if (target !== undefined) {
      event.preventDefault()
      focusRow(target)
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      onPress?.(row)
    }
  }

  const boxStyle: CSSProperties | undefined = virtual && maxHeight !== undefined ? { maxHeight } : undefined
  return (
    <div ref={scroll} className={cx(s['wrap'], virtual && s['scroll'], stale && s['stale'])} style={boxStyle}>
      <table
        className={s['table']}
        aria-label={label}
        aria-rowcount={virtual ? ordered.length + 1 + (totals ? 1 : 0) : undefined}
      >
        <colgroup>
          {choice && <col style={{ width: 28 }} />}
          {columns.map((column) => (
            <col
              key={column.id}
              className={cx(column.spare && s['spare'])}
              style={column.width === undefined ? undefined : { width: column.width }}
            />
          ))}
        </colgroup>
        <thead>
          <tr>
            {choice && (
              <td className={s['choice']}>
                <input
                  type="checkbox"
                  aria-label="Choose all"
                  checked={ordered.length > 0 && chosen === ordered.length}
                  ref={(box) => {
                    if (box) box.indeterminate = chosen > 0 && chosen < ordered.length
                  }}
                  onChange={() => choice.onChange(new Set(chosen === ordered.length ? [] : ordered.map(rowKey)))}
                />
              </td>
            )}
            {columns.map((column) => {
              const active = sort?.column === column.id
              const Arrow = active && !sort.descending ? ArrowUp : ArrowDown
              return (
                <th
                  key={column.id}
                  scope="col"
                  className={cx(
                    column.align === 'end' && s['end'],
                    column.dim && s['dim'],
                    column.spare && s['spare'],
                    column.header.length > longHead && s['longHead'],
                  )}
                  aria-sort={active ? (sort.descending ? 'descending' : 'ascending') : undefined}
                  title={column.title}
                >
                  {column.header === '' ? (
                    <span className="sr-only">{column.title ?? column.id}</span>
                  ) : column.sortable === false || rows.length < 2 ? (
                    wholeWords(column.header)
                  ) : (
                    <button
                      type="button"
                      className={cx(s['sort'], active && s['sorted'])}
                      onClick={() =>
                        // Numbers: largest first; words: A first; the same head again turns it round.
                        setSort({ column: column.id, descending: active ? !sort.descending : column.align === 'end' })
                      }
                    >
                      <span>{wholeWords(column.header)}</span>
                      <Arrow className={s['arrow']} aria-hidden />
                    </button>
                  )}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Spacer height={before} columns={width} />}
          {visible.map((index) => {
            const row = ordered[index]
            if (row === undefined) return null
            const key = rowKey(row)
            return (
              <tr
                key={key}
                data-index={index}
                className={cx(s['row'], onPress && s['pressable'])}
                aria-rowindex={virtual ? index + 2 : undefined}
                aria-current={selected === key ? 'true' : undefined}
                {...(onPress && {
                  tabIndex: index === tabStop ? 0 : -1,
                  onClick: () => onPress(row),
                  onFocus: () => setFocused(index),
                  onKeyDown: (event: KeyboardEvent<HTMLTableRowElement>) => onKeyDown(event, row, index),
                })}
              >
                {choice && (
                  <td className={s['choice']} onClick={(event) => event.stopPropagation()}>
                    <input
                      type="checkbox"
                      // By keyboard the row itself is what is chosen.
                      tabIndex={-1}
                      aria-label={`Choose ${String(columns[0]?.value(row) ?? '')}`}
                      checked={choice.keys.has(key)}
                      onChange={(event) =>
                        choose(index, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
                      }
                    />
                  </td>
                )}
                {columns.map((column, place) => {
                  const isCut = column.cut === true || (column.wrap === true && virtual)
                  const isName = column.wrap === true && isCut && column.cell === undefined
                  const shown = isName ? (
                    <CutText text={String(column.value(row) ?? '')} />
                  ) : column.cell ? (
                    cellText(column.cell(row))
                  ) : (
                    cellText(column.value(row))
                  )
                  const className = cx(
                    column.align === 'end' && s['end'],
                    column.dim && s['dim'],
                    column.spare && s['spare'],
                    isCut && s['cut'],
                    column.wrap && !virtual && s['breaks'],
                  )
                  const title = isCut ? String(column.value(row) ?? '') : undefined
                  return place === 0 ? (
                    <th key={column.id} scope="row" className={className} title={title}>
                      {shown}
                    </th>
                  ) : (
                    <td key={column.id} className={className} title={title}>
                      {shown}
                    </td>
                  )
                })}
              </tr>
            )
          })}
          {after > 0 && <Spacer height={after} columns={width} />}
        </tbody>
        {totals && rows.length > 0 && (
          <tfoot>
            <tr>
              {choice && <td />}
              {columns.map((column, place) => {
                const className = cx(
                  column.align === 'end' && s['end'],
                  column.dim && s['dim'],
                  column.spare && s['spare'],
                )
                return place === 0 ? (
                  <th key={column.id} scope="row" className={className}>
                    {column.total}
                  </th>
                ) : (
                  <td key={column.id} className={className}>
                    {column.total}
                  </td>
                )
              })}
            </tr>
          </tfoot>
        )}
      </table>
      {rows.length === 0 && empty && <div className={s['empty']}>{empty}</div>}
    </div>
  )
}

/** A head of several lines breaks between words, and not at the hyphen of `Sign-ups` unless a space without width follows it. */
const wholeWords = (head: string): ReactNode =>
  head.includes('-')
    ? head
        .split(/([ \u200b])/)
        .map((part, at) => (
          <Fragment key={at}>{at % 2 === 1 ? part : <span className={s['whole']}>{part}</span>}</Fragment>
        ))
    : head

function Spacer({ height, columns }: { height: number; columns: number }) {
  return (
    <tr aria-hidden="true" className={s['spacer']}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  )
}
