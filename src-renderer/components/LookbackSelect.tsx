import { plural } from '../format.ts'
import { useQueryParams } from '../route.ts'
import { Select } from './Select.tsx'

const choices = [1, 7, 14, 30, 60, 90, 180, 365]

/** How long before a conversion a page still counts; `lookbackDays` in the address. */
export function LookbackSelect({ value }: { value: number | null }) {
  const [, setQuery] = useQueryParams()
  const days = value === null || choices.includes(value) ? choices : [...choices, value].toSorted((a, b) => a - b)
  return (
    <Select
      label="Lookback"
      value={value === null ? 'none' : String(value)}
      set={value !== null}
      onChange={(id) => setQuery({ lookbackDays: id === 'none' ? null : id })}
      options={[
        { id: 'none', label: 'none', any: true, note: 'everything before the conversion counts' },
        ...days.map((day) => ({ id: String(day), label: `${day} ${plural(day, 'day')}` })),
      ]}
    />
  )
}
