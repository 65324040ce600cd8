import { Clock } from 'lucide-react'
import type { Command } from './commands.ts'
import type { QueryPatch } from './route.ts'

/** For the palette of a screen whose address has a lookback. */
export const lookbackCommands = (setQuery: (patch: QueryPatch) => void): Command[] =>
  [null, 7, 30, 90].map((days) => ({
    id: `lookback-${days ?? 'none'}`,
    label: days === null ? 'Remove the lookback' : `Set lookback to ${days} days`,
    kind: 'Filter',
    icon: Clock,
    run: () => setQuery({ lookbackDays: days }),
  }))
