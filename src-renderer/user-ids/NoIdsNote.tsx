import { countedAsNoId, noIdsSentence } from '../../shared/notes/no-ids.ts'
import { useCommand, useQuery, useWorkspace } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { useDocumentView } from '../document/view.ts'
import { saveConfig } from '../save-config.ts'
import s from './user-ids.module.css'

/** Ids that stand for many people, and one press after which they are none. */
export function NoIdsNote() {
  const { status } = useWorkspace()
  const set = useCommand('config.set')
  const inDocument = useDocumentView() !== null
  const enabled = (status?.events ?? 0) > 0
  const { data: found } = useQuery('noIds.suggest', {}, { enabled })
  const { data: config } = useQuery('config.get', {}, { enabled: (found?.length ?? 0) > 0 })
  const sentence = noIdsSentence(found ?? [])
  if (sentence === null || !found) return null
  const ids = [...new Set(found.map(({ id }) => id))]
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone="warn"
        title={sentence}
        actions={
          config &&
          !inDocument && (
            <Button
              variant="primary"
              isPending={set.running}
              onPress={() =>
                void saveConfig(set, { noIds: [...config.noIds, ...ids] }, { noIds: config.noIds }, countedAsNoId(ids))
              }
            >
              Count as no id
            </Button>
          )
        }
      >
        {set.error?.message}
      </ErrorNote>
    </div>
  )
}
