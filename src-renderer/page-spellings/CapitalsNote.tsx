import { useCommand, useQuery, useWorkspace } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { count, counted } from '../format.ts'
import s from './page-spellings.module.css'
import { usePages } from './use-pages.ts'

const asStored = { ignoreCase: null, aliases: [] }

/** Says once that pages differ in capitals only, until somebody decides. Nothing where none do. */
export function CapitalsNote() {
  const { status } = useWorkspace()
  const set = useCommand('config.set')
  const { pages, ignoreCase } = usePages(set)
  const open = pages?.ignoreCase === null && (status?.events ?? 0) > 0
  const { data } = useQuery('pages.preview', { pages: asStored }, { enabled: open })
  if (!open || !data || data.capitals.pages === 0) return null
  const { capitals } = data
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone="warn"
        title={`${counted(capitals.paths, 'path')} differ from another in capitals only and count as pages of their own.`}
        actions={
          <>
            <Button isDisabled={set.running} onPress={() => void ignoreCase(false)}>
              Keep apart
            </Button>
            <Button variant="primary" isPending={set.running} onPress={() => void ignoreCase(true)}>
              Count as {counted(capitals.pages, 'page')}
            </Button>
          </>
        }
      >
        {set.error ? (
          set.error.message
        ) : (
          <>
            {capitals.examples[0]!.slice(0, 3).join(', ')}
            {capitals.pages > 1 && ' and others'}: {count(capitals.views)} page views of{' '}
            {counted(capitals.people, 'person', 'people')}. Most sites answer with the same page.
          </>
        )}
      </ErrorNote>
    </div>
  )
}
