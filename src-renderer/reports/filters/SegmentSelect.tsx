import { type ReportSlug, reports } from '../../../shared/reports/index.ts'
import type { SegmentParams } from '../../../shared/reports/report.ts'
import { useQuery, useWorkspace } from '../../api.ts'
import { type Option, Select } from '../../components/Select.tsx'
import { useQueryParams } from '../../route.ts'
import { hasContentGap } from '../content.tsx'
import { paramsFrom } from '../view.ts'

type Side = keyof SegmentParams

const idOf = (side: Side, name: string): string => `${side} ${name}`

/** People who did something at some time, or never did, of a report that can be asked about them; `did` and `neverDid` in the address. */
export function SegmentSelect({ slug }: { slug: ReportSlug }) {
  const { status } = useWorkspace()
  const [query, setQuery] = useQueryParams()
  const isAsked = 'did' in reports[slug].params.shape && !hasContentGap(status)
  const names = useQuery('events.names', {}, { enabled: isAsked })
  const config = useQuery('config.get', {}, { enabled: isAsked })
  if (!isAsked) return null
  const params = paramsFrom(slug, query) as SegmentParams
  const chosen = (['did', 'neverDid'] as const).filter((side) => params[side] !== null)
  const goals = status?.goals ?? []
  // Everybody has seen a page.
  const views = config.data?.interactions.events ?? []
  const events = (names.data ?? []).flatMap(({ name, kind }) => (kind === 'event' && name !== '' && !views.includes(name) ? [name] : [])) // prettier-ignore
  const known = [...new Set([...goals, ...events])]
  const options = (side: Side | null): Option<string>[] => [
    { id: '', any: true, label: 'anything' },
    ...(['did', 'neverDid'] as const)
      // Both are asked about: each has a choice of its own.
      .filter((each) => chosen.length < 2 || each === side)
      .flatMap((each) =>
        [...new Set([...known, ...(side === each ? [params[each] ?? ''] : [])])].map((name) => ({
          id: idOf(each, name),
          label: each === 'did' ? name : `never ${name}`,
          section: each === 'did' ? 'At some time' : 'Never',
        })),
      ),
  ]
  const choose = (side: Side | null, id: string): void => {
    const next = (['did', 'neverDid'] as const).find((each) => id.startsWith(`${each} `))
    setQuery({
      ...(side !== null && { [side]: null }),
      ...(next !== undefined && { [next]: id.slice(next.length + 1) }),
      offset: null,
      person: null,
    })
  }
  // By its place, so that the focus stays where something was chosen.
  return (chosen.length === 0 ? [null] : chosen).map((side, place) => (
    <Select
      key={place}
      label="Did"
      value={side === null ? '' : idOf(side, params[side] ?? '')}
      set={side !== null}
      onChange={(id) => choose(side, id)}
      options={options(side)}
    />
  ))
}
