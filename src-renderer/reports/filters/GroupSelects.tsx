/** Content groups whose pages count, any of several; `groups` in the address. */
import type { WorkspaceConfig } from '../../../shared/config.ts'
import { Select } from '../../components/Select.tsx'
import { useQueryParams } from '../../route.ts'

interface GroupSelectsProps {
  config: WorkspaceConfig | undefined
  /** null = all of them. */
  groups: readonly string[] | null
}

/** One choice for each group, and one more while there are others. */
export function GroupSelects({ config, groups }: GroupSelectsProps) {
  const [, setQuery] = useQueryParams()
  const chosen = groups ?? []
  const content = (config?.contentGroups ?? []).filter(({ role }) => role === 'content').map(({ group }) => group)
  // The address, like the flag, has a comma between two of them.
  const names = [...new Set([...content, '(other)'])].filter((name) => !name.includes(','))
  const others = names.filter((name) => !chosen.includes(name))
  if (content.length === 0 && chosen.length === 0) return null
  const choose = (at: number, id: string): void => {
    const next = chosen.toSpliced(at, 1, ...(id === '' ? [] : [id]))
    setQuery({ groups: next.length === 0 ? null : next.join(',') })
  }
  return [...chosen, ...(others.length > 0 ? [''] : [])].map((own, at) => (
    <Select
      key={at}
      label={at === 0 ? 'Pages of' : 'and'}
      value={own}
      set={own !== ''}
      onChange={(id) => choose(at, id)}
      options={[
        { id: '', any: true, label: at === 0 ? 'all groups' : 'no other group' },
        ...[...new Set([...(own === '' ? [] : [own]), ...others])].map((id) => ({ id, label: id })),
      ]}
    />
  ))
}
