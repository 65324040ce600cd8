import { movedFoldersSentence } from '../../shared/notes/apart-spellings.ts'
import { useCommand, useQuery, useWorkspace } from '../api.ts'
import { count, counted } from '../format.ts'
import { SpellingsNote } from './SpellingsNote.tsx'
import { usePages } from './use-pages.ts'

/** Offers aliases for pages that seem to have another folder now. Nothing where there are none. */
export function MovedNote() {
  const { status } = useWorkspace()
  const set = useCommand('config.set')
  const { pages, addMoved, keepApart } = usePages(set)
  const isAsked = pages !== undefined && (status?.events ?? 0) > 0
  const { data } = useQuery(
    'pages.preview',
    { pages: pages ?? { ignoreCase: null, aliases: [], apart: [] } },
    { enabled: isAsked },
  )
  const said = movedFoldersSentence(data?.moved.folders ?? [])
  if (!isAsked || !data || said === null) return null
  const { aliases, views, people } = data.moved
  const [first] = aliases
  return (
    <SpellingsNote
      tone="info"
      title={said}
      apart={{ label: 'Keep apart', onPress: () => void keepApart(aliases) }}
      together={{
        label: `Add ${counted(aliases.length, 'alias', 'aliases')}`,
        onPress: () => void addMoved(aliases),
      }}
      set={set}
    >
      {first?.from} as {first?.to} and others: {count(views)} page views of {counted(people, 'person', 'people')}. Each
      alias can be removed under Settings.
    </SpellingsNote>
  )
}
