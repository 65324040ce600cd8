import { UserRoundX } from 'lucide-react'
import { countedTraffic } from '../../shared/pages/traffic.ts'
import { useCommand, useQuery, useWorkspace } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { useDocumentView } from '../document/view.ts'
import { listed } from '../format.ts'
import { useSetting } from '../use-setting.ts'
import s from './people-left-out.module.css'

/** Where traffic that its source marks as one's own counts: says so, and leaves its people out. */
export function TrafficNote() {
  const { status } = useWorkspace()
  const set = useCommand('config.set')
  const { value: settings, put } = useSetting(set, 'excludeTraffic')
  const { data: found } = useQuery(
    'excludeTraffic.preview',
    { excludeTraffic: settings ?? { types: [], hosts: [] } },
    { enabled: settings !== undefined && (status?.events ?? 0) > 0 },
  )
  const inDocument = useDocumentView() !== null
  const counts = found ? countedTraffic(found) : null
  if (counts === null) return null
  const leaveOut = (): Promise<boolean> =>
    put(
      (before) => ({ ...before, types: [...before.types, ...counts.types] }),
      `Traffic of type ${listed(counts.types)} is left out of all reports.`,
    )
  return (
    <div className={s['own']}>
      <ErrorNote
        tone="warn"
        title={counts.said}
        actions={
          !inDocument && (
            <Button icon={UserRoundX} isPending={set.running} onPress={() => void leaveOut()}>
              Leave out {listed(counts.types)}
            </Button>
          )
        }
      >
        {set.error?.message}
      </ErrorNote>
    </div>
  )
}
