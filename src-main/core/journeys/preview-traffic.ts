/** Whom settings of `excludeTraffic` would leave out of reports, before they are applied, and which types there are. */
import type { TrafficFit, TrafficPreview } from '../../../shared/api.ts'
import type { WorkspaceConfig } from '../../../shared/config.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { hostTest, peopleWith, trafficTest, typesOfEvents, typeTest } from './traffic.ts'

/** Everybody is looked at, those left out already too. */
export function previewTraffic(
  { db, journeys }: Pick<ReportContext, 'db' | 'journeys'>,
  settings: WorkspaceConfig['excludeTraffic'],
): TrafficPreview {
  const { offset } = journeys.everybody
  const columns = { offset, event: journeys.column('event'), action: journeys.column('action') }
  const fit = (fits: ReturnType<typeof trafficTest>): TrafficFit => {
    const people = peopleWith(columns, fits)
    return {
      people: people.length,
      events: people.reduce((sum, person) => sum + offset[person + 1]! - offset[person]!, 0),
    }
  }
  const typeOf = typesOfEvents(db)
  const out = new Set(settings.types.map((type) => type.toLowerCase()))
  const found = new Set([...typeOf.values()].map((type) => type.toLowerCase()))
  return {
    types: [...new Set([...found, ...out])]
      .map((type) => ({ type, out: out.has(type), ...fit(typeTest(typeOf, [type])) }))
      .sort((a, b) => b.people - a.people || (a.type < b.type ? -1 : 1)),
    hosts: settings.hosts.map((host) => fit(hostTest(journeys, [host]))),
    ...fit(trafficTest(db, settings, journeys)),
  }
}
