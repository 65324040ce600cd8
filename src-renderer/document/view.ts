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
}

export const DocumentContext = createContext<DocumentView | null>(null)

export const useDocumentView = (): DocumentView | null => useContext(DocumentContext)
