import { withoutCommands } from '../../shared/command-hints.ts'
import type { Goal } from '../../shared/config.ts'
import { strangersSentence } from '../../shared/notes/strangers.ts'
import { useQuery, useWorkspace } from '../api.ts'
import { ButtonLink } from '../components/Button.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { useDocumentView } from '../document/view.ts'
import s from '../page-views/page-views.module.css'

/** Where no page is known of anybody in a file: which file, and what would join its people. Of one goal: files that have events of it. */
export function StrangersNote({ goal = null }: { goal?: Goal | null }) {
  const inDocument = useDocumentView() !== null
  const { status } = useWorkspace()
  const { data = [] } = useQuery('imports.strangers', { goal }, { enabled: (status?.events ?? 0) > 0 })
  const said = strangersSentence(data)
  if (said === null) return null
  const sentence = withoutCommands(said)
  const end = sentence.indexOf('. ') + 1
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone="warn"
        title={sentence.slice(0, end)}
        actions={!inDocument && <ButtonLink href="#/imports">Imports</ButtonLink>}
      >
        {sentence.slice(end + 1)}
      </ErrorNote>
    </div>
  )
}
