/** Which page is of which group, as a table: a page a row, and its template, type or category. */
import { isDeepStrictEqual } from 'node:util'
import type { PageGroupsRead } from '../../../shared/api.ts'
import type { ContentGroupRule, PageAlias, WorkspaceConfig } from '../../../shared/config.ts'
import { AppError } from '../../../shared/errors.ts'
import { addDays } from '../../../shared/text/figures.ts'
import { rulesThatStay } from '../../../shared/pages/rules-after-table.ts'
import { jointGroup } from '../../../shared/pages/joint-group.ts'
import { readTopics } from '../../../shared/pages/topics.ts'
import { decodedPath } from '../../../shared/text/decoded-path.ts'
import { type DayOrder, parseDate } from '../import/cells/date.ts'
import { findDayOrder } from '../import/cells/day-order.ts'
import { contentPath, splitUrl, withoutWww } from '../import/cells/page.ts'
import { holdsAddresses, isAddress, pathsAsCounted } from './addresses.ts'
import { type HeadedTable, parseHeaded, readEntries, readHead } from './headed-table.ts'
import { pagesWithMoreBelow } from './pages-below.ts'
import { type GroupedPage, rulesOfPages, type Surroundings } from './rules-of-pages.ts'

type Field =
  | 'page'
  | 'group'
  | 'kind'
  | 'topic'
  | 'author'
  | 'from'
  | 'to'
  | 'previous'
  | 'changed'
  | 'previousTo'
  | 'status'
  | 'oldSlug'

/** As people head such tables, without case, accents, blanks and signs. */
const headings: Record<string, Field> = Object.fromEntries(
  (
    [
      ['page', 'page url urls path pagepath pageurl pagelocation landingpage landingpageurl address fullurl permalink'],
      [
        'page',
        'seite pfad adresse landingseite zielseite seitenpfad pagina chemin adresseurl pad ruta direccion endereco',
      ],
      ['group', 'template pagetemplate templatename group contentgroup contentgrouping pagegroup layout'],
      ['group', 'design pagedesign pagelayout layoutname designname diseno'],
      // As WordPress keeps it beside a page, under the name that exports of its pages write.
      ['group', 'wppagetemplate'],
      ['group', 'groupname contentgroupname pagegroupname'],
      ['group', 'newtemplate currenttemplate templatenow newgroup currentgroup neuevorlage nouveaumodele'],
      ['group', 'vorlage seitenvorlage gruppe inhaltsgruppe seitengruppe modele gabarit groupe groupedecontenu'],
      ['group', 'plantilla grupo grupodecontenido modelo modello gruppo sjabloon groep contentgroep'],
      ['kind', 'type pagetype posttype category pagecategory contentcategory section'],
      ['kind', 'sectionname sectiontitle sitesection contentsection pagesection categoryname typename'],
      ['kind', 'bereich rubrique seccion secao sezione sectie'],
      ['kind', 'typ seitentyp kategorie rubrik categorie typedepage categoria tipo tipodepagina paginatype'],
      ['topic', 'topic topics subject subjects thema themen sujet sujets tema temas argomento assunto onderwerp'],
      ['author', 'author authors writer writers writtenby autor autorin autores verfasser auteur auteurs redacteur'],
      ['author', 'autore autori schrijver'],
      ['from', 'from livefrom validfrom activefrom since livesince start startdate livedate golive'],
      ['from', 'von ab seit gultigab livevon liveab vanaf desde du depuis dal'],
      ['to', 'to until liveto liveuntil livetill validto validuntil activeto end enddate'],
      ['to', 'bis livebis gultigbis tot hasta ate au jusquau al finoal'],
      // What a page was until it was changed once, as a CMS lists it beside what the page is now.
      ['previous', 'previoustemplate oldtemplate formertemplate priortemplate templatebefore previoustype'],
      ['previous', 'previousgroup oldgroup formergroup previouscontentgroup oldcontentgroup previouslayout oldlayout'],
      [
        'previous',
        'altevorlage vorherigevorlage fruherevorlage ancienmodele modeleprecedent anciengabarit gabaritprecedent',
      ],
      [
        'previous',
        'plantillaanterior modeloanterior modeloantigo templateanterior modelloprecedente vorigsjabloon oudsjabloon',
      ],
      [
        'changed',
        'lasttemplatechange templatechange templatechangedate templatechangedon templatechangedat templatechanged',
      ],
      [
        'changed',
        'changedon changedat changed changedate datechanged dateofchange lastchange switchedon switchdate switched',
      ],
      ['changed', 'templatesince newtemplatesince currenttemplatesince templateswitch templateswitchedon'],
      ['changed', 'geandertam vorlagegeandertam letzterwechsel wechselam changele datedechangement derniechangement'],
      [
        'changed',
        'cambiadoel fechadecambio fechadelcambio ultimocambio alteradoem mudadoem datadealteracao datadamudanca',
      ],
      [
        'changed',
        'ultimaalteracao ultimamudanca ultimamudancademodelo cambiatoil datadelcambio gewijzigdop datumwijziging',
      ],
      [
        'previousTo',
        'templateuntil oldtemplateuntil previoustemplateuntil previousuntil olduntil vorlagebis modelohasta',
      ],
      // WordPress keeps the last part of the address that a page had before, in a field of this name.
      ['oldSlug', 'wpoldslug oldslug previousslug formerslug'],
      ['status', 'status state pagestatus poststatus publishstatus estado statut stato'],
    ] as const
  ).flatMap(([field, names]) => names.split(' ').map((name) => [name, field])),
)

