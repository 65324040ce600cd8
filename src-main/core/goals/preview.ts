/** What a goal would count over all history, before it is saved. */
import type { GoalPreview } from '../../../shared/api.ts'
import type { Goal } from '../../../shared/config.ts'
import { noRateSentence } from './goal.ts'
import { always, eventsOfConversions } from '../journeys/scan.ts'
import type { ReportContext } from '../reports/report-context.ts'

export function previewGoal({ config, journeys }: ReportContext, goal: Goal): GoalPreview {
  const count = (counted: Goal): GoalPreview => {
    const { conversions } = journeys.scan(config, counted, always)
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
      noRate: isKnown ? null : noRateSentence(test, eventsOfConversions(conversions, event), config),
    }
  }
  return { ...count(goal), events: count({ ...goal, count: 'every' }).conversions }
}
