/** Whom reports leave out, where the report itself does not say it. */
import { firstSeenSentence } from '../../../../shared/notes/first-seen.ts'
import { reports } from '../../../../shared/reports/index.ts'
import { count } from '../format/numbers.ts'
import { printable } from '../format/terminal.ts'
import type { Asked } from './rules.ts'

export async function peopleLeftOut({ call, slug, config }: Asked): Promise<string | null> {
  // A report with a line of events says it there.
  if ('leftOut' in reports[slug].totals.shape) return null
  const people = (await call('workspace.status', {}))?.peopleLeftOut ?? 0
  if (people === 0) return null
  const { excludePeople, excludeTraffic, excludeUserAgents } = config
  const byUserAgent = excludeUserAgents.robots || excludeUserAgents.patterns.length > 0
  const byTraffic = excludeTraffic.types.length + excludeTraffic.hosts.length + excludeTraffic.firstSeen.length > 0
  const by = [
    ...(excludePeople.length > 0 ? ['excludePeople'] : []),
    ...(byUserAgent ? ['excludeUserAgents'] : []),
    ...(byTraffic ? ['excludeTraffic'] : []),
  ]
  return `${count(people)} ${people === 1 ? 'person is' : 'people are'} left out (${by.join(', ')} in the configuration).`
}

/** Whom a day leaves out: no list of ids says it. */
export async function daysLeftOut({ call, config: { excludeTraffic } }: Asked): Promise<string | null> {
  if (excludeTraffic.firstSeen.length === 0) return null
  const found = await call('excludeTraffic.preview', { excludeTraffic })
  const sentence = firstSeenSentence(excludeTraffic.firstSeen, found.firstSeen)
  return sentence && printable(`${sentence} (excludeTraffic in the configuration).`)
}
