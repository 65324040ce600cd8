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

/** Rules have no dates: that a page had one group after another is told beside them. */
export function changedSentence({ group, dates, pages }: PageGroupsRead['changed'][number]): string {
  const shown = pages.slice(0, shownPages).join(', ')
  const more = pages.length > shownPages ? ` and ${count(pages.length - shownPages)} more` : ''
  const since =
    dates.length === 0 ? 'on days that the table does not say' : `on ${dates.map((day) => date(day)).join(' and ')}`
  return `${pages.length === 1 ? 'One page' : `${count(pages.length)} pages`} changed ${since} (${shown}${more}), and as rules have no dates ${pages.length === 1 ? 'it is' : 'they are'} the group “${group}”.`
}

const shownPages = 6
