import type { PageGroupsRead } from '../api.ts'
import type { ContentGroupRule } from '../config.ts'
import { count, date, listed } from '../text/figures.ts'

/**
 * All rules once a table of pages and their groups was read: its rules go first, in place of those of the groups it names, and
 * the others stay behind them.
 */
export function rulesAfterTable(
  before: readonly ContentGroupRule[],
  read: readonly ContentGroupRule[],
): ContentGroupRule[] {
  return [...read, ...rulesThatStay(before, [...new Set(read.map(({ group }) => group))])]
}

/** Of the rules there are, those that a table with these groups does not replace. */
export function rulesThatStay(before: readonly ContentGroupRule[], groups: readonly string[]): ContentGroupRule[] {
  return before.filter(({ group, role }) => role !== 'content' || !groups.includes(group))
}

type Change = PageGroupsRead['changed'][number]

export type TableRead = Pick<
  PageGroupsRead,
  | 'changed'
  | 'sites'
  | 'groups'
  | 'withoutGroups'
  | 'topics'
  | 'unnamed'
  | 'drafts'
  | 'moved'
  | 'below'
  | 'unused'
  | 'rejects'
>

/** Above what is to be known of a table that was read. */
export function tableTitle({
  changed,
  sites,
  withoutGroups,
  topics,
  drafts,
  moved,
  below,
  unused,
  rejects,
}: TableRead): string {
  if (rejects.length > 0) return 'Not all of the table could become rules'
  if (below.length > 0) return 'Pages below those of the table are in no group'
  if (unused.length > 0) return 'Columns of the table that are not used'
  if (changed.length > 0) return 'Pages that change their group'
  if (moved.length > 0) return 'Pages that had another address'
  if (drafts.length > 0) return 'Pages that are drafts'
  if (sites.length > 0) return 'Pages of several sites'
  if (topics.apart.length + topics.doubtful.length > 0) return 'Topics of the table'
  return withoutGroups ? 'All pages are in one group' : 'Pages that are left out'
}

/** What of a table is not as it looks: columns that say nothing here, and pages that nobody can have visited. */
export function besideTable({
  sites,
  groups,
  withoutGroups,
  topics,
  unnamed,
  drafts,
  unused,
}: Pick<TableRead, 'sites' | 'groups' | 'withoutGroups' | 'topics' | 'unnamed' | 'drafts' | 'unused'>): string[] {
  const named = (of: 'days' | 'groups' | 'authors'): string[] =>
    unused.flatMap(({ name, looksLike }) => (looksLike === of ? [`“${name}”`] : []))
  const [days, others, authors] = [named('days'), named('groups'), named('authors')]
  const isOne = drafts.length === 1
  const authorName = unused.find(({ looksLike }) => looksLike === 'authors')?.name ?? ''
  return [
    ...(withoutGroups
      ? [`The table has no column of groups, so its pages are all in “${groups.join('”, “')}” (--group NAME names it).`]
      : []),
    ...(topics.apart.length > 0
      ? [
          `${shownOf(quoted(topics.apart))} ${topics.apart.length === 1 ? 'is' : 'are'} read as several topics, as each of them stands in other rows too.`,
        ]
      : []),
    ...(topics.doubtful.length > 0
      ? [
          `${shownOf(quoted(topics.doubtful))} ${topics.doubtful.length === 1 ? 'is read as one topic' : 'are read as one topic each'}: put a semicolon between several.`,
        ]
      : []),
    ...(sites.length > 0
      ? [
          `The table has pages of ${count(sites.length)} sites (${shownOf(sites)}), so each rule holds on the site of its pages alone, with www. and without.`,
        ]
      : []),
    ...(days.length > 0
      ? [
          `${listed(days)} ${days.length === 1 ? 'looks like days and is' : 'look like days and are'} not used: each page has its group on all days. Head the first day of a group “Live from”, or the day of a change “Last template change”, beside “Previous template”.`,
        ]
      : []),
    ...(others.length > 0
      ? [
          `${listed(others)} ${others.length === 1 ? 'names groups, too, and is' : 'name groups, too, and are'} not used. Head what a page was before “Previous template”, and the day of the change “Last template change”.`,
        ]
      : []),
    ...(authors.length > 0
      ? [
          `${listed(authors)} ${authors.length === 1 ? 'is' : 'are'} not used. Read as topics, ${authors.length === 1 ? 'it says' : 'they say'} in reports by topic what each author’s pages bring (--topics ${/\s/.test(authorName) ? `"${authorName}"` : authorName}).`,
        ]
      : []),
    ...(drafts.length > 0
      ? [
          `${isOne ? 'One page is a draft' : `${count(drafts.length)} pages are drafts`} by the table (${shownOf(drafts)}); ${isOne ? 'it is in its group' : 'they are in their groups'} all the same.`,
        ]
      : []),
    ...(unnamed > 0
      ? [
          `${unnamed === 1 ? 'One page of the table has' : `${count(unnamed)} pages of the table have`} a number in place of an address (?page_id=…), as what was not published yet does, and ${unnamed === 1 ? 'is' : 'are'} left out.`,
        ]
      : []),
  ]
}

