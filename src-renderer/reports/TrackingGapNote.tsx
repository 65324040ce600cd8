import { trackingGapsSentence } from '../../shared/tracking-gaps.ts'
import { useQuery, useWorkspace } from '../api.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { useDocumentView } from '../document/view.ts'
import s from '../page-views/page-views.module.css'

/** Where the period of a report holds days on which nothing was tracked. */
export function TrackingGapNote({ from, to }: { from: string | null; to: string | null }) {
  const { status } = useWorkspace()
  const { data: gaps } = useQuery('volume.gaps', { from, to }, { enabled: (status?.events ?? 0) > 0 })
  const inDocument = useDocumentView() !== null
  const said = gaps ? trackingGapsSentence(gaps) : null
  if (said === null) return null
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone="warn"
        title={said}
        actions={
          !inDocument && (
            <a className={s['link']} href="#/volume">
              See all days
            </a>
          )
        }
      />
    </div>
  )
}
