/** What a goal would count over all history, before it is saved. */
import type { EventNameCount, GoalPreview } from '../../../shared/api.ts'
import type { Goal } from '../../../shared/config.ts'
import { noRateSentence, parseProperties } from './goal.ts'
import type { ReportContext } from '../reports/report-context.ts'

export function previewGoal({ config, journeys }: ReportContext, goal: Goal): GoalPreview {
  const open = { from: -Infinity, to: Infinity, lookback: Infinity }
  const count = (counted: Goal): GoalPreview => {
    const { conversions } = journeys.scan(config, counted, open)
    const test = journeys.goal(counted, config)
    const event = journeys.column('event')
    let value = 0
    let people = 0
    for (let c = 0; c < conversions.count; c++) {
      value += test.valueOf(event[conversions.row[c]!]!)
      people += conversions.first[c]!
    }
    const isKnown = !Number.isNaN(value)
    return {
      events: 0,
      people,
      conversions: conversions.count,
      value: isKnown ? value : null,
      noRate: isKnown ? null : noRateSentence(test, config.currency),
    }
  }
  return { ...count(goal), events: count({ ...goal, count: 'every' }).conversions }
}

const sampledEvents = 50

export function countEventNames({ db, journeys }: ReportContext): EventNameCount[] {
  const { names, actions } = journeys
  const { identified, nobody } = journeys.eventsPerAction
  const events = new Float64Array(names.count)
  for (let id = 1; id < actions.count; id++) events[actions.name[id]!]! += identified[id]! + nobody[id]!
  const sample = db.prepare(
    `SELECT detail.properties FROM event_detail AS detail JOIN event ON event.id = detail.event_id
     JOIN action ON action.id = event.action_id WHERE action.name_id = ? AND detail.properties IS NOT NULL LIMIT ${sampledEvents}`,
  )
  const valued = db.prepare(
    `SELECT 1 FROM event_detail AS detail JOIN event ON event.id = detail.event_id
     JOIN action ON action.id = event.action_id WHERE action.name_id = ? AND detail.value IS NOT NULL LIMIT 1`,
  )
  const list: EventNameCount[] = []
  for (let id = 1; id < names.count; id++) {
    if (events[id] === 0) continue
    const bags = events[id]! > 0 && names.kind[id] === 'event' ? (sample.pluck().all(id) as string[]) : []
    const properties = new Set(bags.flatMap((bag) => Object.keys(parseProperties(bag))))
    // What a mapped column of amounts is called in a goal.
    if (names.kind[id] === 'event' && valued.get(id) !== undefined) properties.add('value')
    list.push({
      name: names.value[id]!,
      kind: names.kind[id] as EventNameCount['kind'],
      events: events[id]!,
      properties: [...properties].sort(),
    })
  }
  return list.sort((a, b) => b.events - a.events || (a.name < b.name ? -1 : 1))
}
