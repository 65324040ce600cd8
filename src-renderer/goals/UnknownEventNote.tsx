import { type UnknownEvent, unknownEventEffect, unknownEventSentence } from '../../shared/notes/unknown-event.ts'
import { useQuery, useWorkspace } from '../api.ts'
import { ButtonLink } from '../components/Button.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { useDocumentView } from '../document/view.ts'
import s from '../page-views/page-views.module.css'

/** The event of a goal, where it is nowhere in the data. */
export function useUnknownEvent(goal: string | null): UnknownEvent | undefined {
  const { status } = useWorkspace()
  const { data } = useQuery('goals.unknownEvents', {}, { enabled: goal !== null && (status?.events ?? 0) > 0 })
  return data?.find((each) => each.goal === goal)
}

/** Where the event of the goal a report is about is nowhere in the data: says so, with what it may be called. */
export function UnknownEventNote({ goal }: { goal: string | null }) {
  const inDocument = useDocumentView() !== null
  const unknown = useUnknownEvent(goal)
  if (!unknown) return null
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone="warn"
        title={unknownEventSentence(unknown)}
        actions={!inDocument && <ButtonLink href="#/goals">Check the goal</ButtonLink>}
      >
        {unknownEventEffect(unknown)}
      </ErrorNote>
    </div>
  )
}
