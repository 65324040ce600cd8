import type { ContentGroupRule } from '../../../shared/config.ts'

export interface GroupedPage {
  /** "" = any. */
  host: string
  /** A path, or a glob of paths. */
  path: string
  /** One group after another, without dates where it is one. */
  steps: Pick<ContentGroupRule, 'group' | 'from' | 'to'>[]
  topics: string[]
}

/** Of so many pages that have a folder for themselves, the folder says it. */
const fewestOfFolder = 3
/** More names in one pattern nobody can read. */
const mostInRule = 20

/**
 * Rules under which each of these pages is in its group: what is said of a page goes before what is said of many, and that of one
 * host before that of any. Paths of one folder and group share a rule; where no other page has that folder, it is a glob of all in it.
 * Of pages that have one group after another there is a rule for each of these.
 */
export function rulesOfPages(pages: readonly GroupedPage[]): ContentGroupRule[] {
  const exact = pages.filter(({ path }) => !path.includes('*'))
  const said = Map.groupBy(exact, ({ host, steps, topics, path }) =>
    JSON.stringify([steps, topics, host, folderOf(path)]),
  )
  const inFolder = Map.groupBy(exact, ({ path }) => folderOf(path))
  const hasAlone = (mine: readonly GroupedPage[]): boolean => {
    const [{ host, path }] = mine as [GroupedPage]
    const folder = folderOf(path)
    if (mine.length < fewestOfFolder || folder === '' || special.test(folder)) return false
    const there = inFolder.get(folder)!.filter((each) => host === '' || each.host === '' || each.host === host)
    return there.length === mine.length
  }
  const groups = [...new Set(pages.flatMap(({ steps }) => steps.map(({ group }) => group)))]
  const ofGroup = (rules: ContentGroupRule[]): ContentGroupRule[] =>
    rules.toSorted((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group))
  const [folders, single] = split([...said.values()], hasAlone)
  const rules = [
    ...ofGroup(single.flatMap(exactRules)),
    ...ofGroup(folders.flatMap((mine) => rulesOf(mine[0]!, { match: `${folderOf(mine[0]!.path)}/*` }))),
    // The longer of two globs says more.
    ...pages
      .filter(({ path }) => path.includes('*'))
      .toSorted((a, b) => b.path.length - a.path.length)
      .flatMap((page) => rulesOf(page, { match: page.path })),
  ]
  const [ofHost, ofAny] = split(rules, ({ host }) => host !== undefined)
  return [...ofHost, ...ofAny]
}

/** What globs give a meaning of their own. */
const special = /[*{}]/

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

const rulesOf = (
  { steps, topics, host }: GroupedPage,
  pattern: { match: string } | { regex: string },
): ContentGroupRule[] =>
  steps.map(({ group, ...days }) => ({
    group,
    ...pattern,
    ...(host !== '' && { host }),
    topics,
    role: 'content',
    ...days,
  }))

/** Of pages of one group and folder. */
function exactRules(mine: readonly GroupedPage[]): ContentGroupRule[] {
  const [page] = mine as [GroupedPage]
  const folder = folderOf(page.path)
  const [odd, plain] = split(
    mine.map(({ path }) => path),
    (path) => special.test(path) || path.slice(folder.length).includes(','),
  )
  const names = plain.map((path) => path.slice(folder.length + 1))
  const rules = Array.from({ length: Math.ceil(names.length / mostInRule) }, (_, index) =>
    names.slice(index * mostInRule, (index + 1) * mostInRule),
  ).flatMap((some) => rulesOf(page, { match: `${folder}/${some.length === 1 ? some[0]! : `{${some.join(',')}}`}` }))
  return [
    ...rules,
    ...odd.flatMap((path) => rulesOf(page, special.test(path) ? { regex: `^${escaped(path)}$` } : { match: path })),
  ]
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)

function split<T>(items: readonly T[], is: (item: T) => boolean): [T[], T[]] {
  return [items.filter(is), items.filter((item) => !is(item))]
}
