/** The draft of rules that was left without being applied, for as long as the window is open. */
import type { History } from './draft.ts'

export const kept: { current: { file: string; applied: string; history: History } | null } = { current: null }

/** Rules of the draft of this file that do not apply yet, all of its rules counted; 0 where there is no draft. */
export const keptRules = (file: string | undefined): number =>
  kept.current !== null && kept.current.file === file ? kept.current.history.rules.length : 0
