/** Several reports as one document, with all one needs to work them out again. */
import { type ComponentType, type CSSProperties, useMemo } from 'react'
import { Router } from 'wouter'
import { association, comparesChoosers } from '../../shared/findings/association.ts'
import { settingWords } from '../../shared/text/key-words.ts'
import { reports, type ReportSlug } from '../../shared/reports/index.ts'
import { strataWords, type WithinEach } from '../../shared/reports/template-comparison.ts'
import { useQuery, useWorkspace } from '../api.ts'
import { dataDays } from '../../shared/notes/data-days.ts'
import { addDays, bytes, counted, date, dateRange, dateTime, isDate } from '../format.ts'
import { personWords } from '../words.ts'
import { cx } from '../components/cx.ts'
import { baseName } from '../imports/mapping.ts'
import { costsEnteredSentence } from './costs-entered.ts'
import d from './document.module.css'
import { DocumentTable } from './DocumentTable.tsx'
import type { PageFit } from './fit-page.ts'
import { filesInLine } from './files-in-line.ts'
import { chaptersSaidIn, DocumentContext, type DocumentSize } from './view.ts'

/** One report, as its screen's address says it. */
export interface DocumentPart {
  slug: ReportSlug
  search: string
  /** What a person called it; null = by its question. */
  title: string | null
  Screen: ComponentType
}

/** Of a printed page between its margins, near enough: charts are drawn for this width and shrink with the paper. */
const width = 840
/** Of a document of one page, whose letters are as small as can be read: there charts do not shrink. */
const pageWidth = 800

const stay = (): void => undefined

/** Whether the figures depend on who is one person: all but those of the inventory and of decisions. */
const countsPeople = (slug: ReportSlug): boolean =>
  slug === 'stack-removal' || !(slug.startsWith('stack-') || slug === 'renewals' || slug === 'build-vs-buy')

export function Document({
  title,
  introduction,
  parts,
  names,
  withoutLeftOut,
  madeAt,
  version,
  size,
  fit,
}: {
  /** null = the workspace's name. */
  title: string | null
  /** Plain text of a person; a blank line begins a paragraph. */
  introduction: string | null
  parts: readonly DocumentPart[]
  /** Whose ids are in it, in words; null = nobody's. */
  names: string | null
  /** Settings say how many people are left out, and not who. */
  withoutLeftOut: boolean
  madeAt: Date
  version: string
  size: DocumentSize
  /** On one page of paper. */
  fit: PageFit
}) {
  const short = size !== 'whole'
  const { status } = useWorkspace()
  const saidIn = chaptersSaidIn(parts)
  const workspace = title === null || short ? undefined : status?.name
  return (
    <main
      className={cx(d['document'], short && d['shortened'], size === 'page' && d['onePage'])}
      style={size === 'page' ? ({ '--page-zoom': fit.zoom } as CSSProperties) : undefined}
    >
      <div className={d['head']}>
        <h1>{title ?? status?.name ?? 'No workspace'}</h1>
        <p className={d['small']}>
          {workspace === undefined ? 'Made' : `Workspace ${workspace}, made`} on {dateTime(madeAt.toISOString())} with
          Touchstack {version}
          {status?.timeRange && `. ${dataDays(status) ?? ''}`}
          {status &&
            `. Times in ${status.timeZone}, money in ${status.currency}${parts.some(({ slug }) => countsPeople(slug)) ? `, ${personWords(status)}` : ''}.`}
        </p>
        {introduction?.split(/\n\s*\n/).map((paragraph, index) => (
          <p key={index} className={d['introduction']}>
            {paragraph.trim()}
          </p>
        ))}
        {!short && (
          <ol className={d['contents']}>
            {parts.map(({ slug, search, title }, index) => (
              <li key={index}>{title ?? chapterName(slug, search)}</li>
            ))}
            <li>Where the figures come from</li>
          </ol>
        )}
      </div>
      {parts.map((part, index) => (
        <Chapter
          key={index}
          number={index + 1}
          part={part}
          saidIn={saidIn[index] ?? null}
          short={short}
          room={fit.room}
        />
      ))}
      <Provenance
        number={parts.length + 1}
        names={names}
        withoutLeftOut={withoutLeftOut}
        size={size}
        compares={parts.some(({ slug }) => comparesChoosers(slug))}
      />
    </main>
  )
}

