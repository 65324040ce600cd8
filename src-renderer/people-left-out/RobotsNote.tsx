import { robotsSentence } from '../../shared/notes/robots.ts'
import { useCommand, useQuery, useWorkspace } from '../api.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { useDocumentView } from '../document/view.ts'
import { useSetting } from '../use-setting.ts'
import { LeaveOutRobots } from './LeaveOutRobots.tsx'
import s from './people-left-out.module.css'

/** Where robots count as people: says how many, and leaves them out. */
export function RobotsNote() {
  const { status } = useWorkspace()
  const set = useCommand('config.set')
  const { value: settings } = useSetting(set, 'excludeUserAgents')
  const { data: found } = useQuery(
    'excludeUserAgents.preview',
    { excludeUserAgents: settings ?? { robots: false, patterns: [] } },
    { enabled: settings !== undefined && (status?.events ?? 0) > 0 },
  )
  const inDocument = useDocumentView() !== null
  const said = found ? robotsSentence(found) : null
  if (said === null) return null
  return (
    <div className={s['own']}>
      <ErrorNote tone="warn" title={said} actions={!inDocument && <LeaveOutRobots set={set} />}>
        {set.error?.message}
      </ErrorNote>
    </div>
  )
}
