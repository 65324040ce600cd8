/** Goals as they were typed and left without being saved, for as long as the window is open. */
import type { GoalDraft } from './draft.ts'

/** Of a goal by its name; null = a new one. */
export interface DraftOf {
  file: string
  goal: string | null
}

const kept = new Map<string, GoalDraft>()

const keyOf = ({ file, goal }: DraftOf): string => JSON.stringify([file, goal])

export const keptDraft = (of: DraftOf): GoalDraft | null => kept.get(keyOf(of)) ?? null

/** `saved`: the goal as it is; what does not differ from it is no draft. */
export function keepDraft(of: DraftOf, draft: GoalDraft, saved: GoalDraft): void {
  if (isChanged(draft, saved)) kept.set(keyOf(of), draft)
  else kept.delete(keyOf(of))
}

export const forgetDraft = (of: DraftOf): void => {
  kept.delete(keyOf(of))
}

export const isChanged = (draft: GoalDraft, saved: GoalDraft): boolean =>
  JSON.stringify(draft) !== JSON.stringify(saved)
