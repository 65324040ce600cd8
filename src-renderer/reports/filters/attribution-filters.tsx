/** How credit is given, in one row: the model, what it is credited to, and what counts as a touch. */
import { dimensions, endWeights } from '../../../shared/reports/content-attribution.ts'
import type { ReportParams } from '../../../shared/reports/index.ts'
import { useQuery } from '../../api.ts'
import { BySelect } from '../../components/BySelect.tsx'
import { LookbackSelect } from '../../components/LookbackSelect.tsx'
import { Select } from '../../components/Select.tsx'
import { carry, navigate, toHref, useQueryParams } from '../../route.ts'
import { type Measure, type Model, modelWords } from '../../words.ts'
import { EndWeights } from '../tables/EndWeights.tsx'
import { GroupSelects } from './GroupSelects.tsx'
import { TouchSelect } from './TouchSelect.tsx'

type Choice = Model | 'first-last' | 'all'
type Params = Pick<
  ReportParams<'content-attribution'>,
  'by' | 'groups' | 'lookbackDays' | 'unit' | 'excludeDirect' | 'halfLifeDays' | 'weights'
>

const halfLives = [1, 3, 7, 14, 30]

const isByPosition = (choice: Choice): choice is keyof typeof endWeights => choice in endWeights

interface AttributionFiltersProps {
  /** The model on screen, both ends of the journey, or all models. */
  choice: Choice
  params: Params
  /** What shares are of; not given where there is nothing to choose. */
  measure?: Measure | undefined
}

export function AttributionFilters({ choice, params, measure }: AttributionFiltersProps) {
  const [query, setQuery] = useQueryParams()
  const { data: config } = useQuery('config.get', {})
  const { by, groups, lookbackDays, unit, excludeDirect, halfLifeDays, weights } = params
  const show = (next: Choice): void => {
    const kept = new URLSearchParams(carry('', query).replace(/^\?/, ''))
    for (const key of ['by', 'unit', 'excludeDirect', 'halfLifeDays', 'measure', 'groups', 'did', 'neverDid'])
      if (query.get(key) !== null) kept.set(key, query.get(key)!)
    if (next !== 'all' && next !== 'first-last') kept.set('model', next)
    navigate(toHref(next === 'all' ? '/model-comparison' : '/content-attribution', kept))
  }
  return (
    <>
      <Select
        label="Model"
        value={choice}
        set={choice !== 'first-last'}
        onChange={show}
        options={[
          { id: 'first-last', label: 'First and last', note: 'where people start, and where they end' },
          { id: 'all', label: 'All side by side', note: 'with the ranks that change' },
          ...Object.entries(modelWords).map(([id, { label, note }]) => ({ id: id as Model, label, note })),
        ]}
      />
      <BySelect value={by} of={dimensions} usual="group" />
      <GroupSelects config={config} groups={groups} />
      {measure && (
        <Select
          label="Measure"
          value={measure}
          set={measure !== 'conversions'}
          onChange={(id) => setQuery({ measure: id === 'conversions' ? null : id })}
          options={[
            { id: 'conversions', label: 'conversions' },
            { id: 'value', label: 'value', note: 'what the conversions are worth' },
          ]}
        />
      )}
      <LookbackSelect value={lookbackDays} />
      <TouchSelect unit={unit} />
      {choice !== 'first-last' && (
        <Select
          label="Direct"
          value={excludeDirect ? 'out' : 'in'}
          set={excludeDirect}
          onChange={(id) => setQuery({ excludeDirect: id === 'out' ? 'true' : null })}
          options={[
            { id: 'in', label: 'counts' },
            { id: 'out', label: 'left out', note: 'touches without a source get no credit' },
          ]}
        />
      )}
      {isByPosition(choice) && <EndWeights model={choice} weights={weights} />}
      {(choice === 'time-decay' || choice === 'all') && (
        <Select
          label="Half-life"
          value={String(halfLifeDays)}
          set={halfLifeDays !== 7}
          onChange={(id) => setQuery({ halfLifeDays: id === '7' ? null : id })}
          options={[...new Set([...halfLives, halfLifeDays])]
            .toSorted((a, b) => a - b)
            .map((days) => ({ id: String(days), label: `${days} ${days === 1 ? 'day' : 'days'}` }))}
        />
      )}
    </>
  )
}
