/**
 * One thing under several names: pages that moved or differ only in capitals, sources and campaigns that are written in
 * several ways. Stored rows keep what they were imported with; the dictionaries that reports read are spelled anew.
 */
import { type Alias, type TagField, tagFields, type WorkspaceConfig } from '../../../shared/config.ts'
import { decodedPath } from '../../../shared/text/decoded-path.ts'
import { compileGlob, compileNamePattern, type PathTest } from '../content-groups/glob.ts'
import { contentPath, siteTest, splitUrl } from '../import/cells/page.ts'

/** What a name is called, and which aliases said so, by their place in the list. */
export interface Spelled {
  name: string
  by: readonly number[]
}

export type Speller = (name: string, host: string) => Spelled

interface Compiled {
  index: number
  isOnHost: (host: string) => boolean
  to: (name: string) => string
}

/** An alias, and the spelling of the name that it fits. */
interface Found {
  alias: Compiled
  name: string
}

interface Pattern extends Compiled {
  fits: PathTest
}

const nobody: readonly number[] = []

/** Spells paths: capitals first, where they do not count, then aliases. */
export function pageSpeller({ ignoreCase, aliases }: WorkspaceConfig['pages']): Speller {
  return speller(
    aliases.map((alias, index) => ({ index, ...pageAlias(alias) })),
    ignoreCase === true,
    ofPaths,
  )
}

/** How patterns of what is spelled are read. */
interface Kind {
  compile: (pattern: string) => PathTest
  /** The one wildcard of a pattern. The slash of a `/**` in a path belongs to it, since it may stand for nothing. */
  wildcard: RegExp
  /** A name whose wildcard was filled in. */
  tidy: (name: string) => string
  /** As it is shown, where that is not as it is stored. */
  asWritten: (name: string) => string
}

const ofPaths: Kind = {
  compile: compileGlob,
  wildcard: /\/\*\*(?=\/|$)|\*+/,
  tidy: (path) => path.replace(/(.)\/+$/, '$1') || '/',
  asWritten: decodedPath,
}

/** A slash in the name of a campaign is a character as any. */
const ofNames: Kind = {
  compile: compileNamePattern,
  wildcard: /\*+/,
  tidy: (name) => name,
  asWritten: (name) => name,
}

export type TagSpellers = Readonly<Record<TagField, (name: string) => Spelled>>

/** The same of sources, mediums and campaigns; of each name the answer is kept. What is not set stays so. */
export function tagSpellers({ ignoreCase, aliases }: WorkspaceConfig['tags']): TagSpellers {
  const of = (field: TagField): ((name: string) => Spelled) => {
    const own = aliases.flatMap((each, index) => (each.field === field ? [{ ...each, index, host: null }] : []))
    const spell = speller(own, ignoreCase === true, ofNames)
    const known = new Map<string, Spelled>()
    return (name) => {
      let spelled = known.get(name)
      if (spelled === undefined)
        known.set(name, (spelled = isNotSet.test(name) ? { name, by: nobody } : spell(name, '')))
      return spelled
    }
  }
  return Object.fromEntries(tagFields.map((field) => [field, of(field)])) as Record<TagField, ReturnType<typeof of>>
}

/** By the name a campaign counts under: which of the settings says the channel it came by; −1 = none. Of each name the answer is kept. */
export function campaignRules({ campaignChannels }: WorkspaceConfig['tags']): (campaign: string) => number {
  const rules = campaignChannels.map(({ campaign }) => compileNamePattern(campaign.toLowerCase()))
  const known = new Map<string, number>()
  return (campaign) => {
    if (rules.length === 0 || isNotSet.test(campaign)) return -1
    let rule = known.get(campaign)
    if (rule === undefined) known.set(campaign, (rule = rules.findIndex((fits) => fits(campaign.toLowerCase()))))
    return rule
  }
}

const isNotSet = /^(\(none\)|\(not set\))?$/i

/**
 * The first alias that fits says what a name is called; that name is looked up again, since what moved once may move again.
 * Each alias speaks once for a name, so that none goes round for ever.
 */
function speller(aliases: readonly PreparedAlias[], ignoreCase: boolean, kind: Kind): Speller {
  const fold = (name: string): string => (ignoreCase ? name.toLowerCase() : name)
  const exact = new Map<string, Compiled[]>()
  const patterns: Pattern[] = []
  aliases.forEach(({ index, from, to, host }) => {
    const pattern = fold(from)
    const isOnHost = siteTest(host)
    if (!/[*{]/.test(pattern)) {
      const known = exact.get(pattern)
      const compiled = { index, isOnHost, to: () => fold(to) }
      if (known) known.push(compiled)
      else exact.set(pattern, [compiled])
    } else patterns.push({ index, isOnHost, fits: kind.compile(pattern), to: renaming(pattern, fold(to), kind) })
  })
  const isOpen = (each: Compiled, host: string, used: readonly number[]): boolean =>
    each.isOnHost(host) && !used.includes(each.index)
  const find = (name: string, host: string, used: readonly number[]): Found | undefined => {
    const named = exact.get(name)?.find((each) => isOpen(each, host, used))
    const fitting = patterns.find(
      (each) => (!named || each.index < named.index) && isOpen(each, host, used) && each.fits(name),
    )
    const alias = fitting ?? named
    return alias && { alias, name }
  }
  /** As it is stored, else as it is shown. */
  const findEither = (name: string, host: string, used: readonly number[]): Found | undefined => {
    const written = fold(kind.asWritten(name))
    return find(name, host, used) ?? (written === name ? undefined : find(written, host, used))
  }
  return (name, host) => {
    let at = fold(name)
    let used = nobody
    for (let next = findEither(at, host, used); next !== undefined; next = findEither(at, host, used)) {
      const renamed = next.alias.to(next.name)
      // A page that its alias leaves where it is, as `/blog/**` to `/blog` does with `/blog`.
      if (renamed === at) break
      at = renamed
      used = [...used, next.alias.index]
    }
    return { name: at, by: used }
  }
}

/** `to` as it is, or with what the one wildcard of `pattern` stood for in place of its own. */
function renaming(pattern: string, to: string, { wildcard, tidy }: Kind): (name: string) => string {
  if (!to.includes('*')) return () => to
  const around = (text: string): [string, string] => {
    const { 0: run, index } = wildcard.exec(text)!
    return [text.slice(0, index), text.slice(index + run.length)]
  }
  const [before, after] = around(pattern)
  const [newBefore, newAfter] = around(to)
  return (name) => tidy(newBefore + name.slice(before.length, name.length - after.length) + newAfter)
}

interface PreparedAlias {
  /** Its place in the list. */
  index: number
  from: string
  to: string
  host: string | null
}

/** Addresses as content paths; the host of an address that is given in full. */
function pageAlias({ from, to, host }: WorkspaceConfig['pages']['aliases'][number]): Omit<PreparedAlias, 'index'> {
  const given = host ?? splitUrl(from).host
  return { from: contentPath(from), to: contentPath(to), host: given === '' ? null : given.toLowerCase() }
}

/** Throws an Error with a sentence for an alias that cannot be followed. */
export function checkAlias({ from, to }: Alias): void {
  compileGlob(from)
  if (!to.includes('*')) return
  const wildcards = (text: string): string[] => text.match(/\*+/g) ?? []
  const [one, ...more] = wildcards(from)
  const [other, ...others] = wildcards(to)
  if (more.length > 0 || others.length > 0 || one !== other || from.includes('{'))
    throw new Error(`"${to}" can keep what "${from}" stands for only where both have one * or one **, and no braces.`)
}
