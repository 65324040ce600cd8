import { tellsLanguages } from '../../../shared/notes/languages.ts'
import { strataWords, type WithinEach } from '../../../shared/reports/template-comparison.ts'
import { useQuery } from '../../api.ts'
import { Select } from '../../components/Select.tsx'
import { useQueryParams } from '../../route.ts'

interface WithinEachSelectProps {
  withinEach: WithinEach | null
  choices: readonly WithinEach[]
}

/** What a difference is held to the same mix of; `withinEach` in the address. */
export function WithinEachSelect({ withinEach, choices }: WithinEachSelectProps) {
  const [, setQuery] = useQueryParams()
  const { data: languages } = useQuery('pages.languages', {})
  const hasLanguages = languages === undefined || tellsLanguages(languages)
  return (
    <Select
      label="Within each"
      value={withinEach ?? ''}
      set={withinEach !== null}
      onChange={(id) => setQuery({ withinEach: id === '' ? null : id })}
      options={[
        { id: '', any: true, label: 'no: all together' },
        ...choices
          .filter((id) => id !== 'language' || hasLanguages || withinEach === id)
          .map((id) => ({
            id,
            label: `${strataWords[id].one}${id === 'language' && !hasLanguages ? ' (there is one)' : ''}`,
          })),
      ]}
    />
  )
}
