/** What is said of robots that count as people, of imports and beside figures that they change. */
import type { UserAgentsPreview } from '../api.ts'
import { count, counted, percent } from '../text/figures.ts'

/** null where none count; and where nobody else would be left: then it is no user agent that was taken for one. */
export function robotsSentence({ counted: { robots, people } }: Pick<UserAgentsPreview, 'counted'>): string | null {
  if (robots === 0 || robots === people) return null
  const came = robots === 1 ? 'is a robot by its user agent and counts' : 'are robots by their user agent and count'
  return `${count(robots)} of ${counted(people, 'person', 'people')} (${percent(robots / people)}) ${came} in every report.`
}
