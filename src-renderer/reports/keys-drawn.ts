import { firstLastHeight } from '../charts/FirstLastChart.tsx'
import { useRowsDrawn } from '../document/view.ts'

/** So many rows stand below those of keys: what is folded, and what has none. */
const besideKeys = 2

/** How many keys a chart of first and last has at most; never fewer than two, which are compared. */
export const useKeysDrawn = (most: number): number =>
  Math.max(2, useRowsDrawn(most + besideKeys, firstLastHeight) - besideKeys)
