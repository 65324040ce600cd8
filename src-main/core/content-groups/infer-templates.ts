/**
 * Templates of a site, found in its paths alone: `/l/{state}/{city}`.
 *
 * Paths are put into a tree by their segments. The values a segment takes below the same parent are clustered by what
 * they look like (`segment-kinds.ts`) and by what is below them: where enough siblings are alike, the segment is a
 * variable and their subtrees are laid over each other; where they differ, each value is a literal and is looked at on
 * its own. This is the structural clustering of large sites by URL (Blanco, Dalvi and Machanavajjhala, WWW 2011), with
 * thresholds in place of their description length, so that every proposal can say in a sentence why it was made. Folders
 * that are copies of one another, as of languages, are laid over each other first (`alike-folders.ts`).
 */
import { alikeFolders, languageFolders } from './alike-folders.ts'
import { listed } from '../../../shared/text/figures.ts'
import { kindOf, type SegmentKind } from './segment-kinds.ts'
import {
  acrossLanguages,
  eachLanguage,
  type Found,
  languageOf,
  matchOf,
  type Segment,
  type Variable,
} from './template-languages.ts'

export interface Template {
  /** Variables in braces: `/l/{state}/{city}`. */
  template: string
  /** The rule's glob: `/l/*` + `/*`. */
  match: string
  /** A name for the group. */
  group: string
  /** Distinct paths of the family the template was read from. */
  paths: string[]
  /** Why it was proposed, in sentences. */
  why: string
  /** A folder of too few pages to be told from the rest of the site by their number; on large sites there are many. */
  small: boolean
  /** Cuts the pages of other templates another way: a group of it stands in place of theirs. */
  otherWay: boolean
  /** The same as one group for each language that has some of the pages; empty where it goes across none. */
  languages: { match: string; group: string }[]
}

/** Whether it is what pages of one template differ in, and not the copy of the site they are in. */
const varies = (segment: Segment): segment is Variable => 'variable' in segment && segment.alike !== true

interface Node {
  value: string
  children: Map<string, Node>
  /** The whole paths that end here: several where folders are laid over each other. */
  paths: string[]
}

/** A section whose pages follow no template still makes a group of its own from so many pages on. */
const sectionFrom = 5
/** A folder of the root with fewer is proposed as it is; a single page is no group. */
const smallFrom = 2
/** At the root one finds sections and single pages side by side; a variable there needs more evidence. */
const rootVariableFrom = 20
/** A value found below this part of all parents belongs to the template: `/l/{state}/faq`. */
const literalShare = 0.5

/** Templates in the order of how many paths they have, most first. Labels without a slash have no segments. */
export function inferTemplates(paths: readonly string[]): Template[] {
  const root: Node = { value: '', children: new Map(), paths: [] }
  for (const path of paths) {
    if (!path.startsWith('/')) continue
    let node = root
    for (const value of path === '/' ? [] : path.slice(1).split('/')) {
      let child = node.children.get(value)
      if (!child) node.children.set(value, (child = { value, children: new Map(), paths: [] }))
      node = child
    }
    node.paths.push(path)
  }
  const found: Found[] = []
  const below = (code: string): string[] => [...root.children.get(code)!.children.keys()]
  const { codes, ownHasNone } = languageFolders([...root.children.keys()], below)
  const own = { ...root, children: new Map([...root.children].filter(([value]) => !codes.includes(value))) }
  if (codes.length > 0) {
    const segment = { ...alikeSegment(codes, 1), codes }
    const nodes = codes.map((code) => root.children.get(code)!)
    walkCopy(ownHasNone ? [own, ...nodes] : nodes, [segment], found)
  }
  if (!ownHasNone) walk([own], [], found, true)
  return named(found.map(acrossLanguages))
}

/** Several nodes as one, with all that is below any of them. */
function merged(value: string, nodes: readonly Node[]): Node {
  const below = Map.groupBy(
    nodes.flatMap((node) => [...node.children.values()]),
    (child) => child.value,
  )
  const children = [...below].map(([name, same]): [string, Node] => [
    name,
    same.length === 1 ? same[0]! : merged(name, same),
  ])
  return { value, children: new Map(children), paths: nodes.flatMap((node) => node.paths) }
}

