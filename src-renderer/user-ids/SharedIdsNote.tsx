import { sharedIdsSentence } from '../../shared/notes/shared-ids.ts'
import { useQuery, useWorkspace } from '../api.ts'
import { SaidNote } from '../components/SaidNote.tsx'

/** Other ids that several users have: what depends on whose they are, and what can be chosen. `here`: where rules of identity are. */
export function SharedIdsNote({ here = false }: { here?: boolean }) {
  const { status } = useWorkspace()
  const { data } = useQuery('identity.sharedIds', {}, { enabled: (status?.events ?? 0) > 0 })
  const said = data ? sharedIdsSentence(data) : null
  return said === null ? null : <SaidNote said={said} link={here ? null : { href: '#/identity', label: 'Identity' }} />
}
