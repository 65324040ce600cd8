/** Whom settings of `excludeTraffic` would leave out of reports, before they are applied, and which types there are. */
import type { TrafficFit, TrafficPreview } from '../../../shared/api.ts'
import type { WorkspaceConfig } from '../../../shared/config.ts'
import type { ReportContext } from '../reports/report-context.ts'
import {
  firstPageRows,
  hostTest,
  peopleFirstSeen,
  peopleOfTraffic,
  peopleWith,
  typesOfEvents,
  typeTest,
} from './traffic.ts'

/** Everybody is looked at, those left out already too. */
export function previewTraffic(
  { config, db, journeys }: Pick<ReportContext, 'config' | 'db' | 'journeys'>,
  settings: WorkspaceConfig['excludeTraffic'],
): TrafficPreview {
  const { offset } = journeys.everybody
  const columns = {
    offset,
    event: journeys.column('event'),
    action: journeys.column('action'),
    time: journeys.column('time'),
  }
  const fit = (people: readonly number[]): TrafficFit => ({
    people: people.length,
    events: people.reduce((sum, person) => sum + offset[person + 1]! - offset[person]!, 0),
  })
  const rows = settings.firstSeen.length > 0 ? firstPageRows(columns, journeys.actions) : new Int32Array()
  const typeOf = typesOfEvents(db)
  const out = new Set(settings.types.map((type) => type.toLowerCase()))
  const found = new Set([...typeOf.values()].map((type) => type.toLowerCase()))
  return {
    types: [...new Set([...found, ...out])]
      .map((type) => ({ type, out: out.has(type), ...fit(peopleWith(columns, typeTest(typeOf, [type]))) }))
      .sort((a, b) => b.people - a.people || (a.type < b.type ? -1 : 1)),
    hosts: settings.hosts.map((host) => fit(peopleWith(columns, hostTest(journeys, [host])))),
    firstSeen: settings.firstSeen.map((rule) => fit(peopleFirstSeen(rule, columns, rows, journeys, config.timeZone))),
    ...fit(peopleOfTraffic(db, settings, columns, journeys, config.timeZone)),
  }
}
