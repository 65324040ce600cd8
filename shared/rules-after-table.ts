import type { PageGroupsRead } from './api.ts'
import type { ContentGroupRule } from './config.ts'
import { count, date } from './figures.ts'

/**
 * All rules once a table of pages and their groups was read: its rules go first, in place of those of the groups it names, and
 * the others stay behind them.
 */
export function rulesAfterTable(
  before: readonly ContentGroupRule[],
  read: readonly ContentGroupRule[],
): ContentGroupRule[] {
  const groups = new Set(read.map(({ group }) => group))
  return [...read, ...before.filter(({ group, role }) => role !== 'content' || !groups.has(group))]
}

/** What the rules of a table came to where pages have one group after another in it. */
export function changedSentence({ groups, dates, joint, pages }: PageGroupsRead['changed'][number]): string {
  const shown = pages.slice(0, shownPages).join(', ')
  const more = pages.length > shownPages ? ` and ${count(pages.length - shownPages)} more` : ''
  const [which, are, have] =
    pages.length === 1 ? ['One page', 'is', 'has'] : [`${count(pages.length)} pages`, 'are', 'have']
  if (joint !== null)
    return `${which} (${shown}${more}) ${have} one group after another on days that the table does not tell apart, and ${are} the group “${joint}”.`
  const before = dates.map((day, index) => `“${groups[index]!}” before ${date(day)}`).join(', ')
  return `${which} (${shown}${more}) ${are} ${before}, and “${groups.at(-1)!}” from then on.`
}

const shownPages = 6

/** How `report before-after` holds the time before such a change against that since: its params, as words of a command or a link have them. */
export const beforeAfterOf = ({ dates, joint }: PageGroupsRead['changed'][number]) => ({
  ...(joint === null ? { by: 'page' } : { within: joint }),
  ...(dates[0] !== undefined && { date: dates[0] }),
})
