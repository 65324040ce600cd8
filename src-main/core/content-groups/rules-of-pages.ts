import type { ContentGroupRule } from '../../../shared/config.ts'
import { decodedPath } from '../../../shared/text/decoded-path.ts'
import { siteTest } from '../import/cells/page.ts'
import { expandBraces } from './glob.ts'
import { compileRule } from './rule.ts'

export interface GroupedPage {
  /** Without `www.`; "" = any. */
  host: string
  /** A path, or a glob of paths. */
  path: string
  /** One group after another, without dates where it is one. */
  steps: Pick<ContentGroupRule, 'group' | 'from' | 'to'>[]
  topics: string[]
}

/** What the rules will stand beside. */
export interface Surroundings {
  /** Pages that the workspace knows. */
  known: readonly { host: string; path: string }[]
  /** Rules that stay. */
  rules: readonly ContentGroupRule[]
  ignoreCase: boolean
  /** Each page with everything below it, but the start page, which has all pages below it. */
  below?: boolean
}

/** Of so many pages that have a folder for themselves, the folder says it. */
const fewestOfFolder = 3
/** More names in one pattern nobody can read. */
const mostInRule = 20

/**
 * Rules under which each of these pages is in its group: what is said of a page goes before what is said of many, and that of one
 * host before that of any. Paths of one folder and group share a rule; it is a glob of all in the folder where all pages known there
 * are among them, at least one is, and no other rule speaks of that folder. Of pages that have one group after another there is a rule for each of these.
 */
export function rulesOfPages(pages: readonly GroupedPage[], around: Surroundings): ContentGroupRule[] {
  const exact = pages.filter(({ path }) => !path.includes('*'))
  const inFolder = Map.groupBy(exact, ({ path }) => folderOf(path))
  const knownIn = Map.groupBy(around.known, ({ path }) => folderOf(decodedPath(path)))
  const others = around.rules.map((rule) => speaksOf(rule, around.ignoreCase))
  const hasAlone = (mine: readonly GroupedPage[]): boolean => {
    const [{ host, path }] = mine as [GroupedPage]
    const folder = folderOf(path)
    if (around.below === true || mine.length < fewestOfFolder || folder === '' || special.test(folder)) return false
    const isOnHost = siteTest(host)
    const there = inFolder.get(folder)!.filter((each) => host === '' || each.host === '' || each.host === host)
    if (there.length !== mine.length) return false
    const paths = new Set(mine.map((page) => decodedPath(page.path)))
    const known = (knownIn.get(decodedPath(folder)) ?? []).filter((each) => host === '' || isOnHost(each.host))
    return (
      known.length > 0 &&
      known.every((each) => paths.has(decodedPath(each.path))) &&
      !others.some((speaks) => speaks(folder, mine))
    )
  }
  // The longer of two globs says more.
  const globs = pages.filter(({ path }) => path.includes('*')).toSorted((a, b) => b.path.length - a.path.length)
  const [withBelow, alone] = split(exact, ({ path }) => around.below === true && holdsBelow(path))
  const groups = [...new Set(pages.flatMap(({ steps }) => steps.map(({ group }) => group)))]
  const ofGroup = (rules: ContentGroupRule[]): ContentGroupRule[] =>
    rules.toSorted((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group))
  const said = bySaying(alone)
  const [folders, single] = split([...said.values()], hasAlone)
  const depth = around.below === true ? depthOf : () => 0
  const levels = [...new Set([...withBelow, ...globs].map(({ path }) => depth(path)))].toSorted((a, b) => b - a)
  const rules = [
    ...ofGroup(single.flatMap((mine) => exactRules(mine))),
    ...ofGroup(folders.flatMap((mine) => rulesOf(mine[0]!, { match: `${folderOf(mine[0]!.path)}/*` }))),
    // What is deeper goes before what it lies below.
    ...levels.flatMap((level) => {
      const [mine, theirs] = [globs, withBelow].map((some) => some.filter(({ path }) => depth(path) === level))
      return [
        ...mine!.flatMap((page) => rulesOf(page, { match: page.path })),
        ...ofGroup([...bySaying(theirs!).values()].flatMap((some) => exactRules(some, '/**'))),
      ]
    }),
  ]
  const [ofHost, ofAny] = split(rules, ({ host }) => host !== undefined)
  return [...ofHost, ...ofAny]
}

const bySaying = (pages: readonly GroupedPage[]): Map<string, GroupedPage[]> =>
  Map.groupBy(pages, ({ host, steps, topics, path }) => JSON.stringify([steps, topics, host, folderOf(path)]))

/** What globs give a meaning of their own. */
const special = /[*{}]/

/** Whether a glob can say a page with everything below it, and that is not all pages. */
export const holdsBelow = (path: string): boolean => path.startsWith('/') && path !== '/' && !special.test(path)

/** How deep a page lies, or the folder that a glob begins with. */
const depthOf = (path: string): number => {
  const plain = path.split('*')[0]!
  return (plain === path ? path : folderOf(plain)).split('/').length
}

/** Whether a rule names pages of a folder, seen or not, or fits some of these. */
function speaksOf(rule: ContentGroupRule, ignoreCase: boolean) {
  const fits = compileRule(rule, ignoreCase)
  const isOnHost = siteTest(rule.host)
  const spelled = (text: string): string => decodedPath(ignoreCase ? text.toLowerCase() : text)
  const folders = new Set(expandBraces(rule.match ?? '').map((path) => spelled(folderOf(path))))
  return (folder: string, pages: readonly GroupedPage[]): boolean => {
    const [{ host }] = pages as [GroupedPage]
    const meets = host === '' || isOnHost(host)
    return meets && (folders.has(spelled(folder)) || pages.some(({ path }) => fits(path)))
  }
}

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

/** Of pages of one group and folder; `end` comes after each path. */
function exactRules(mine: readonly GroupedPage[], end = ''): ContentGroupRule[] {
  const [page] = mine as [GroupedPage]
  const folder = folderOf(page.path)
  const [odd, plain] = split(
    mine.map(({ path }) => path),
    (path) => special.test(path) || path.slice(folder.length).includes(','),
  )
  const names = plain.map((path) => path.slice(folder.length + 1))
  const rules = Array.from({ length: Math.ceil(names.length / mostInRule) }, (_, index) =>
    names.slice(index * mostInRule, (index + 1) * mostInRule),
  ).flatMap((some) =>
    rulesOf(page, { match: `${folder}/${some.length === 1 ? some[0]! : `{${some.join(',')}}`}${end}` }),
  )
  return [
    ...rules,
    ...odd.flatMap((path) =>
      rulesOf(page, special.test(path) ? { regex: `^${escaped(path)}$` } : { match: `${path}${end}` }),
    ),
  ]
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)

function split<T>(items: readonly T[], is: (item: T) => boolean): [T[], T[]] {
  return [items.filter(is), items.filter((item) => !is(item))]
}