/** How a view is drawn, which tells two of them apart by nothing one reads. */
const arranges = new Set(['view', 'key'])
/** Settings that read better in other words. */
const words: Partial<Record<string, (value: string) => string>> = {
  asOf: (day) => `on ${day}`,
  a: (value) => value,
  b: (value) => `against ${value}`,
  days: (days) => `next ${days} days`,
  tool: (name) => name,
  decision: (name) => name,
  groups: (names) => `pages of ${names.split(',').join(', ')}`,
  withinEach: (each) => `within each ${each in strataWords ? strataWords[each as WithinEach].one : each}`,
  start: (day) => `from ${day}`,
  uplift: (percent) => (percent === 'own' ? 'own uplift' : `uplift ${percent} %`),
  upliftOn: (on) => (on === 'yearly' ? 'uplift of yearly bills' : ''),
  seatGrowth: (percent) => `seats ${percent} % a year`,
  usageGrowth: (percent) => `use ${percent} % a year`,
  // Cost of a year or of a period follows from the dates.
  measure: (of) => (of === 'annual' || of === 'period' ? '' : `measured by ${of}`),
}

/** What tells one view of a report from another: ` (goal Trial, by page)`; nothing where nothing was set. */
export function settingsOf(search: string, slug: ReportSlug | null = null): string {
  const query = new URLSearchParams(search)
  const [from, to] = [query.get('from'), query.get('to')]
  const isPeriod = from !== null && to !== null && isDate(from) && isDate(to) && from < to
  const set = [...query].flatMap(([name, value]): string[] => {
    if (arranges.has(name) || (name === 'to' && isPeriod)) return []
    if (name === 'from' && isPeriod) return [dateRange(from, addDays(to, -1))]
    const text = isDate(value) ? date(value) : value
    if (name === 'against' && slug !== 'before-after')
      return value === 'year'
        ? ['against a year before']
        : value === 'whole-year'
          ? ['against the whole year before']
          : []
    const said = words[name]?.(text) ?? settingWords(name, text)
    return said === '' ? [] : [said]
  })
  // Chosen by the data and not by a person, which a reader must know.
  if (slug === 'before-after' && !query.has('date')) set.push('since the day in the middle of the data; choose one')
  return set.length === 0 ? '' : ` (${set.join(', ')})`
}

export const chapterName = (slug: ReportSlug, search: string): string =>
  `${reports[slug].question}${settingsOf(search, slug)}`

interface ChapterProps {
  number: number
  part: DocumentPart
  saidIn: number | null
  short: boolean
  room: number | null
}

function Chapter({ number, part: { slug, search, title, Screen }, saidIn, short, room }: ChapterProps) {
  const view = useMemo(
    () => ({ search, width: room === null ? width : pageWidth, saidIn, short, room }),
    [search, saidIn, short, room],
  )
  const path = `/${slug}`
  return (
    <section className={d['chapter']}>
      <h2>
        {number}. {title ?? chapterName(slug, search)}
      </h2>
      {title !== null && <p className={d['small']}>{chapterName(slug, search)}</p>}
      <div className={d['body']}>
        <Router hook={() => [path, stay]} searchHook={() => search}>
          <DocumentContext value={view}>
            <Screen />
          </DocumentContext>
        </Router>
      </div>
    </section>
  )
}

