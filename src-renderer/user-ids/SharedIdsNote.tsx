import { withoutCommands } from '../../shared/command-hints.ts'
import { sharedIdsSentence } from '../../shared/notes/shared-ids.ts'
import { useQuery, useWorkspace } from '../api.ts'
import { ButtonLink } from '../components/Button.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { useDocumentView } from '../document/view.ts'
import s from './user-ids.module.css'

/** Other ids that several users have: what depends on whose they are, and what can be chosen. `here`: where rules of identity are. */
export function SharedIdsNote({ here = false }: { here?: boolean }) {
  const { status } = useWorkspace()
  const inDocument = useDocumentView() !== null
  const { data } = useQuery('identity.sharedIds', {}, { enabled: (status?.events ?? 0) > 0 })
  const said = data ? sharedIdsSentence(data) : null
  if (said === null) return null
  const sentence = withoutCommands(said)
  const end = sentence.indexOf('. ') + 1
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone="warn"
        title={sentence.slice(0, end)}
        actions={!here && !inDocument && <ButtonLink href="#/identity">Identity</ButtonLink>}
      >
        {sentence.slice(end + 1)}
      </ErrorNote>
    </div>
  )
}
