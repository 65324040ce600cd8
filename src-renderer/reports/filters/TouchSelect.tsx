import type { ReportParams } from '../../../shared/reports/index.ts'
import { Select } from '../../components/Select.tsx'
import { useQueryParams } from '../../route.ts'

/** What counts as a touch. */
export function TouchSelect({ unit }: Pick<ReportParams<'content-attribution'>, 'unit'>) {
  const [, setQuery] = useQueryParams()
  return (
    <Select
      label="Touch"
      value={unit}
      set={unit !== 'interaction'}
      onChange={(id) => setQuery({ unit: id === 'interaction' ? null : id })}
      options={[
        { id: 'interaction', label: 'every page view' },
        { id: 'session', label: 'first of a visit', note: 'a visit is one touch: its first page' },
      ]}
    />
  )
}