/** Patterns of several people stay. */
function withoutIds(excludePeople: readonly string[]): string[] {
  const patterns = excludePeople.filter((pattern) => pattern.includes('*'))
  const ids = excludePeople.length - patterns.length
  return ids === 0 ? patterns : [...patterns, `(${counted(ids, 'id')}, not shown)`]
}

/** A setting a line, and each part of a list on a line of its own: whole, and short enough for paper. */
function settingsText(config: object): string {
  return Object.entries(config)
    .filter(([key]) => key !== 'document')
    .map(([key, value]: [string, unknown]) =>
      Array.isArray(value) && value.some((each) => typeof each === 'object')
        ? `${key}:\n${value.map((each) => `  ${JSON.stringify(each)}`).join('\n')}`
        : `${key}: ${JSON.stringify(value)}`,
    )
    .join('\n')
}

function Provenance({
  number,
  names,
  withoutLeftOut,
  size,
  compares,
}: {
  number: number
  names: string | null
  withoutLeftOut: boolean
  size: DocumentSize
  compares: boolean
}) {
  const { data: imports = [] } = useQuery('imports.list', {})
  const { data: config } = useQuery('config.get', {})
  const { status } = useWorkspace()
  const kept = imports.filter(({ undoneAt }) => undoneAt === null)
  const repeated = kept.filter(({ rowsRead, rowsDuplicate }) => rowsRead > 0 && rowsRead === rowsDuplicate).length
  const costs = costsEnteredSentence(config?.contentCosts ?? [], status?.currency ?? 'USD')
  const warning = names !== null && <p>This document holds {names}. Pass it on only to whoever may see them.</p>
  if (size !== 'whole')
    return (
      <section className={d['chapter']}>
        <h2>{number}. Where the figures come from</h2>
        {warning}
        <p className={d['small']}>
          {size === 'page' && compares && `${association} `}
          {filesInLine(kept)}.
          {size === 'page' &&
            (status?.peopleLeftOut ?? 0) > 0 &&
            ` ${counted(status?.peopleLeftOut ?? 0, 'person', 'people')} left out of all figures.`}
          {costs} {size === 'page' ? 'What else limits each finding, its tables' : 'Further tables'}, settings and how
          each figure is computed are in the whole document.
        </p>
      </section>
    )
  return (
    <section className={d['chapter']}>
      <h2>{number}. Where the figures come from</h2>
      {warning}
      <h3>
        {counted(kept.length - repeated, 'file')} imported
        {repeated > 0 && `, ${counted(repeated, 'more', 'more')} with nothing new`}
      </h3>
      <DocumentTable
        label="Imports"
        rows={kept}
        rowKey={({ id }) => id}
        columns={[
          { id: 'file', header: 'File', value: ({ file }) => baseName(file) },
          { id: 'format', header: 'Format', value: ({ format }) => format },
          { id: 'at', header: 'Imported', value: ({ importedAt }) => dateTime(importedAt) },
          { id: 'bytes', header: 'Size', align: 'end', value: (each) => bytes(each.bytes) },
          { id: 'read', header: 'Rows read', align: 'end', value: ({ rowsRead }) => rowsRead },
          { id: 'imported', header: 'Imported', align: 'end', value: ({ rowsImported }) => rowsImported },
          { id: 'duplicate', header: 'Duplicate', align: 'end', value: ({ rowsDuplicate }) => rowsDuplicate },
          { id: 'rejected', header: 'Rejected', align: 'end', value: ({ rowsRejected }) => rowsRejected },
          { id: 'sha256', header: 'SHA-256', value: ({ sha256 }) => sha256?.slice(0, 16) ?? '' },
        ]}
      />
      {costs !== '' && <p className={d['small']}>{costs.trim()}</p>}
      <h3 className={d['small']}>Settings, as `config get` prints them</h3>
      <pre className={d['settings']}>
        {config &&
          settingsText(withoutLeftOut ? { ...config, excludePeople: withoutIds(config.excludePeople) } : config)}
      </pre>
    </section>
  )
}
