import type { ReactNode } from 'react'

/** A column of a table, on screen or on paper. */
export interface Column<R> {
  id: string
  header: string
  /** What is sorted and exported; null sorts last either way. */
  value: (row: R) => string | number | null
  /** What is shown; default the value. */
  cell?: (row: R) => ReactNode
  /** `end` for numbers, which are then right-aligned. */
  align?: 'start' | 'end'
  /** CSS width. */
  width?: number | string
  /** Cut with an ellipsis where there is no room; needs a width. */
  cut?: boolean
  /** Names that break into lines where there is no room; cut in a table so long that only rows in sight are drawn. */
  wrap?: boolean
  /** Not in a narrow window, where what matters more has the room: a row says it where it is opened, too. */
  spare?: boolean
  /** Adds up the rows so far, so that it says nothing of the row alone. */
  runs?: boolean
  /** Secondary: grey. */
  dim?: boolean
  /** Default true. */
  sortable?: boolean
  /** In the last row. */
  total?: ReactNode
  /** Fuller words for the head; read out where the head is empty. */
  title?: string
}
