import { useCommand, useQuery, useWorkspace } from '../api.ts'
import { count, counted } from '../format.ts'
import { SpellingsNote } from './SpellingsNote.tsx'
import { usePages } from './use-pages.ts'

/** Offers aliases for paths that most sites answer with the page of another path. Nothing where there are none. */
export function AlikeNote() {
  const { status } = useWorkspace()
  const set = useCommand('config.set')
  const { pages, addAlike, keepApart } = usePages(set)
  const isAsked = pages !== undefined && (status?.events ?? 0) > 0
  const { data } = useQuery(
    'pages.preview',
    { pages: pages ?? { ignoreCase: null, aliases: [], apart: [] } },
    { enabled: isAsked },
  )
  const [first] = data?.alike.aliases ?? []
  if (!isAsked || !data || first === undefined) return null
  const { aliases, views, people } = data.alike
  return (
    <SpellingsNote
      tone="info"
      title={`${counted(aliases.length, 'path')} ${aliases.length === 1 ? 'looks' : 'look'} like another spelling of a page and ${aliases.length === 1 ? 'counts' : 'count'} apart.`}
      apart={{ label: 'Keep apart', onPress: () => void keepApart(aliases) }}
      together={{
        label: `Add ${counted(aliases.length, 'alias', 'aliases')}`,
        onPress: () => void addAlike(aliases),
      }}
      set={set}
    >
      {first.from} as {first.to}
      {aliases.length > 1 && ' and others'}: {count(views)} page views of {counted(people, 'person', 'people')}. Each
      alias can be removed under Settings.
    </SpellingsNote>
  )
}
