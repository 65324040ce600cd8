import { zoneShiftSentence } from '../../../shared/notes/no-page-before.ts'
import { useReport, useWorkspace } from '../../api.ts'
import { useDocumentView } from '../../document/view.ts'
import { WarningNote } from './WarningNote.tsx'

/** Where the pages before most conversions of a goal are missing since times were likely read in the wrong zone. */
export function ZoneShiftNote({ goal }: { goal: string | null }) {
  const { status } = useWorkspace()
  const inDocument = useDocumentView() !== null
  const { data } = useReport('content-attribution', { goal }, { enabled: !inDocument && (status?.events ?? 0) > 0 })
  return <WarningNote said={data ? zoneShiftSentence(data) : null} href="#/imports" label="Imports" />
}
