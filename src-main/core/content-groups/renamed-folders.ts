/** Folders whose pages stopped being viewed as another began with pages of the same names: `/vs/acme` became `/compare/acme`. */
import type { MovedFolder } from '../../../shared/notes/apart-spellings.ts'
import { dateOf, dayOf } from '../zone-days.ts'
import { kindOf } from './segment-kinds.ts'

/** Names in common at least: one or two are chance. */
const fewestShared = 3
/** Whole days of page views there have to be before and since, and at most between the last view and the first. */
const week = 7
/** Views that would have been expected of silent pages at the least: none of five is chance in fewer than one of a hundred. */
const expected = 5
/** What means something in an alias. */
const glob = /[*{}]/

/** Names of pages that two folders have and no third one. */
interface SharedFolders {
  folders: readonly [string, string]
  names: readonly string[]
}

const languageOf = (path: string): string => {
  const first = path.split('/', 2)[1] ?? ''
  return first !== '' && kindOf([first]).name === 'language' ? first : ''
}

/** `/fairs/2025` is another edition of `/fairs/2026`, not the same under another name. */
const withoutNumbers = (folder: string): string => folder.replaceAll(/\d+/g, '0')

/**
 * Pages of another language are others. A name that three folders have (`contact`) says nothing of two of them.
 * `paths` as they count.
 */
export function foldersWithSameNames(paths: Iterable<string>): SharedFolders[] {
  const foldersOf = new Map<string, string[]>()
  for (const path of paths) {
    const slash = path.lastIndexOf('/')
    if (slash < 0 || path === '/' || glob.test(path)) continue
    const key = `${languageOf(path)}/${path.slice(slash + 1)}`
    const of = foldersOf.get(key)
    if (of === undefined) foldersOf.set(key, [path.slice(0, slash)])
    else of.push(path.slice(0, slash))
  }
  const shared = new Map<string, { folders: [string, string]; names: string[] }>()
  for (const [key, of] of foldersOf) {
    if (of.length !== 2) continue
    const folders = of.toSorted() as [string, string]
    if (withoutNumbers(folders[0]) === withoutNumbers(folders[1])) continue
    const id = folders.join('\n')
    if (!shared.has(id)) shared.set(id, { folders, names: [] })
    shared.get(id)!.names.push(key.slice(key.indexOf('/') + 1))
  }
  return [...shared.values()].filter(({ names }) => names.length >= fewestShared)
}

/** Page views of a path or of several, their times in epoch ms. */
export interface Viewed {
  views: number
  first: number
  last: number
}

/**
 * Those of which one ends and the other begins: all views of the old pages are before or on the day of the first of the new
 * ones, at most a week before it, and neither silence is likely by chance at the rate of views that each had. `all` is of every page.
 */
export function renamedFolders(
  shared: readonly SharedFolders[],
  viewedOf: ReadonlyMap<string, Viewed>,
  all: Viewed,
  zone: string,
): MovedFolder[] {
  const day = (time: number): number => Math.floor(dayOf(time, zone))
  const [begin, end] = [day(all.first), day(all.last)]
  return shared.flatMap(({ folders, names }): MovedFolder[] => {
    const sides = folders.map((folder) => {
      const viewed = names.flatMap((name) => viewedOf.get(`${folder}/${name}`) ?? []).filter(({ views }) => views > 0)
      return { folder, ...together(viewed), pages: viewed.length }
    })
    const [old, now] = sides.toSorted((a, b) => a.first - b.first) as [(typeof sides)[0], (typeof sides)[0]]
    if (old.pages < names.length || now.pages < names.length) return []
    const [last, first] = [day(old.last), day(now.first)]
    const [before, since] = [first - begin, end - last]
    if (last > first || first - last > week || before < week || since < week) return []
    const wouldBeOld = (old.views / (last - day(old.first) + 1)) * since
    const wouldBeNew = (now.views / (day(now.last) - first + 1)) * before
    if (wouldBeOld < expected || wouldBeNew < expected) return []
    return [
      { from: old.folder, to: now.folder, names: [...names].toSorted(), last: dateOf(last), first: dateOf(first) },
    ]
  })
}

const together = (viewed: readonly Viewed[]): Viewed => ({
  views: viewed.reduce((sum, { views }) => sum + views, 0),
  first: Math.min(...viewed.map(({ first }) => first)),
  last: Math.max(...viewed.map(({ last }) => last)),
})
