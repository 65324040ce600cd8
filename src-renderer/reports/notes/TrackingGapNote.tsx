import { trackingGapsSentence } from '../../../shared/notes/tracking-gaps.ts'
import { useQuery, useWorkspace } from '../../api.ts'
import { WarningNote } from './WarningNote.tsx'

/** Where the period of a report holds days on which nothing was tracked. */
export function TrackingGapNote({ from, to }: { from: string | null; to: string | null }) {
  const { status } = useWorkspace()
  const { data: gaps } = useQuery('volume.gaps', { from, to }, { enabled: (status?.events ?? 0) > 0 })
  return <WarningNote said={gaps ? trackingGapsSentence(gaps) : null} href="#/volume" label="See all days" />
}