/** More alternatives than these make a pattern that nobody reads. */
const mostAlternatives = 12

/**
 * `nodes` are laid over each other: they are all values of the variables in `segments`. `atRoot`: below them are the
 * sections of a site, or of a copy of it.
 */
function walk(nodes: readonly Node[], segments: readonly Segment[], found: Found[], atRoot = false): void {
  const byValue = new Map<string, Node[]>()
  for (const node of nodes)
    for (const [value, child] of node.children) {
      const same = byValue.get(value)
      if (same) same.push(child)
      else byValue.set(value, [child])
    }
  if (byValue.size === 0) return
  const parents = nodes.filter((node) => node.children.size > 0).length
  const childrenOf = (value: string): string[] => byValue.get(value)!.flatMap((node) => [...node.children.keys()])
  const values = [...byValue.keys()]
  const shared = new Set(
    parents >= 3 ? values.filter((value) => byValue.get(value)!.length >= Math.max(3, parents * literalShare)) : [],
  )
  const { variables, literals } = cluster(
    values.filter((value) => !shared.has(value)),
    byValue,
    { atRoot, parents },
  )
  for (const { kind, members } of variables) {
    const below = members.flatMap((value) => byValue.get(value)!)
    const segment: Segment = {
      variable: kind.name,
      words: kind.words,
      values: members.length,
      fitting: members.filter((value) => kind.fits(value)).length,
      parents,
      affix: atRoot && kind.name === 'article' ? '*-*-*' : null,
    }
    const next = [...segments, segment]
    const ends = below.flatMap((node) => node.paths)
    // One page in a family of sections is a page of its own, not a template.
    if (ends.length >= Math.min(3, kind.atLeast)) found.push({ segments: next, paths: ends })
    walk(below, next, found)
  }
  // Of one parent alone: under several, what is alike is found by standing below many of them.
  const copies = parents === 1 ? alikeFolders(literals, childrenOf) : []
  for (const members of copies) {
    const nodes = members.flatMap((value) => byValue.get(value)!)
    walkCopy(nodes, [...segments, alikeSegment(members, parents)], found)
    found.push(...eachFolder(nodes, segments))
  }
  const alone = literals.filter((value) => !copies.some((members) => members.includes(value)))
  /** Folders without a template of their own. */
  const untold: Node[][] = []
  let isFolderTold = false
  for (const value of [...alone, ...shared]) {
    const below = byValue.get(value)!
    const next = [...segments, { literal: value }]
    const before = found.length
    const ends = below.flatMap((node) => node.paths)
    if (!atRoot) {
      if (segments.some(varies) && ends.length >= 3) found.push({ segments: next, paths: ends })
      const own = found.length
      walk(below, next, found)
      if (found.length > own) isFolderTold = true
      else untold.push(below)
      continue
    }
    // A language that has no folder in common with the site: what stands below is a site of its own.
    walk(below, next, found, isLanguageOfItsOwn(value, below))
    const pages = below.flatMap(pagesBelow)
    const inside = pages.flatMap(({ paths }) => paths)
    const told = found.slice(before).reduce((sum, { paths }) => sum + paths.length, 0)
    if (pages.length >= sectionFrom && told < inside.length / 2)
      found.push({ segments: [...next, { literal: '**' }], paths: inside })
    else if (told > 0 || inside.length < smallFrom) continue
    // One page that several copies of the site have.
    else if (inside.length === ends.length) found.push({ segments: next, paths: ends, small: true })
    else found.push({ ...smallFolder(value, below, inside, segments), small: true })
  }
  // Beside a folder that is a group of its own, the others are too, however few pages they have.
  if (!isFolderTold || segments.some(varies)) return
  for (const below of untold) {
    const inside = below.flatMap(pagesBelow).flatMap(({ paths }) => paths)
    if (inside.length - below.flatMap((node) => node.paths).length < smallFrom) continue
    found.push({ ...smallFolder(below[0]!.value, below, inside, segments), small: true })
  }
}

