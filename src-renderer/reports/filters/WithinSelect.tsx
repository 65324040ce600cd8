import type { WorkspaceConfig } from '../../../shared/config.ts'
import { type Option, Select } from '../../components/Select.tsx'
import { counted } from '../../format.ts'
import { useQueryParams } from '../../route.ts'

interface WithinSelectProps {
  config: WorkspaceConfig | undefined
  within: string | null
}

/** Only people on pages of one content group; `within` in the address. */
export function WithinSelect({ config, within }: WithinSelectProps) {
  const [, setQuery] = useQueryParams()
  const groups = (config?.contentGroups ?? []).filter(({ role }) => role === 'content').map(({ group }) => group)
  const all = [...new Set([...groups, '(other)', ...(within === null ? [] : [within])])]
  return (
    <Select
      label="Pages of"
      value={within ?? ''}
      set={within !== null}
      onChange={(id) => setQuery({ within: id === '' ? null : id })}
      options={[{ id: '', any: true, label: 'all groups' }, ...all.map((id) => ({ id, label: id }))]}
    />
  )
}

/** `within 7 days`, those one may choose and the one that is chosen. */
export const daysChoices = (choices: readonly number[], chosen: number | null): Option<string>[] =>
  [...new Set([...choices, ...(chosen === null ? [] : [chosen])])]
    .toSorted((a, b) => a - b)
    .map((days) => ({ id: String(days), label: `within ${counted(days, 'day')}` }))
