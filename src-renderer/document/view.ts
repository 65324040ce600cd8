/**
 * A report in a document instead of on a screen: the same components, drawn once, at one width, with nothing to press.
 * Whoever draws a document provides this; on the screen there is none.
 */
import { createContext, useContext } from 'react'
import { count } from '../format.ts'
import { lowRooms, tightRoom } from './fit-page.ts'

/** How much of each report a document has: all of it, its first answer and table, or its finding and a chart. */
export const documentSizes = ['whole', 'short', 'page'] as const
export type DocumentSize = (typeof documentSizes)[number]

export interface DocumentView {
  /** What the address would have after `?`. */
  search: string
  /** Room for charts, in px. */
  width: number
  /**
   * Number of the first chapter that shows the same report with another grouping, where there is one before this: what does
   * not depend on the grouping is there, and not said again.
   */
  saidIn: number | null
  /** Without how it is computed, and of most tables the first rows. */
  short: boolean
  /** Of a chart in height, px, where a report has a part of a page of paper; null = what the chart takes. */
  room: number | null
}

export const DocumentContext = createContext<DocumentView | null>(null)

export const useDocumentView = (): DocumentView | null => useContext(DocumentContext)

/** Whether it is a part of one page of paper: its finding and one chart, or one table. */
export const useIsOnOnePage = (): boolean => (useDocumentView()?.room ?? null) !== null

/** Height of an axis and the like, px, which rows do not have. */
const besideRows = 30
/** Fewer compare little; so many are all pairs of four. */
const fewestRows = 6
/** Where there is no room for more. */
const fewestWhenTight = 2

/** How many rows of a chart are drawn: `most`, fewer where there is no room for rows of that height, in px. */
export function useRowsDrawn(most: number, height: number): number {
  const room = useDocumentView()?.room ?? null
  const isTight = useIsTight()
  if (room === null) return most
  const fewest = isTight ? fewestWhenTight : fewestRows - lowRooms.filter((low) => room <= low).length
  return Math.min(most, Math.max(fewest, Math.floor((room - besideRows) / height)))
}

/** Whether there is no room for what can be left out. */
export const useIsTight = (): boolean => (useDocumentView()?.room ?? Infinity) < tightRoom

/** Lower, a scale has no room for its numbers. In px. */
const lowestChart = 120

/** How much of the height of a chart that has the same whatever it shows there is room for, px. */
export function useChartHeight(): (height: number) => number {
  const room = useDocumentView()?.room ?? Infinity
  return (height) => Math.min(height, Math.max(room, lowestChart))
}

/** `; 24 of 40, the table has all`; nothing where all are drawn. On one page of paper there is no table. */
export function useOfAll(): (drawn: number, all: number) => string {
  const hasTable = !useIsOnOnePage()
  return (drawn, all) =>
    all > drawn
      ? hasTable
        ? `; ${count(drawn)} of ${count(all)}, the table has all`
        : `; ${count(all - drawn)} not shown`
      : ''
}

/** What a chart says in words, without its pointer to a table: on one page of paper there is none. */
export const withoutTable = (text: string): string => text.replace(/ The table (below )?has [^.]*\.$/, '')

/** Params that only arrange a report: two chapters that differ in nothing else have all else in common. */
const arranging = ['by', 'key']

/** Of each chapter the number (from 1) of the first before it that shows the same report with another grouping, or null. */
export function chaptersSaidIn(parts: readonly { slug: string; search: string }[]): (number | null)[] {
  const first = new Map<string, number>()
  return parts.map(({ slug, search }, index) => {
    const set = [...new URLSearchParams(search)].filter(([name]) => !arranging.includes(name)).sort()
    const same = JSON.stringify([slug, set])
    const found = first.get(same)
    if (found === undefined) first.set(same, index + 1)
    return found ?? null
  })
}
