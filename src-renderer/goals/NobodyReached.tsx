import { Button, ButtonLink } from '../components/Button.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { useQueryParams } from '../route.ts'
import { useUnknownEvent } from './UnknownEventNote.tsx'

interface NobodyReachedProps {
  goal: string | null
  period: { from: string | null; to: string | null }
}

/** In place of a chart where nobody reached the goal; nothing where the note above says that no event is called so. */
export function NobodyReached({ goal, period: { from, to } }: NobodyReachedProps) {
  const [, setQuery] = useQueryParams()
  if (useUnknownEvent(goal)?.others === false) return null
  const isPart = from !== null || to !== null
  return (
    <EmptyState
      title={`Nobody reached “${goal}”`}
      actions={
        <>
          <ButtonLink href="#/goals">Check the goal</ButtonLink>
          {isPart && <Button onPress={() => setQuery({ from: null, to: null })}>Look at all time</Button>}
        </>
      }
    >
      Its event is in the data, but never {isPart && 'in this period, or never '}as the goal’s condition asks.
    </EmptyState>
  )
}