/** A folder with a language's code and sections below it. */
const isLanguageOfItsOwn = (value: string, nodes: readonly Node[]): boolean =>
  kindOf([value]).name === 'language' &&
  nodes.flatMap(({ children }) => [...children.values()]).filter(({ children }) => children.size > 0).length >= 2

/** Folders that are copies of one another, as one segment. */
function alikeSegment(members: readonly string[], parents: number): Variable {
  const kind = kindOf(members)
  const isKnown = isTyped(kind)
  return {
    variable: isKnown ? kind.name : 'folder',
    words: isKnown ? kind.words : 'folders with the same below',
    values: members.length,
    fitting: isKnown ? members.filter((value) => kind.fits(value)).length : members.length,
    parents,
    affix: members.length > mostAlternatives ? '*' : `{${members.toSorted().join(',')}}`,
    alike: true,
  }
}

/**
 * Folders with the same pages cut the other way: `/lp/a/*` against `/lp/b/*`, where `/lp/{a,b}/roof` is one topic of both. None of
 * languages and countries, nor where folders stand below.
 */
function eachFolder(folders: readonly Node[], segments: readonly Segment[]): Found[] {
  const pages = folders.flatMap((node) => [...node.children.values()])
  const isOfPages = pages.every(({ children }) => children.size === 0)
  if (!isOfPages || folders.length > mostAlternatives || isTyped(kindOf(folders.map(({ value }) => value)))) return []
  return folders.map((folder): Found => {
    const values = [...folder.children.keys()]
    const kind = kindOf(values)
    const fitting = values.filter((value) => kind.fits(value)).length
    const page: Segment = { variable: kind.name, words: kind.words, values: values.length, fitting, parents: 1, affix: null } // prettier-ignore
    const paths = [...folder.children.values()].flatMap((each) => each.paths)
    const against = folders.filter((other) => other !== folder).map(({ value }) => value)
    return { segments: [...segments, { literal: folder.value }, page], paths, small: true, against }
  })
}

/** `nodes` are copies of one another: what is below any of them is below all. */
function walkCopy(nodes: readonly Node[], segments: Segment[], found: Found[]): void {
  const copy = merged('', nodes)
  if (copy.paths.length >= smallFrom) found.push({ segments, paths: copy.paths, small: true })
  walk([copy], segments, found, true)
}

/** `/customers/{customer}` where two pages or more are of one shape, one level below; else all there is: `/pricing/**`. */
function smallFolder(name: string, nodes: readonly Node[], inside: string[], before: readonly Segment[]): Found {
  const section = [...before, { literal: name }]
  const children = nodes.flatMap((node) => [...node.children.values()])
  const leaves = children.filter((child) => child.children.size === 0)
  const values = children.map(({ value }) => value)
  const kind = kindOf(values)
  const isNamed = articleSections.has(name) || memberName(name) !== null
  if (leaves.length < smallFrom || leaves.length < children.length || (kind.name === 'value' && !isNamed))
    return { segments: [...section, { literal: '**' }], paths: inside }
  const fitting = values.filter((value) => kind.fits(value)).length
  const variable: Segment = { variable: kind.name, words: kind.words, values: values.length, fitting, parents: 1, affix: null } // prettier-ignore
  return { segments: [...section, variable], paths: leaves.flatMap(({ paths }) => paths) }
}

interface Clusters {
  variables: { kind: SegmentKind; members: string[] }[]
  literals: string[]
}

/**
 * Siblings that are alike. Typed values (numbers, places, codes) form a cluster by themselves; words do where enough of
 * them end a path, or enough have pages below them.
 */
