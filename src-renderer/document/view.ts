/**
 * A report in a document instead of on a screen: the same components, drawn once, at one width, with nothing to press.
 * Whoever draws a document provides this; on the screen there is none.
 */
import { createContext, useContext } from 'react'

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
  /** For one page of paper: without how it is computed, and of most tables the first rows. */
  short: boolean
}

export const DocumentContext = createContext<DocumentView | null>(null)

export const useDocumentView = (): DocumentView | null => useContext(DocumentContext)

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
