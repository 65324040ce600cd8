import { zoneShiftSentence } from '../../shared/no-page-before.ts'
import { useReport, useWorkspace } from '../api.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { useDocumentView } from '../document/view.ts'
import s from '../page-views/page-views.module.css'

/** Where the pages before most conversions of a goal are missing since times were likely read in the wrong zone. */
export function ZoneShiftNote({ goal }: { goal: string | null }) {
  const { status } = useWorkspace()
  const inDocument = useDocumentView() !== null
  const { data } = useReport('content-attribution', { goal }, { enabled: !inDocument && (status?.events ?? 0) > 0 })
  const said = data ? zoneShiftSentence(data) : null
  if (said === null) return null
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone="warn"
        title={said}
        actions={
          <a className={s['link']} href="#/imports">
            Imports
          </a>
        }
      />
    </div>
  )
}