function cluster(
  values: readonly string[],
  byValue: ReadonlyMap<string, readonly Node[]>,
  { atRoot, parents }: { atRoot: boolean; parents: number },
): Clusters {
  const all = kindOf(values)
  if (isTyped(all) && values.length >= all.atLeast)
    return { variables: [{ kind: all, members: [...values] }], literals: [] }
  const variables: Clusters['variables'] = []
  let rest = [...values]
  // Codes between words, as in /clinic/77002 beside /clinic/map; a few words that happen to be places are words.
  const typed = new Map<SegmentKind, string[]>()
  for (const value of rest) {
    const kind = kindOf([value])
    if (isTyped(kind) && /\d/.test(value)) typed.set(kind, [...(typed.get(kind) ?? []), value])
  }
  for (const [kind, members] of typed) {
    if (members.length < kind.atLeast) continue
    variables.push({ kind, members })
    rest = rest.filter((value) => !members.includes(value))
  }
  // Words that stand below several values of a variable need fewer of them.
  const needed = (kind: SegmentKind): number => (parents >= 3 ? Math.min(3, kind.atLeast) : kind.atLeast)
  const isEnd = (value: string): boolean => byValue.get(value)!.some((node) => node.paths.length > 0)
  const isInner = (value: string): boolean => byValue.get(value)!.some((node) => node.children.size > 0)
  const inner = rest.filter(isInner)
  if (atRoot) {
    const headlines = rest.filter((value) => !isInner(value) && value.split('-').length >= 3)
    if (headlines.length >= rootVariableFrom) {
      variables.push({ kind: kindOf(headlines), members: headlines })
      rest = rest.filter((value) => !headlines.includes(value))
    }
    return { variables, literals: rest }
  }
  const kind = kindOf(rest)
  if (inner.length >= needed(kind)) return { variables: [...variables, { kind, members: rest }], literals: [] }
  const ends = rest.filter(isEnd)
  const endKind = kindOf(ends)
  if (ends.length >= needed(endKind)) {
    const leaves = ends.filter((value) => !isInner(value))
    return { variables: [...variables, { kind: endKind, members: leaves }], literals: inner }
  }
  return { variables, literals: rest }
}

const isTyped = (kind: SegmentKind): boolean => kind.name !== 'article' && kind.name !== 'value'

const pagesBelow = (node: Node): Node[] => [
  ...(node.paths.length > 0 ? [node] : []),
  ...[...node.children.values()].flatMap(pagesBelow),
]

function named(found: readonly Found[]): Template[] {
  const ordered = found
    .map(({ segments, ...rest }) => {
      const settled = segments.map((segment, index) => nameVariable(segment, segments[index - 1]))
      return { ...rest, segments: settled, template: templateOf(settled) }
    })
    .toSorted((a, b) => b.paths.length - a.paths.length || (a.template < b.template ? -1 : 1))
  // Of two templates with one name, say of two sections, the smaller is told apart by what stands before.
  const taken = new Set<string>()
  return ordered.map(({ segments, paths, template, small = false, against = [] }): Template => {
    const name = against.length > 0 ? folderName(segments) : groupName(segments)
    const before = templateOf(languageOf(segments) ? segments.slice(1) : segments)
      .split('/{')[0]!
      .slice(1)
    const group = taken.has(name) && before !== '' ? `${name}, ${before}` : name
    taken.add(group)
    return {
      template,
      match: matchOf(segments),
      group,
      paths,
      why: explain(segments, paths.length) + (against.length > 0 ? ` The same pages cut another way, so that “${folderOf(segments)}” is compared with ${listed(against.toSorted().map((each) => `“${each}”`))}.` : ''), // prettier-ignore
      small,
      otherWay: against.length > 0,
      languages: eachLanguage(segments, paths).map(({ match, code }) => ({
        match,
        group: code === '' ? group : `${group}, ${code}`,
      })),
    }
  })
}

const templateOf = (segments: readonly Segment[]): string =>
  `/${segments.map((segment) => ('literal' in segment ? segment.literal : `{${segment.variable}${segment.orNone ? '?' : ''}}`)).join('/')}`

const unnamed: ReadonlySet<string> = new Set(['value', 'article', 'folder'])

/** Below a state or a country, names are cities; otherwise a section in the plural names its members: `/courts/{court}`. */
function nameVariable(segment: Segment, before: Segment | undefined): Segment {
  if ('literal' in segment || !unnamed.has(segment.variable)) return segment
  if (before && 'variable' in before && (before.variable === 'state' || before.variable === 'country'))
    return { ...segment, variable: 'city', words: 'names' }
  const section = before && 'literal' in before ? before.literal : ''
  const one = memberName(section)
  if (one === null) return segment
  return { ...segment, variable: one, words: segment.alike ? segment.words : 'names' }
}

