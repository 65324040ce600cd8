import { useSyncExternalStore } from 'react'

const resized = (listener: () => void): (() => void) => {
  window.addEventListener('resize', listener)
  return () => window.removeEventListener('resize', listener)
}

/** Rows of charts, `rowHeight` px each, that fit into the window beyond those of one 800 px high. */
export const useExtraRows = (rowHeight = 24): number =>
  Math.max(
    0,
    useSyncExternalStore(
      resized,
      () => Math.floor((window.innerHeight - 800) / rowHeight),
      () => 0,
    ),
  )
