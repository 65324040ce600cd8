import type { Goal } from '../../shared/config.ts'
import { strangersSentence } from '../../shared/notes/strangers.ts'
import { useQuery, useWorkspace } from '../api.ts'
import { SaidNote } from '../components/SaidNote.tsx'

/** Where no page is known of anybody in a file: which file, and what would join its people. Of one goal: files that have events of it. */
export function StrangersNote({ goal = null }: { goal?: Goal | null }) {
  const { status } = useWorkspace()
  const { data = [] } = useQuery('imports.strangers', { goal }, { enabled: (status?.events ?? 0) > 0 })
  const said = strangersSentence(data)
  return said === null ? null : <SaidNote said={said} link={{ href: '#/imports', label: 'Imports' }} />
}
