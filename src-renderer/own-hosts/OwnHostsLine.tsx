import { dependsOnOwnHosts, ownHostsSentence } from '../../shared/pages/own-hosts.ts'
import { useQuery } from '../api.ts'
import { useDocumentView } from '../document/view.ts'
import { ownHostPath } from './command.ts'

/** Between which hosts links are direct, where the report depends on it, and the way to say otherwise. */
export function OwnHostsLine({ params }: { params: object }) {
  const { data } = useQuery('ownHosts.list', {}, { enabled: dependsOnOwnHosts(params) })
  const inDocument = useDocumentView() !== null
  const sentence = data ? ownHostsSentence(data) : null
  if (sentence === null) return null
  return <>&ensp;{inDocument ? sentence : <a href={`#${ownHostPath}`}>{sentence}</a>}.</>
}
