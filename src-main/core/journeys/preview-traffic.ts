/** Whom settings of `excludeTraffic` would leave out of reports, before they are applied, and which types there are. */
import type { TrafficFit, TrafficPreview } from '../../../shared/api.ts'
import type { WorkspaceConfig } from '../../../shared/config.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { resolveIds } from './identity/usable.ts'
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
  // Somebody who tries a form may be one person for each id that it sends.
  const actor = journeys.column('actor')
  const { actorVisitor } = resolveIds(journeys.identities)
  const visitorsWith = (fits: ReturnType<typeof typeTest>): number => {
    const found = new Set<number>()
    for (let row = 0; row < offset.at(-1)!; row++)
      if (fits(columns.event[row]!, columns.action[row]!)) found.add(actorVisitor[actor[row]!]!)
    found.delete(0)
    return found.size
  }
  const rows = settings.firstSeen.length > 0 ? firstPageRows(columns, journeys.actions) : new Int32Array()
  const typeOf = typesOfEvents(db)
  const out = new Set(settings.types.map((type) => type.toLowerCase()))
  const found = new Set([...typeOf.values()].map((type) => type.toLowerCase()))
  return {
    types: [...new Set([...found, ...out])]
      .map((type) => {
        const fits = typeTest(typeOf, [type])
        return { type, out: out.has(type), visitors: visitorsWith(fits), ...fit(peopleWith(columns, fits)) }
      })
      .sort((a, b) => b.people - a.people || (a.type < b.type ? -1 : 1)),
    hosts: settings.hosts.map((host) => fit(peopleWith(columns, hostTest(journeys, [host])))),
    firstSeen: settings.firstSeen.map((rule) => fit(peopleFirstSeen(rule, columns, rows, journeys, config.timeZone))),
    ...fit(peopleOfTraffic(db, settings, columns, journeys, config.timeZone)),
  }
}