/** What of the visits counts apart, as pages had another address; null where none had. */
export function movedSentence({ moved }: Pick<TableRead, 'moved'>): string | null {
  if (moved.length === 0) return null
  const isOne = moved.length === 1
  const pages = moved.slice(0, shownPages).map(({ from, to }) => `${from} is ${to} now`)
  const more = moved.length > shownPages ? [`${count(moved.length - shownPages)} more`] : []
  return `${isOne ? 'One visited address is that of a page before it was renamed' : `${count(moved.length)} visited addresses are those of pages before they were renamed`}: ${listed([...pages, ...more])}. ${isOne ? 'It counts' : 'They count'} as ${isOne ? 'a page of its own, in none of these groups' : 'pages of their own, in none of these groups'}, until an alias says so.`
}

/** Visits to pages that lie below those of a table, as those of a section do; null where all are in a group. */
export function belowSentence({ below }: Pick<TableRead, 'below'>): string | null {
  const [first] = below
  if (first === undefined) return null
  const visited = below.reduce((sum, each) => sum + each.visited.length, 0)
  const others = below.length - 1
  const more = others === 0 ? '' : ` and ${count(others)} more ${others === 1 ? 'page' : 'pages'} of the table`
  return `Below ${first.page}${more}${others === 0 ? '' : ','} ${visited === 1 ? 'one visited page is' : `${count(visited)} visited pages are`} in no group, such as ${first.visited[0]!}: each row stands for its page alone.`
}

const quoted = (names: readonly string[]): string[] => names.map((name) => `“${name}”`)

const shownOf = (pages: readonly string[]): string =>
  `${pages.slice(0, shownPages).join(', ')}${pages.length > shownPages ? ` and ${count(pages.length - shownPages)} more` : ''}`

/** Whether the table says on which days the groups begin that it does not tell apart, and their joint group is one of the rules still. */
export const canSplit = ({ groups, dates, joint }: Change, rules: readonly { group: string }[]): boolean =>
  joint !== null && dates.length === groups.length - 1 && rules.some(({ group }) => group === joint)

/** The rules of a joint group as those of its groups, each from the day it begins until the next does. */
export const splitByDates = (
  rules: readonly ContentGroupRule[],
  { groups, dates, joint }: Change,
): ContentGroupRule[] =>
  rules.flatMap((rule) =>
    rule.group !== joint
      ? [rule]
      : groups.map((group, index) => ({
          ...rule,
          group,
          ...(index > 0 && { from: dates[index - 1]! }),
          ...(index < dates.length && { to: dates[index]! }),
        })),
  )

/** A change as the rules have it now: its joint group may have been split. */
export const asRuled = (change: Change, rules: readonly { group: string }[]): Change =>
  change.joint !== null && change.dates.length > 0 && !rules.some(({ group }) => group === change.joint)
    ? { ...change, joint: null }
    : change

/** What the rules of a table came to where pages have one group after another in it. */
export function changedSentence({ groups, dates, joint, pages }: Change): string {
  const shown = shownOf(pages)
  const [which, are, have] =
    pages.length === 1 ? ['One page', 'is', 'has'] : [`${count(pages.length)} pages`, 'are', 'have']
  if (joint !== null)
    return `${which} (${shown}) ${have} one group after another on days that the table does not tell apart, and ${are} the group “${joint}”.`
  const before = dates.map((day, index) => `“${groups[index]!}” before ${date(day)}`).join(', ')
  return `${which} (${shown}) ${are} ${before}, and “${groups.at(-1)!}” from then on.`
}

const shownPages = 6

/** How `report before-after` holds the time before such a change against that since: its params, as words of a command or a link have them. */
export function beforeAfterOf({ dates, joint, pages }: Change) {
  const pattern = patternOfPages(pages)
  return {
    ...(joint === null ? { by: 'page', ...(pattern !== null && { pages: pattern }) } : { within: joint }),
    ...(dates[0] !== undefined && { date: dates[0] }),
  }
}

const mostInPattern = 50

/** These pages and no others; null where no pattern that somebody would read says so. */
function patternOfPages(pages: readonly string[]): string | null {
  const [first] = pages
  if (first === undefined || pages.length > mostInPattern) return null
  if (pages.some((page) => !page.startsWith('/') || /[{},]/.test(page))) return null
  if (pages.length === 1) return first
  const folder = first.slice(0, first.lastIndexOf('/') + 1)
  const isFolder = pages.every((page) => page.lastIndexOf('/') === folder.length - 1 && page.startsWith(folder))
  return isFolder ? `${folder}{${pages.map((page) => page.slice(folder.length)).join(',')}}` : `{${pages.join(',')}}`
}
