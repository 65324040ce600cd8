/** Whom settings of `excludeUserAgents` would leave out of reports, before they are applied. */
import type { UserAgentFit, UserAgentsPreview } from '../../../shared/api.ts'
import type { WorkspaceConfig } from '../../../shared/config.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { userAgentsOf, userAgentTest } from './user-agents.ts'

const examples = 5

/** Everybody is looked at, those left out already too; `robots` is said whether or not they are to be left out. */
export function previewUserAgents(
  { db, config, journeys }: Pick<ReportContext, 'db' | 'config' | 'journeys'>,
  settings: WorkspaceConfig['excludeUserAgents'],
): UserAgentsPreview {
  const { offset } = journeys.everybody
  const agents = userAgentsOf(db, { offset, event: journeys.column('event') })
  const action = journeys.column('action')
  const isPageView = journeys.pageViews(config)
  const fit = (of: WorkspaceConfig['excludeUserAgents']): UserAgentFit => {
    let events = 0
    let pageViews = 0
    const times = new Map<number, number>()
    const people = agents.allFit(userAgentTest(of), (person, userAgents) => {
      events += offset[person + 1]! - offset[person]!
      for (let row = offset[person]!; row < offset[person + 1]!; row++) pageViews += isPageView[action[row]!]!
      for (const id of new Set(userAgents)) times.set(id, (times.get(id) ?? 0) + 1)
    })
    const most = [...times]
      .map(([id, count]) => ({ name: agents.names.get(id)!, count }))
      .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    return { people: people.length, events, pageViews, examples: most.slice(0, examples).map(({ name }) => name) }
  }
  const { people, events, pageViews } = fit(settings)
  const isRobot = userAgentTest({ robots: true, patterns: [] })
  // People left out stand behind those who count.
  const robots = agents.allFit(isRobot).filter((person) => person < journeys.people).length
  return {
    known: agents.known,
    counted: { robots, people: journeys.people },
    robots: fit({ robots: true, patterns: [] }),
    patterns: settings.patterns.map((pattern) => fit({ robots: false, patterns: [pattern] })),
    people,
    events,
    pageViews,
  }
}
