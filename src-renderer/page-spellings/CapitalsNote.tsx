import { useCommand, useQuery, useWorkspace } from '../api.ts'
import { count, counted } from '../format.ts'
import { SpellingsNote } from './SpellingsNote.tsx'
import { usePages } from './use-pages.ts'

const asStored = { ignoreCase: null, aliases: [], apart: [] }

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
    <SpellingsNote
      tone="warn"
      title={`${counted(capitals.paths, 'path')} differ from another in capitals only and count as pages of their own.`}
      apart={{ label: 'Keep apart', onPress: () => void ignoreCase(false) }}
      together={{ label: `Count as ${counted(capitals.pages, 'page')}`, onPress: () => void ignoreCase(true) }}
      set={set}
    >
      {capitals.examples[0]!.slice(0, 3).join(', ')}
      {capitals.pages > 1 && ' and others'}: {count(capitals.views)} page views of{' '}
      {counted(capitals.people, 'person', 'people')}. Most sites answer with the same page.
    </SpellingsNote>
  )
}