/** A category beside a template is of another kind than it. */
const groupField = (head: HeadedTable<Field>['head']): 'group' | 'kind' | undefined =>
  (['group', 'kind'] as const).find((field) => head.includes(field))

/** Of several columns that say the page, that of addresses: another has the names of pages. */
function withAddresses(
  { head }: Pick<HeadedTable<Field>, 'head'>,
  rows: readonly (readonly string[])[],
): HeadedTable<Field>['head'] {
  const at = head.findIndex((field, index) => field === 'page' && holdsAddresses(index, rows))
  return at < 0 ? head : head.map((field, index) => (field === 'page' && index !== at ? undefined : field))
}

/** Whether a table says which page is of which group. A column of codes, such as those of redirects, names no groups. */
export function groupsPages(columns: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const head = withAddresses(readHead(columns, headings), rows)
  const pageAt = head.indexOf('page')
  if (!holdsAddresses(pageAt, rows)) return false
  const field = groupField(head)
  if (field === undefined) return listsArticles(columns, head, rows)
  const at = head.indexOf(field)
  return rows.some((cells) => /\p{L}/u.test(cells[at] ?? ''))
}

const ofVisits = /visit|user|client|session|customer|contact|mail|event|timestamp/i

/** An editorial list has a page a row, with who wrote it or what it is about, and no group: all of its pages are of one kind. */
function listsArticles(
  columns: readonly string[],
  head: HeadedTable<Field>['head'],
  rows: readonly (readonly string[])[],
): boolean {
  const pages = rows.flatMap((cells) => cells[head.indexOf('page')]?.trim() || [])
  return (
    (head.includes('topic') || head.includes('author')) &&
    pages.length > 1 &&
    new Set(pages).size === pages.length &&
    !columns.some((name) => ofVisits.test(name))
  )
}

/** Whether a table lists pages, a row each, and no column is known to say the group of each. */
export function listsPages(columns: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const head = withAddresses(readHead(columns, headings), rows)
  const at = head.indexOf('page')
  if (groupField(head) !== undefined || columns.length < 2 || !holdsAddresses(at, rows)) return false
  const addresses = rows.map((cells) => cells[at] ?? '').filter((cell) => cell.trim() !== '')
  return new Set(addresses).size > addresses.length / 2
}

/** The same of a table as text. */
export function isPageGroupTable(text: string): boolean {
  const { data, headAt } = parseHeaded(text, headings)
  return groupsPages(data[headAt] ?? [], data.slice(headAt + 1))
}

