import { UserRoundX } from 'lucide-react'
import { type OwnPeople, ownPeopleWords } from '../../shared/notes/own-people.ts'
import { useCommand, useQuery, useWorkspace } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { useDocumentView } from '../document/view.ts'
import { listed } from '../format.ts'
import s from './people-left-out.module.css'
import { useLeaveOut } from './use-leave-out.ts'

/** Where people with an address at one's own domain count: says so, and leaves them out. `by`: only what is told so. */
export function OwnPeopleNote({ by }: { by?: OwnPeople['by'] }) {
  const { status } = useWorkspace()
  const { data: own } = useQuery('excludePeople.suggest', {}, { enabled: (status?.events ?? 0) > 0 })
  const set = useCommand('config.set')
  const { leaveOut } = useLeaveOut(set)
  const inDocument = useDocumentView() !== null
  if (!own || (by !== undefined && own.by !== by)) return null
  const [said, why] = ownPeopleWords(own)
  return (
    <div className={s['own']}>
      <ErrorNote
        tone={own.by === 'site' ? 'warn' : 'info'}
        title={said}
        actions={
          !inDocument && (
            <Button icon={UserRoundX} isPending={set.running} onPress={() => void leaveOut(...own.patterns)}>
              Leave out {own.patterns.length > 2 ? 'all of them' : listed(own.patterns)}
            </Button>
          )
        }
      >
        {set.error?.message ?? why}
      </ErrorNote>
    </div>
  )
}
