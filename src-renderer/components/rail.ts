/** What the rail lists: the questions this build can answer, in plain words, and the data behind them. */
import { ChartNoAxesColumn, Coins, Crosshair, FileDown, Flag, FolderTree, type LucideIcon, Route } from 'lucide-react'

export interface RailEntry {
  path: string
  label: string
  icon: LucideIcon
  /** More paths under which it is the current one. */
  also?: string[]
  count?: (status: { imports: number; rules: number; goals: string[] }) => number
}

export const rail: { title: string; entries: RailEntry[] }[] = [
  {
    title: 'Content',
    entries: [
      { path: '/content-attribution', label: 'What brings people who convert?', icon: Crosshair },
      { path: '/paths', label: 'Paths', icon: Route, also: ['/transitions', '/entry-exit'] },
      { path: '/pages-before-conversion', label: 'Pages before conversion', icon: ChartNoAxesColumn },
    ],
  },
  { title: 'Stack', entries: [{ path: '/stack-cost', label: 'What does it cost?', icon: Coins }] },
  {
    title: 'Data',
    entries: [
      {
        path: '/imports',
        label: 'Imports',
        icon: FileDown,
        also: ['/import', '/import-health'],
        count: (status) => status.imports,
      },
      { path: '/content-groups', label: 'Content groups', icon: FolderTree, count: (status) => status.rules },
      { path: '/goals', label: 'Goals', icon: Flag, count: (status) => status.goals.length },
    ],
  },
]
