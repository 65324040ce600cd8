/** Sibling folders that are copies of one another: languages of a site, editions of countries, industries. */
import { kindOf } from './segment-kinds.ts'

type ChildrenOf = (folder: string) => readonly string[]

/** What a list of alternatives in a pattern cannot hold. */
const isWritable = (value: string): boolean => !/[{},*]/.test(value)

function countShared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const value of a) if (b.has(value)) shared++
  return shared
}

interface LanguageFolders {
  codes: string[]
  /** The site's own language has no folder: `/blog` beside `/es/blog`. */
  ownHasNone: boolean
}

/** Folders with a language's code that have a page or folder in common with another, or with the site above them. */
export function languageFolders(values: readonly string[], childrenOf: ChildrenOf): LanguageFolders {
  const codes = values.filter((value) => kindOf([value]).name === 'language' && isWritable(value))
  const below = codes.map((code) => new Set(childrenOf(code)))
  const own = new Set(values.filter((value) => !codes.includes(value)))
  const isOwn = below.map((children) => countShared(children, own) > 0)
  const isCopy = below.map(
    (children, at) =>
      isOwn[at] === true || below.some((other, index) => index !== at && countShared(children, other) > 0),
  )
  return { codes: codes.filter((_, at) => isCopy[at]), ownHasNone: isOwn.includes(true) }
}

/** Places with pages of their own, numbers and codes vary by what they are, not by what is below them. */
const kindsOfCopies: ReadonlySet<string> = new Set(['language', 'country', 'value', 'article'])
/** In common at least, of the folder with fewer and of the one with more: a section that shares its first pages is no copy. */
const inCommon = 2
const ofSmaller = 1 / 2
const ofLarger = 1 / 3
/** Every two are compared, and so many folders are no copies. */
const mostFolders = 200

/** Sets of two folders or more, each a copy of the one with most below it. */
export function alikeFolders(values: readonly string[], childrenOf: ChildrenOf): string[][] {
  const folders = values
    .filter((value) => isWritable(value) && kindsOfCopies.has(kindOf([value]).name))
    .map((value) => ({ value, below: new Set(childrenOf(value)) }))
    .filter(({ below }) => below.size >= inCommon)
    .toSorted((a, b) => b.below.size - a.below.size || (a.value < b.value ? -1 : 1))
  if (folders.length > mostFolders) return []
  const taken = new Set<string>()
  return folders.flatMap(({ value, below }, at): string[][] => {
    if (taken.has(value)) return []
    const copies = folders.slice(at + 1).filter((other) => {
      const both = countShared(below, other.below)
      const isCopy = both >= inCommon && both >= other.below.size * ofSmaller && both >= below.size * ofLarger
      return isCopy && !taken.has(other.value)
    })
    if (copies.length === 0) return []
    const members = [value, ...copies.map((copy) => copy.value)]
    for (const member of members) taken.add(member)
    return [members]
  })
}
