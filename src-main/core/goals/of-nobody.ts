/** Events of a goal that no visitor or user id belongs to: they count for nobody, though a form may have sent an id. */
import type { Goal } from '../../../shared/config.ts'
import { count, counted } from '../../../shared/figures.ts'
import { idProperty, propertyColumn } from '../import/id-property.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { parseProperties } from './properties.ts'

/** A sentence; null where there are none. */
export function goalOfNobody({ config, db, journeys }: ReportContext, goal: Goal): string | null {
  const { actions, allows } = journeys.goal(goal, config)
  const { nobody } = journeys.eventsPerAction
  if (!actions.some((fits, id) => fits === 1 && nobody[id]! > 0)) return null
  const [action, event] = [journeys.column('action'), journeys.column('event')]
  const found: number[] = []
  for (let row = journeys.ends.leftOut; row < action.length; row++)
    if (actions[action[row]!] === 1 && (allows === null || allows(event[row]!))) found.push(event[row]!)
  if (found.length === 0) return null
  const all = journeys.eventsPerAction.nobody.reduce((sum, events) => sum + events, 0)
  const [is, counts] = found.length === 1 ? ['is', 'counts'] : ['are', 'count']
  const said = `Of ${counted(all, 'event')} without a visitor or user id ${count(found.length)} ${is} “${goal.name}” and ${counts} for nobody, as of people who refuse cookies.`
  const details = db
    .prepare(
      'SELECT properties FROM event_detail WHERE event_id IN (SELECT value FROM json_each(?)) AND properties IS NOT NULL',
    )
    .pluck()
    .all(JSON.stringify(found)) as string[]
  const id = details.length < found.length ? null : idProperty(details.map(parseProperties))
  if (id === null) return said
  const format = db
    .prepare('SELECT format FROM import WHERE ? BETWEEN first_event_id AND last_event_id')
    .pluck()
    .get(found[0]) as string | undefined
  return `${said} They have “${id.name}” (${count(id.ids)} different): import their files again with it as the user (--map user=${propertyColumn(format ?? '', id.name)}) after an undo, and each is somebody.`
}
