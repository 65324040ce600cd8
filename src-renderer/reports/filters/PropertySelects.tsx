/** What events say of people, as columns of a list; nothing unless it is chosen. */
import { amountProperty } from '../../../shared/goals/goal-condition.ts'
import { listedUpTo } from '../../../shared/text/figures.ts'
import { useQuery } from '../../api.ts'
import { Select } from '../../components/Select.tsx'

interface PropertySelectsProps {
  chosen: readonly string[]
  onChange: (names: string[]) => void
}

/** One choice for each property, and one more while there are others. */
export function PropertySelects({ chosen, onChange }: PropertySelectsProps) {
  const { data = [] } = useQuery('events.names', {})
  const events = new Map<string, string[]>()
  for (const { name, kind, properties } of data)
    if (kind === 'event')
      for (const property of properties)
        // The address, like the flag, has a comma between two of them.
        if (property !== amountProperty && !property.includes(','))
          events.set(property, [...(events.get(property) ?? []), name])
  const names = [...events.keys()].toSorted((a, b) => a.localeCompare(b, 'en'))
  const others = names.filter((name) => !chosen.includes(name))
  if (names.length === 0 && chosen.length === 0) return null
  return [...chosen, ...(others.length > 0 ? [''] : [])].map((own, at) => (
    <Select
      key={at}
      label={at === 0 ? 'Columns' : 'and'}
      value={own}
      set={own !== ''}
      onChange={(id) => onChange(chosen.toSpliced(at, 1, ...(id === '' ? [] : [id])))}
      options={[
        { id: '', any: true, label: at === 0 ? 'as usual' : 'no other' },
        ...[...new Set([...(own === '' ? [] : [own]), ...others])].map((id) => ({
          id,
          label: id,
          ...(events.has(id) && { note: `of ${listedUpTo(3, events.get(id)!)}` }),
        })),
      ]}
    />
  ))
}
