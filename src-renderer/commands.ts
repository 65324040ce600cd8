/** What the command palette offers: what the shell always has, and what the screen in front adds. */
import type { LucideIcon } from 'lucide-react'
import { useEffect } from 'react'
import { create } from 'zustand'

export interface Command {
  id: string
  label: string
  kind: 'Report' | 'Screen' | 'View' | 'Filter' | 'Action' | 'Workspace'
  icon: LucideIcon
  /** Other words people may type. */
  words?: string
  shortcut?: string
  run: () => void
}

export const usePalette = create<{ open: boolean; screen: readonly Command[] }>(() => ({ open: false, screen: [] }))

export const openPalette = (): void => usePalette.setState({ open: true })

/** Adds commands while a screen is shown; pass a memoised list. */
export function useScreenCommands(commands: readonly Command[]): void {
  useEffect(() => {
    usePalette.setState({ screen: commands })
    return () => usePalette.setState((state) => (state.screen === commands ? { screen: [] } : state))
  }, [commands])
}
