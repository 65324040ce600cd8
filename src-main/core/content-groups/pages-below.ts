/** A list of the sections of a site names the first page of each, and the visits are on the pages below it. */
import { decodedPath } from '../../../shared/text/decoded-path.ts'
import { withoutWww } from '../import/cells/page.ts'
import { expandBraces } from './glob.ts'
import { compileRule } from './rule.ts'
import { holdsBelow, type Surroundings } from './rules-of-pages.ts'

/**
 * Pages of a table under which others are visited that neither it nor a rule that stays has a group for. A page whose pages below it the
 * table lists for the most part is an index, and those that are missing are not of its group.
 */
export function pagesWithMoreBelow(
  entries: readonly { host: string; path: string }[],
  { known, rules, ignoreCase }: Surroundings,
): { page: string; visited: string[] }[] {
  const spelled = (path: string): string => decodedPath(ignoreCase ? path.toLowerCase() : path)
  const heads = new Map(
    entries.flatMap((entry) => (holdsBelow(entry.path) ? [[entry.host + spelled(entry.path), entry] as const] : [])),
  )
  if (heads.size === 0) return []
  const listed = new Set(entries.map(({ host, path }) => host + spelled(path)))
  const tests = [
    ...entries.flatMap(({ path }) =>
      path.includes('*') ? expandBraces(path).map((match) => compileRule({ match }, ignoreCase)) : [],
    ),
    ...rules.map((rule) => {
      const fits = compileRule(rule, ignoreCase)
      const host = rule.host?.toLowerCase()
      return (path: string, on = '') => (host === undefined || on === host) && fits(path)
    }),
  ]
  const found = new Map([...heads.values()].map((entry) => [entry, { here: 0, visited: new Set<string>() }]))
  for (const { host: spelledHost, path } of known) {
    const host = withoutWww(spelledHost)
    const name = spelled(path)
    const isListed = listed.has(name) || listed.has(host + name)
    const hasGroup = isListed || tests.some((fits) => fits(path, spelledHost))
    // It is of the deepest page of the table that it lies below.
    for (let end = name.lastIndexOf('/'); end > 0; end = name.lastIndexOf('/', end - 1)) {
      const head = heads.get(host + name.slice(0, end)) ?? heads.get(name.slice(0, end))
      if (head === undefined) continue
      if (hasGroup) found.get(head)!.here++
      else found.get(head)!.visited.add(path)
      break
    }
  }
  return [...found].flatMap(([{ host, path }, { here, visited }]) =>
    visited.size > here ? [{ page: host + path, visited: [...visited].toSorted() }] : [],
  )
}