interface Span {
  group: string
  from: string
  to: string
  /** The last day of what the page was before, where `from` is not said. */
  after?: string
  /** What it was before another span of the same row. */
  was?: true
}

interface Entry extends Omit<GroupedPage, 'steps'> {
  spans: Span[]
  isDraft: boolean
  /** Last parts of addresses that the page had before. */
  oldSlugs: string[]
}

/** Of a list that names no groups. */
const groupOfList = 'Articles'

interface PageGroupsOptions extends Pick<Surroundings, 'known' | 'rules' | 'below'> {
  /** Of all pages of a table without a column of groups. */
  group?: string | undefined
  /** The column that has the topics, where its heading does not say so. */
  topics?: string | undefined
}

/**
 * A page that has one group after another has a rule for each, with its days. Where the table does not tell them apart, it is of a joint
 * group of its own, so that its people are not counted for a template that they did not see.
 * @throws AppError BAD_FILE where a column is missing or no row can be used.
 */
export function readPageGroups(
  text: string,
  pages: WorkspaceConfig['pages'],
  { known, rules, below = false, group: named, topics: topicsName }: PageGroupsOptions,
): PageGroupsRead {
  const written = parseHeaded(text, headings)
  const parsed = { ...written, head: withAddresses(written, written.data.slice(written.headAt + 1)) }
  const { headAt, data } = parsed
  const field = groupField(parsed.head)
  const topicsAt = topicsColumn(parsed, field === undefined, topicsName)
  const head = parsed.head.map((each, at) => (at === topicsAt ? 'topic' : each === 'topic' ? undefined : each))
  const table = { ...parsed, head }
  if (!head.includes('page') || (field === undefined && topicsAt === undefined && named === undefined))
    throw new AppError(
      'BAD_FILE',
      'The table needs a column "page" (or URL) and a column "group" (or template, layout, design, section, type, category), or one of topics or authors, whose pages are then one group.',
    )
  if (field !== undefined && named !== undefined)
    throw new AppError(
      'BAD_FILE',
      `The column "${data[headAt]![head.indexOf(field)]!.trim()}" says which group each page is in, so the table takes no other (--group).`,
    )
  const column = (each: Field): string[] =>
    head.includes(each) ? data.slice(headAt + 1).map((cells) => cells[head.indexOf(each)]?.trim() ?? '') : []
  const names = [...(field === undefined ? [] : column(field)), ...column('previous')].filter((name) => name !== '')
  const heading = field === undefined ? '' : data[headAt]![head.indexOf(field)]!.trim()
  const topics = readTopics(column('topic'), { areNames: topicsAt !== undefined && parsed.head[topicsAt] === 'author' })
  // "A" alone names nothing on a screen full of groups.
  const nameOf =
    names.length > 0 && names.every((name) => name.length <= 2)
      ? (name: string) => `${heading} ${name}`
      : (name: string) => name
  const unnamed = column('page').filter(hasNumberOnly).length
  if (unnamed > 0 && unnamed === column('page').filter((cell) => cell !== '').length)
    throw new AppError(
      'BAD_FILE',
      'No page of the table has an address of its own, only a number (?page_id=…), so no visit can be told to be on it.',
    )
  // Most lists hold addresses of one site, some of them with `www.`.
  const sites = [...new Set(column('page').flatMap((cell) => siteOf(withScheme(cell)) || []))]
  const pathOf = pathsAsCounted(pages)
  const { entries, rejects } = readEntries(
    table,
    (cell): Entry | string | null => {
      const page = cell('page')
      const name = field === undefined ? (named ?? groupOfList) : cell(field)
      if (page === '') return 'it has no page'
      if (hasNumberOnly(page)) return null
      if (!isAddress(page)) return `"${page}" is no address of a page`
      if (name === '') return 'it has no group'
      const was = cell('previous')
      const address = withScheme(page)
      return {
        host: sites.length > 1 ? siteOf(address) : '',
        path: page.includes('*') ? contentPath(address) : pathOf(address),
        topics: topics.of(cell('topic')),
        spans: spansOf(nameOf(name), was === '' ? null : nameOf(was), cell),
        isDraft: draft.test(cell('status')),
        oldSlugs: cell('oldSlug')
          .split(/[\s,;|]+/)
          .filter(Boolean),
      }
    },
    ({ host, path }) => host + path,
    ({ host, path }) => `${host} ${path}`,
    together,
  )
  const order = dayOrderOf((['from', 'to', 'changed', 'previousTo'] as const).flatMap(column), entries)
  const dated = entries.map((entry) => ({ ...entry, ...inTurn(entry.spans, order) }))
  const changed = new Map<string, PageGroupsRead['changed'][number]>()
  for (const { change, host, path } of dated) {
    if (change === null) continue
    const key = JSON.stringify(change)
    if (!changed.has(key)) changed.set(key, { ...change, pages: [] })
    changed.get(key)!.pages.push(host + path)
  }
  const groups = [...new Set(dated.flatMap(({ steps }) => steps.map(({ group }) => group)))]
  const stay = rulesThatStay(rules, groups)
  const ignoreCase = pages.ignoreCase === true
  return {
    rules: rulesOfPages(dated, { known, rules: stay, ignoreCase, below }).flatMap(onEachHost(column('page'), known)),
    below: below ? [] : pagesWithMoreBelow(entries, { known, rules: stay, ignoreCase }),
    pages: entries.length,
    groups,
    sites: sites.length > 1 ? sites : [],
    changed: [...changed.values()],
    unnamed,
    drafts: entries.flatMap(({ host, path, isDraft }) => (isDraft ? [host + path] : [])),
    moved: movedBySlug(entries, known),
    withoutGroups: field === undefined && named === undefined,
    topics: { column: topicsAt === undefined ? null : data[headAt]![topicsAt]!.trim(), apart: topics.apart, doubtful: topics.doubtful }, // prettier-ignore
    unused: unusedBeside(table, field, new Set(groups)),
    rejects,
  }
}