/** What the members of a section in the plural are called; null where its name is no plural. */
const memberName = (section: string): string | null =>
  /^[a-z-]+[^su]s$/.test(section) && section !== 'news' ? section.replace(/ies$/, 'ys').slice(0, -1) : null

const articleSections = new Set(
  `academy advice article articles blog guide guides help insights journal knowledge learn library magazine news posts
  ratgeber resources stories tips wissen`.split(/\s+/),
)

type Literal = Exclude<Segment, Variable>
const literalsOf = (segments: readonly Segment[]): string[] =>
  segments.filter((segment): segment is Literal => 'literal' in segment).map(({ literal }) => literal)

const folderOf = (segments: readonly Segment[]): string => literalsOf(segments).at(-1)!

/** `Lp a pages`: of a letter or a number alone nobody knows what it is. */
const folderName = (segments: readonly Segment[]): string =>
  `${capital(literalsOf(segments).slice(-2).join(' '))} pages`

function groupName(segments: readonly Segment[]): string {
  const last = segments.findLast(varies)
  const end = segments.at(-1)!
  if ('alike' in end) return segments.length === 1 ? 'Home pages' : `${capital(end.variable)} pages`
  if ('literal' in end && end.literal !== '**') {
    // `/industries/{industry}/pricing` is not the `/pricing` of the site.
    const above = segments.length > 2 ? segments.at(-2)! : end
    const isNamed = 'alike' in above && above.variable !== 'folder'
    return `${capital(isNamed ? `${above.variable} ${end.literal}` : end.literal)} pages`
  }
  const section = segments.findLast(
    (segment): segment is { literal: string } => 'literal' in segment && segment.literal !== '**',
  )
  if (!last) return `${capital(section?.literal ?? '')} pages`
  // Headlines below /learn are articles; below /compare they are what the section says.
  if (last.variable === 'article')
    return !section || articleSections.has(section.literal) ? 'Articles' : `${capital(section.literal)} pages`
  if (['value', 'number', 'id', 'code', 'date', 'year'].includes(last.variable))
    return `${capital(section?.literal ?? last.variable)} pages`
  return `${capital(last.variable)} pages`
}

const capital = (text: string): string => (text.charAt(0).toUpperCase() + text.slice(1)).replaceAll('-', ' ')

const many = (n: number, one: string): string => `${n.toLocaleString('en-US')} ${one}${n === 1 ? '' : 's'}`

function explain(segments: readonly Segment[], paths: number): string {
  const parts = segments.flatMap((segment, index): string[] => {
    if ('literal' in segment) return []
    if (segment.orNone) {
      const codes = segment.codes!.length <= 4 ? segment.codes!.toSorted().join(', ') : many(segment.values, 'language code') // prettier-ignore
      return [`Part 1 is ${codes}, or left out.`]
    }
    const fit = segment.fitting === segment.values ? 'all' : `${segment.fitting.toLocaleString('en-US')} of them`
    const under = segment.parents > 1 ? `, below ${many(segment.parents, 'value')} of the part before` : ''
    const kind = segment.words === 'names' || segment.words === 'single words' ? '' : `, ${fit} ${segment.words}`
    return [`Part ${index + 1} takes ${many(segment.values, 'value')}${under}${kind}.`]
  })
  const literals = segments.flatMap((segment) =>
    'literal' in segment && segment.literal !== '**' ? [segment.literal] : [],
  )
  const start = literals.length > 0 ? ` with ${literals.map((text) => `“${text}”`).join(' and ')}` : ''
  const language = languageOf(segments)
  const one = language ? ' One group for all languages.' : ''
  if (segments.some((segment) => 'literal' in segment && segment.literal === '**'))
    return `${many(paths, 'path')} begin${start}${language ? ` below ${language.orNone ? 'the site or ' : ''}a language code` : ''}; they follow no narrower template.${one}`
  if (language?.orNone && segments.length === 1)
    return `The home page, also below ${many(language.values, 'language code')}.${one}`
  const count = language?.orNone ? `${segments.length - 1} or ${segments.length} parts` : many(segments.length, 'part')
  return `${many(paths, 'path')} of ${count}${start}. ${parts.join(' ')}${one}`
}