/** The host of a rule is exact: one of a site becomes one for each way in which its host is visited, or else written in the table. */
function onEachHost(written: readonly string[], known: readonly { host: string }[]) {
  const hosts = [known.map(({ host }) => host), written.map((cell) => splitUrl(withScheme(cell)).host)]
  const [visited, listed] = hosts.map((some) => Map.groupBy(new Set(some), withoutWww))
  return (rule: ContentGroupRule): ContentGroupRule[] =>
    rule.host === undefined
      ? [rule]
      : (visited!.get(rule.host) ?? listed!.get(rule.host) ?? [rule.host]).map((host) => ({ ...rule, host }))
}

const draft = /^(draft|entwurf|brouillon|borrador|rascunho|bozza|concept)$/i

/**
 * WordPress lists what was not published yet with its number: without the query it would be the start page. `p` at the root
 * alone, as elsewhere it is the number of a page of a list.
 */
const hasNumberOnly = (page: string): boolean =>
  /\/\?(?:[^#]*&)?page_id=\d+(?:[&#]|$)/i.test(page) ||
  (/[?&]p=\d+(?:[&#]|$)/i.test(page) && contentPath(withScheme(page)) === '/')

/** A page that was something else until a day is that until then; where no day is said, which was when is not known. */
function spansOf(group: string, was: string | null, cell: (field: Field) => string): Span[] {
  const [from, to, changed, until] = [cell('from'), cell('to'), cell('changed'), cell('previousTo')]
  if (was === null) return [{ group, from, to: to === '' ? until : to }]
  // Beside a day of the change, that since when a page is live is of what it was first.
  const begins = changed === '' && until === '' ? from : changed
  return [
    { group: was, from: begins === from ? '' : from, to: begins === '' ? until : begins, was: true },
    { group, from: begins, to, ...(begins === '' && until !== '' && { after: until }) },
  ]
}

/** Authors are asked about as topics are, and a page has those of one kind: in a list without groups they are what it says. */
function topicsColumn(
  { head, headAt, data }: HeadedTable<Field>,
  isList: boolean,
  name: string | undefined,
): number | undefined {
  const columns = (data[headAt] ?? []).map((heading) => heading.trim())
  if (name !== undefined) {
    const at = columns.findIndex((heading) => heading.toLowerCase() === name.trim().toLowerCase())
    if (at < 0)
      throw new AppError('BAD_FILE', `The table has no column "${name}"; it has ${columns.filter(Boolean).join(', ')}.`)
    return at
  }
  const isFilled = (at: number): boolean => data.slice(headAt + 1).some((cells) => (cells[at] ?? '').trim() !== '')
  return [head.indexOf('topic'), isList ? head.indexOf('author') : -1].find((at) => at >= 0 && isFilled(at))
}

/** Columns that look as if they said something about groups and say nothing here: other names of groups, authors, and days where none was used. */
function unusedBeside(
  { head, headAt, data }: HeadedTable<Field>,
  field: 'group' | 'kind' | undefined,
  groups: ReadonlySet<string>,
): PageGroupsRead['unused'] {
  const rows = data.slice(headAt + 1)
  const filledAt = (at: number): string[] => rows.flatMap((cells) => cells[at]?.trim() || [])
  const has = (each: Field): boolean => head.includes(each) && filledAt(head.indexOf(each)).length > 0
  // When an article was published says nothing of what it is.
  const hasDays =
    field === undefined || has('from') || has('to') || has('previousTo') || (has('changed') && has('previous'))
  return (data[headAt] ?? []).flatMap((heading, at): PageGroupsRead['unused'] => {
    const cells = filledAt(at)
    const name = heading.trim()
    if (cells.length === 0) return []
    const isOther =
      (field !== undefined && head[at] === field) || head[at] === 'previous' ? head.indexOf(head[at]) !== at : false
    if (isOther || (head[at] === undefined && cells.every((cell) => groups.has(cell))))
      return [{ name, looksLike: 'groups' }]
    if (head[at] === 'author') return [{ name, looksLike: 'authors' }]
    const dates = cells.filter((cell) => dayOf(cell, 'day-month') ?? dayOf(cell, 'month-day'))
    const isFree = head[at] === undefined || head[at] === 'changed'
    return isFree && !hasDays && dates.length > cells.length / 2 ? [{ name, looksLike: 'days' }] : []
  })
}

/** Visited addresses under which no page is, and one page was before. */
function movedBySlug(entries: readonly Entry[], known: Surroundings['known']): PageAlias[] {
  const seen = new Map(known.map(({ path }) => [decodedPath(path), path]))
  const there = new Set(entries.map(({ path }) => decodedPath(path)))
  const moves = entries.flatMap(({ host, path, oldSlugs, isDraft }) =>
    isDraft || path === '/' || /[*{}]/.test(path)
      ? []
      : oldSlugs.map((slug) => ({ host, path, old: `${path.slice(0, path.lastIndexOf('/') + 1)}${slug}` })),
  )
  return [...Map.groupBy(moves, ({ host, old }) => `${host} ${decodedPath(old)}`).values()].flatMap((of) => {
    const { host, old, path: to } = of[0]!
    const from = seen.get(decodedPath(old))
    if (from === undefined || /[*{}]/.test(from) || there.has(decodedPath(old)) || of.some(({ path }) => path !== to)) return [] // prettier-ignore
    return [{ from, to, host: host === '' ? null : host }]
  })
}

const siteOf = (address: string): string => withoutWww(splitUrl(address).host)

const withScheme = (cell: string): string => (/^(\/|[a-z][a-z0-9+.-]*:\/\/)/i.test(cell) ? cell : `https://${cell}`)

/** Two rows of a page are one where they agree, and one after the other where they have dates. */
function together(before: Entry, entry: Entry): Entry | string {
  const topics = [...new Set([...before.topics, ...entry.topics])]
  const both = {
    ...before,
    topics,
    isDraft: before.isDraft && entry.isDraft,
    oldSlugs: [...new Set([...before.oldSlugs, ...entry.oldSlugs])],
  }
  const spans = [...before.spans, ...entry.spans]
  if (isDeepStrictEqual(before.spans, entry.spans)) return both
  if (spans.every(({ from, to, after = '' }) => from + to + after !== '')) return { ...both, spans }
  const [names, others] = [before, entry].map((each) => [...new Set(each.spans.map(({ group }) => group))].join(', '))
  if (names === others) return both
  return `"${before.host}${before.path}" is there twice, with ${names} and with ${others}; the first counts`
}

const dayOf = (cell: string, order: DayOrder | undefined): string | null => {
  const read = parseDate(cell, order)
  return read.ok ? read.date : null
}

/** Where no cell shows the order of days and months, that in which one group ends on the day before the next begins does. */
function dayOrderOf(cells: readonly string[], entries: readonly Entry[]): DayOrder | undefined {
  const { found } = findDayOrder(cells)
  if (found !== 'ambiguous') return found === 'none' ? undefined : found
  const joins = (order: DayOrder): number =>
    entries.filter(({ spans }) => {
      const begun = new Set(spans.map(({ from }) => dayOf(from, order)))
      return spans.some(({ to }) => {
        const last = dayOf(to, order)
        return last !== null && (begun.has(last) || begun.has(addDays(last, 1)))
      })
    }).length
  const [dayFirst, monthFirst] = [joins('day-month'), joins('month-day')]
  return dayFirst === monthFirst ? undefined : dayFirst > monthFirst ? 'day-month' : 'month-day'
}

interface InTurn {
  steps: GroupedPage['steps']
  change: Omit<PageGroupsRead['changed'][number], 'pages'> | null
}

/** A page is what it was until it is something else: what the table says of its first and its last day tells only which is when. */
function inTurn(spans: readonly Span[], order: DayOrder | undefined): InTurn {
  const dated = spans.map((span) => {
    const last = dayOf(span.after ?? '', order)
    const from = dayOf(span.from, order) ?? (last === null ? null : addDays(last, 1))
    return { ...span, from, to: dayOf(span.to, order) }
  })
  // Of several changes of a page, what it was before a later one is what an earlier one says since when it is.
  const [first] = dated.filter(({ was }) => was).toSorted((a, b) => ((a.to ?? '') < (b.to ?? '') ? -1 : 1))
  const days = dated.filter((span) => !span.was || span === first)
  const isRead = spans.every((span, index) => (['from', 'to'] as const).every((end) => span[end] === '' || dated[index]![end] !== null)) // prettier-ignore
  const isKnown = isRead && days.filter(({ from }) => from === null).length <= 1
  const sorted = isKnown ? days.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1)) : days
  // What a template is twice in a row it is once.
  const steps = sorted.filter(({ group }, index) => index === 0 || sorted[index - 1]!.group !== group)
  const groups = steps.map(({ group }) => group)
  if (steps.length === 1) return { steps: [{ group: groups[0]! }], change: null }
  const begins = steps.slice(1).map(({ from }) => from)
  const dates = isKnown ? begins.flatMap((from) => from ?? []) : []
  // A last day that is the first of the next is the day of the change.
  const isOneAtATime = sorted.every(({ group, from, to }, index) => {
    const later = sorted.slice(index + 1).filter((other) => other.group !== group)
    return later.every((other) => (from ?? '') < other.from! && (to ?? '') <= other.from!)
  })
  if (!isKnown || !isOneAtATime) {
    const joint = jointGroup(groups)
    return { steps: [{ group: joint }], change: { groups, dates, joint } }
  }
  return {
    steps: groups.map((group, index) => ({
      group,
      ...(index > 0 && { from: dates[index - 1]! }),
      ...(index < dates.length && { to: dates[index]! }),
    })),
    change: { groups, dates, joint: null },
  }
}
