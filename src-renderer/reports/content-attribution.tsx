import { ChevronDown, Clock, Download, FileSpreadsheet, FileType, Image, Rows3, SquareTerminal } from 'lucide-react'
import { Fragment, type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import type { Report, ReportParams } from '../../shared/reports/index.ts'
import { contentAttribution, dimensions } from '../../shared/reports/content-attribution.ts'
import { useReport, useWorkspace } from '../api.ts'
import { FirstLastChart, rateStart, rowKey } from '../charts/FirstLastChart.tsx'
import { useMarks } from '../charts/marks.tsx'
import { type Command, useScreenCommands } from '../commands.ts'
import { Button, buttonClass } from '../components/Button.tsx'
import { ChartFrame, type ChartHandle } from '../components/ChartFrame.tsx'
import { copyCommand, CopyMenu } from '../components/CopyMenu.tsx'
import { cx } from '../components/cx.ts'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { FilterBar } from '../components/FilterBar.tsx'
import { Finding, Num } from '../components/Finding.tsx'
import { LookbackSelect } from '../components/LookbackSelect.tsx'
import { Menu } from '../components/Menu.tsx'
import { Method } from '../components/Method.tsx'
import { Page } from '../components/Page.tsx'
import { CutText } from '../components/PathChip.tsx'
import { Working } from '../components/ProgressBar.tsx'
import { Select } from '../components/Select.tsx'
import { type TipContent, tipText } from '../components/Tooltip.tsx'
import { TrustLine } from '../components/TrustLine.tsx'
import { downloadCsv } from '../export.ts'
import {
  count,
  counted,
  dateRange,
  addDays,
  isDate,
  middleCut,
  percent,
  percentRange,
  points,
  rateDigits,
} from '../format.ts'
import { useQueryParams } from '../route.ts'
import { rateOf } from '../statistics.ts'
import { capital, type Dimension, dimensionWords, fraction, identityWords } from '../words.ts'
import { ContentGap, contentTerms, ContentTopBar, hasContentGap, useContentContext } from './content.tsx'
import s from './content-attribution.module.css'
import { type FirstLastRow, firstLastRows, fold, type Story, story } from './first-last.ts'
import { commandLine, paramsFrom } from './view.ts'

type Attribution = Report<'content-attribution'>

const slug = 'content-attribution'
/** Rows of the chart at first, and at most: beyond that only the table is readable. */
const atFirst = 24
const atMost = 300

export default function ContentAttribution() {
  const { status } = useWorkspace()
  const [query] = useQueryParams()
  const params = paramsFrom(slug, query)
  const answerable = !hasContentGap(status)
  const first = useReport(slug, { ...params, model: 'first' }, { enabled: answerable })
  const last = useReport(slug, { ...params, model: 'last' }, { enabled: answerable })
  const error = first.error ?? last.error
  // While one of the two is newer than the other, the pair on screen stays the old one.
  const answered = first.data && last.data ? { first: first.data, last: last.data } : null
  const [pair, setPair] = useState(answered)
  const settled = !first.stale && !last.stale && answered !== null
  if (settled && !(pair && pair.first === answered.first && pair.last === answered.last)) setPair(answered)
  const shown = settled ? answered : pair

  return (
    <Page>
      <ContentTopBar />
      {status && hasContentGap(status) ? (
        <ContentGap answer="which pages people see first and last before they convert" />
      ) : shown ? (
        <Answer asked={params} first={shown.first} last={shown.last} stale={!settled} error={error?.message ?? null} />
      ) : (
        <>
          <Finding question={contentAttribution.question}>
            {error ? 'There is no answer to this' : 'Counting first and last pages'}
          </Finding>
          <Filters by={params.by} lookbackDays={params.lookbackDays} />
          <div className={s['skeleton']}>
            {error ? <ErrorNote title={error.message} /> : <Working label="Working out the report" />}
          </div>
        </>
      )}
    </Page>
  )
}

function Filters({ by, lookbackDays, end }: { by: Dimension; lookbackDays: number | null; end?: ReactNode }) {
  const [, setQuery] = useQueryParams()
  return (
    <FilterBar end={end}>
      <Select
        label="By"
        value={by}
        set={by !== 'group'}
        onChange={(id) => setQuery({ by: id === 'group' ? null : id })}
        options={dimensions.map((id) => ({ id, label: dimensionWords[id].choice }))}
      />
      <LookbackSelect value={lookbackDays} />
    </FilterBar>
  )
}

interface AnswerProps {
  /** What the address asks for; the reports may still answer the question before. */
  asked: ReportParams<'content-attribution'>
  first: Attribution
  last: Attribution
  stale: boolean
  error: string | null
}

function Answer({ asked, first, last, stale, error }: AnswerProps) {
  const { status } = useWorkspace()
  const [, setQuery] = useQueryParams()
  const [selected, setSelected] = useState<string | null>(null)
  const [all, setAll] = useState(false)
  const chart = useRef<ChartHandle>(null)
  const context = useContentContext(first.params.goal)
  const { noun, once, goal } = context
  const { by, lookbackDays } = first.params
  const words = dimensionWords[by]
  const { totals } = first
  const rows = useMemo(() => firstLastRows(first, last), [first, last])
  const { shown, folded } = useMemo(() => fold(rows, all ? atMost : atFirst, by === 'topic'), [rows, all, by])
  const everybody = rateOf(totals.convertedPeople, totals.people)
  const digits = rateDigits(Math.max(0, ...rows.filter((row) => row.enough).map((row) => row.rate?.rate ?? 0)))
  const patterns = useMemo(() => groupPatterns(context.config?.contentGroups ?? []), [context.config])
  const keys = rows.filter((row) => row.kind === 'key')
  const fileName = `${slug}-by-${by}`

  const nameOf = (row: FirstLastRow): { label: string; note: string | null } => {
    if (row.kind === 'rest')
      return { label: `${count(folded)} more ${words.many}`, note: all ? 'in the table below' : null }
    if (row.kind === 'none') return { label: row.key, note: `no ${words.touch} before the ${noun.one}` }
    if (row.kind === 'other') return { label: row.key, note: 'no rule matches' }
    if (row.kind === 'not set') return { label: row.key, note: words.notSet }
    return { label: row.key, note: by === 'group' ? (patterns.get(row.key) ?? null) : null }
  }
  const tip = (key: string): TipContent | null => {
    const row = shown.find((one) => rowKey(one) === key)
    return row ? rowTip(row, nameOf(row).label) : null
  }
  const rowTip = (row: FirstLastRow, label: string): TipContent => ({
    title: label,
    figures: [
      {
        label: `${capital(noun.many)}, ${words.first}`,
        value: `${count(row.first)} (${percent(row.firstShare)})`,
        colour: row.kind === 'key' ? 'var(--c1)' : 'var(--mark)',
      },
      {
        label: `${capital(noun.many)}, ${words.last}`,
        value: `${count(row.last)} (${percent(row.lastShare)})`,
        colour: row.kind === 'key' ? 'var(--c2)' : 'var(--mark)',
      },
      ...(row.people > 0 ? [{ label: 'People', value: count(row.people) }] : []),
      ...(row.rate
        ? [
            { label: 'Rate', value: percent(row.rate.rate, digits), strong: true },
            { label: '95 % interval', value: percentRange(row.rate.low, row.rate.high, digits) },
          ]
        : []),
    ],
    note: row.rate
      ? `${row.enough ? '' : 'Too few to tell. '}Wilson interval. ${once ? 'Once per person' : 'Every time'}, ${
          lookbackDays === null ? 'no lookback' : `${counted(lookbackDays, 'day')} lookback`
        }, ${status?.timeZone ?? 'UTC'}.`
      : '',
  })
  const toggle = (key: string): void => setSelected((now) => (now === key ? null : key))
  const { mark, tip: tipElement } = useMarks({
    order: shown.map(rowKey),
    tip,
    onPress: (key) => (key === '(rest)' ? setAll(true) : toggle(key)),
    pressable: (key) => key !== '(rest)' || !all,
  })

  const columns = tableColumns({ words, rows, totals, last: last.totals, digits, everybody })
  const csv = useCallback(() => csvRows(rows, words.choice), [rows, words])
  const saveTable = useCallback(() => downloadCsv(csv(), fileName), [csv, fileName])
  const command = status ? commandLine(slug, first.params, status) : ''
  useScreenCommands(
    useMemo(
      (): Command[] => [
        ...dimensions.map((id): Command => ({
          id: `by-${id}`,
          label: `Compare first and last touch by ${dimensionWords[id].choice}`,
          kind: 'View',
          icon: Rows3,
          run: () => setQuery({ by: id === 'group' ? null : id }),
        })),
        ...[null, 7, 30, 90].map((days): Command => ({
          id: `lookback-${days ?? 'none'}`,
          label: days === null ? 'Remove the lookback' : `Set lookback to ${days} days`,
          kind: 'Filter',
          icon: Clock,
          run: () => setQuery({ lookbackDays: days }),
        })),
        {
          id: 'command',
          label: 'Copy this view as a command',
          kind: 'Action',
          icon: SquareTerminal,
          run: () => copyCommand(command),
        },
        { id: 'csv', label: 'Export this table as CSV', kind: 'Action', icon: FileSpreadsheet, run: saveTable },
      ],
      [setQuery, command, saveTable],
    ),
  )

  const said = story(rows, totals)
  const drawn = totals.conversions > 0 && keys.length > 1
  return (
    <>
      <Finding
        question={contentAttribution.question}
        stale={stale}
        actions={
          <>
            <CopyMenu command={command} />
            <Menu
              label="Export"
              entries={[
                { id: 'csv', label: 'Table as CSV', icon: FileSpreadsheet, onAction: saveTable },
                {
                  id: 'svg',
                  label: 'Chart as SVG',
                  icon: FileType,
                  disabled: !drawn,
                  onAction: () => chart.current?.exportSvg(),
                },
                {
                  id: 'png',
                  label: 'Chart as PNG',
                  icon: Image,
                  disabled: !drawn,
                  onAction: () => chart.current?.exportPng(),
                },
              ]}
            >
              <Button icon={Download} iconEnd={ChevronDown}>
                Export
              </Button>
            </Menu>
          </>
        }
      >
        <Sentence
          story={said}
          other={rows.find((row) => row.kind === 'other')?.firstShare ?? 0}
          totals={totals}
          noun={noun.many}
          goal={goal}
          keys={keys.length}
          dimension={by}
        />
      </Finding>
      <Filters
        by={asked.by}
        lookbackDays={asked.lookbackDays}
        end={<Method terms={methodTerms(words, noun.many, contentTerms(context, lookbackDays))} />}
      />
      {error && (
        <div className={s['note']}>
          <ErrorNote title={error} />
        </div>
      )}
      {drawn ? (
        <div className={s['chart']}>
          <ChartFrame
            ref={chart}
            menuless
            stale={stale}
            fileName={fileName}
            csv={csv}
            title={(width) => (
              <>
                <h2>
                  Share of {noun.many}, by first and last {words.touch === 'page' ? 'page seen' : 'touch'}
                  <small>of {count(totals.conversions)}</small>
                </h2>
                <h2 className={s['second']} style={{ left: rateStart(width) }}>
                  {capital(noun.one)} rate by {words.first}
                  <small>{width < 1080 ? '95 % interval' : '95 % interval; association, not effect'}</small>
                </h2>
              </>
            )}
            text={`${capital(noun.many)} by ${words.first} and ${words.last}, and ${noun.one} rate by ${words.first}, of ${counted(totals.conversions, noun.one, noun.many)}. ${chartText(shown, nameOf, words)} The table below has all figures.`}
          >
            {(width) => (
              <FirstLastChart
                rows={shown}
                width={width}
                labels={{
                  first: words.first,
                  last: words.last,
                  noRate: `No ${words.touch} to credit, so no rate`,
                  row: nameOf,
                }}
                everybody={everybody?.rate ?? null}
                selected={selected}
                label={`${capital(noun.many)} by ${words.first} and ${words.last}`}
                says={(row) => tipText(rowTip(row, nameOf(row).label))}
                mark={mark}
              />
            )}
          </ChartFrame>
          {folded > 0 && !all && (
            <div className={s['more']}>
              <Button variant="link" onPress={() => setAll(true)}>
                Show {keys.length > atMost ? `the first ${atMost}` : `all ${count(keys.length)}`} {words.many}
              </Button>
            </div>
          )}
          {all && keys.length > atFirst + 1 && (
            <div className={s['more']}>
              <Button variant="link" onPress={() => setAll(false)}>
                Show the first {atFirst} only
              </Button>
            </div>
          )}
        </div>
      ) : (
        <div className={s['gap']}>
          <NoChart
            rows={rows}
            totals={totals}
            by={by}
            noun={noun.many}
            goal={goal}
            filtered={first.params.from !== null || first.params.to !== null}
          />
        </div>
      )}
      {tipElement}
      {totals.people > 0 && (
        <div className={s['table']}>
          <DataTable
            label={`${capital(noun.many)} by ${words.choice}`}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.key}
            pinned={isApart}
            selected={selected}
            onPress={(row) => toggle(row.key)}
            stale={stale}
          />
        </div>
      )}
      <div className={s['bottom']} />
      <Trust first={first} noun={noun.many} />
    </>
  )
}

/** The first rows in words. */
function chartText(
  rows: readonly FirstLastRow[],
  nameOf: (row: FirstLastRow) => { label: string },
  words: (typeof dimensionWords)[Dimension],
): string {
  return rows
    .slice(0, 5)
    .map(
      (row) =>
        `${nameOf(row).label}: ${percent(row.firstShare)} ${words.first}, ${percent(row.lastShare)} ${words.last}${
          row.rate ? (row.enough ? `, rate ${percent(row.rate.rate, 2)}` : ', rate too few to tell') : ''
        }.`,
    )
    .join(' ')
}

const isApart = (row: FirstLastRow): boolean => row.kind !== 'key'

/** group → its widest pattern, and how many more. */
function groupPatterns(
  rules: readonly {
    group: string
    match?: string | undefined
    regex?: string | undefined
    host?: string | undefined
  }[],
): Map<string, string> {
  const byGroup = new Map<string, string[]>()
  for (const rule of rules) {
    const pattern = `${rule.host ?? ''}${rule.match ?? `/${rule.regex ?? ''}/`}`
    byGroup.set(rule.group, [...(byGroup.get(rule.group) ?? []), pattern])
  }
  // The shortest pattern is the widest: it says more about the group than its special cases.
  return new Map(
    [...byGroup].map(([group, all]) => {
      const widest = all.toSorted((a, b) => a.length - b.length)[0] ?? ''
      return [group, all.length > 1 ? `${widest} and ${count(all.length - 1)} more` : widest]
    }),
  )
}

interface SentenceProps {
  story: Story | null
  totals: Attribution['totals']
  /** Share of first touches on pages without a group. */
  other: number
  noun: string
  goal: string | null
  keys: number
  dimension: Dimension
}

/** Below this many conversions a share says little; it is then given as a count. */
const fewConversions = 20

function Sentence({ story: said, totals, other, noun, goal, keys, dimension }: SentenceProps) {
  const words = dimensionWords[dimension]
  if (totals.conversions === 0) return <>Nobody reached “{goal}” in this period</>
  if (!said) {
    return other > 0 ? (
      <>
        <Num>{percent(other)}</Num> of {noun} start on a page that no rule puts in a group
      </>
    ) : (
      <>
        None of the {count(totals.conversions)} {noun} has a {words.touch} to credit
      </>
    )
  }
  const { leaders, contrast, shift } = said
  const isPath = dimension === 'page'
  const names = (
    <>
      {leaders.map((key, index) => (
        <Fragment key={key}>
          {index > 0 && (index === leaders.length - 1 ? ' or ' : ', ')}
          <Name text={key} path={isPath} />
        </Fragment>
      ))}
    </>
  )
  if (totals.conversions < fewConversions) {
    return (
      <>
        <Num>{count(said.share * totals.conversions)}</Num> of {count(totals.conversions)} {noun} {words.start} {names}:
        too few to tell
      </>
    )
  }
  return (
    <>
      <Num>{percent(said.share)}</Num> of {noun} {words.start} {names}
      {said.plurality &&
        keys > 2 &&
        `, more than ${words.start.replace('start ', '')} any other of ${count(keys)} ${words.many}`}
      {contrast && (
        <>
          ; <Name text={contrast.key} path={isPath} /> start{dimension === 'group' ? '' : 's'} {percent(contrast.share)}
          , from {fraction(contrast.peopleShare) ?? percent(contrast.peopleShare, 0)} of all people
        </>
      )}
      {shift && (
        <>
          ; <Num tone="c2">{percent(shift.lastShare)}</Num>{' '}
          {leaders.length === 1 && leaders[0] === shift.key ? (
            `${words.end.replace(/ (on|with)$/, '')} there`
          ) : (
            <>
              {words.end} <Name text={shift.key} path={isPath} />
            </>
          )}
          , {points(Math.abs(shift.points)).replace('+', '')} points {shift.points > 0 ? 'more' : 'fewer'}
        </>
      )}
    </>
  )
}

/** A key within the sentence: in one piece, cut where it is long. */
function Name({ text, path }: { text: string; path: boolean }) {
  return (
    <span className={cx(s['name'], path && s['path'])} title={text}>
      {middleCut(text, 44)}
    </span>
  )
}

interface NoChartProps {
  rows: FirstLastRow[]
  totals: Attribution['totals']
  by: Dimension
  noun: string
  goal: string | null
  filtered: boolean
}

/** Nothing to compare: a sentence in place of a chart. */
function NoChart({ rows, totals, by, noun, goal, filtered }: NoChartProps) {
  const words = dimensionWords[by]
  const [, setQuery] = useQueryParams()
  if (totals.conversions === 0) {
    return (
      <EmptyState
        title={`Nobody reached “${goal}”`}
        actions={
          <>
            <a className={buttonClass()} href="#/goals">
              Check the goal
            </a>
            {filtered && <Button onPress={() => setQuery({ from: null, to: null })}>Look at all time</Button>}
          </>
        }
      >
        {counted(totals.people, 'person', 'people')} seen in the period, and none of them converted. Either the goal’s
        event is called differently in this data, or it lies outside the period.
      </EmptyState>
    )
  }
  const [only] = rows.filter((row) => row.first + row.last > 0 && row.kind !== 'none')
  if (by === 'group' && (!only || only.kind === 'other')) {
    return (
      <EmptyState
        title={`All ${noun} with a page to credit are in (other)`}
        actions={
          <>
            <a className={buttonClass('primary')} href="#/content-groups">
              Make content groups
            </a>
            <Button onPress={() => setQuery({ by: 'page' })}>Show single pages</Button>
          </>
        }
      >
        No rule puts a page with {noun} into a group yet. Groups say which kinds of page bring people.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title={only ? `All ${noun} with a page to credit are in ${only.key}` : `No ${noun} has a page to credit`}
    >
      There is only one {words.one}, so there is nothing to compare it with.
      {only?.rate &&
        ` Its rate is ${percent(only.rate.rate, 2)}, 95 % interval ${percentRange(only.rate.low, only.rate.high)}.`}
    </EmptyState>
  )
}

interface TableOptions {
  words: (typeof dimensionWords)[Dimension]
  rows: FirstLastRow[]
  totals: Attribution['totals']
  last: Attribution['totals']
  digits: number
  everybody: { rate: number; low: number; high: number } | null
}

function tableColumns({ words, totals, last, digits, everybody }: TableOptions): Column<FirstLastRow>[] {
  const share = (part: number, whole: number): string => (whole > 0 ? percent(part / whole) : '')
  return [
    {
      id: 'key',
      header: words.head,
      value: (row) => row.key,
      cell: (row) => <CutText text={row.key} />,
      cut: true,
      width: '24%',
      total: 'All',
    },
    {
      id: 'people',
      header: 'People',
      align: 'end',
      value: (row) => row.people,
      cell: (row) => count(row.people),
      total: count(totals.people),
    },
    {
      id: 'first',
      header: capital(words.first),
      align: 'end',
      value: (row) => row.first,
      cell: (row) => count(row.first),
      total: count(totals.conversions),
    },
    {
      id: 'firstShare',
      header: 'Share',
      title: `Share of all, by ${words.first}`,
      align: 'end',
      value: (row) => row.firstShare,
      cell: (row) => percent(row.firstShare),
      total: share(totals.conversions, totals.conversions),
    },
    {
      id: 'last',
      header: capital(words.last),
      align: 'end',
      value: (row) => row.last,
      cell: (row) => count(row.last),
      total: count(last.conversions),
    },
    {
      id: 'lastShare',
      header: 'Share',
      title: `Share of all, by ${words.last}`,
      align: 'end',
      value: (row) => row.lastShare,
      cell: (row) => percent(row.lastShare),
      total: share(last.conversions, totals.conversions),
    },
    {
      id: 'points',
      header: 'Last − first, points',
      title: 'Last share minus first share, in percentage points',
      align: 'end',
      value: (row) => row.lastShare - row.firstShare,
      cell: (row) => points(row.lastShare - row.firstShare),
      total: points(0),
    },
    {
      id: 'rate',
      header: 'Rate',
      title: `Converting people ÷ people, by ${words.first}`,
      align: 'end',
      value: (row) => (row.enough ? (row.rate?.rate ?? null) : null),
      cell: (row) =>
        row.rate === null ? (
          ''
        ) : row.enough ? (
          percent(row.rate.rate, digits)
        ) : (
          <span className={s['few']}>too few</span>
        ),
      total: everybody && percent(everybody.rate, digits),
    },
    {
      id: 'interval',
      header: '95 % interval',
      align: 'end',
      dim: true,
      value: (row) => row.rate?.low ?? null,
      cell: (row) => (row.rate ? percentRange(row.rate.low, row.rate.high, digits) : ''),
      total: everybody && percentRange(everybody.low, everybody.high, digits),
    },
  ]
}

function csvRows(rows: readonly FirstLastRow[], dimension: string): (string | number | null)[][] {
  return [
    [
      dimension,
      'people',
      'converted_people',
      'first',
      'first_share',
      'last',
      'last_share',
      'last_minus_first',
      'rate',
      'rate_low',
      'rate_high',
      'enough',
    ],
    ...rows.map((row) => [
      row.key,
      row.people,
      row.converted,
      row.first,
      row.firstShare,
      row.last,
      row.lastShare,
      row.lastShare - row.firstShare,
      row.rate?.rate ?? null,
      row.rate?.low ?? null,
      row.rate?.high ?? null,
      row.enough ? 'yes' : 'no',
    ]),
  ]
}

function methodTerms(
  words: (typeof dimensionWords)[Dimension],
  noun: string,
  shared: [string, ReactNode][],
): [string, ReactNode][] {
  return [
    [
      capital(`${words.first} and ${words.last}`),
      `The earliest and the latest page a person saw that counts for the conversion. Every one of the ${noun} is credited to exactly one first and one last; those without any are (none), so shares add up to 100 %.`,
    ],
    [
      'Rate',
      'Converting people ÷ people, by first touch. People who did not convert count where their own first page of the period is, so everybody is in exactly one row. People choose where they land: this is association, not effect.',
    ],
    ['95 % interval', 'Wilson score interval of the rate.'],
    [
      'Too few to tell',
      'Pooled with everybody else, fewer than five converters or non-converters would be expected on one side. Such a row is hollow and never ranked by rate.',
    ],
    ...shared,
  ]
}

/** Sums of shares of fractional credits differ in the last bits only. */
const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6 * Math.max(1, Math.abs(a))

function Trust({ first, noun }: { first: Attribution; noun: string }) {
  const { status } = useWorkspace()
  const { totals, params } = first
  const addsUp =
    totals.events === totals.used + totals.outsidePeriod + totals.ignored &&
    near(totals.conversions, totals.attributed + totals.unattributed) &&
    near(
      totals.conversions,
      first.rows.reduce((sum, row) => sum + row.conversions, 0),
    )
  const to = params.to && isDate(params.to) ? addDays(params.to, -1) : null
  const period = params.from && to && isDate(params.from) ? `${dateRange(params.from, to)} · ` : ''
  return (
    <TrustLine
      state={addsUp ? 'adds-up' : 'warn'}
      end={`${period}${status?.timeZone ?? 'UTC'} · ${identityWords[status?.identity ?? 'next-user'] ?? status?.identity}`}
    >
      <b>{addsUp ? 'Adds up.' : 'Does not add up; please check the workspace.'}</b> {counted(totals.events, 'event')} ={' '}
      <b>{count(totals.used)}</b> used
      {totals.outsidePeriod > 0 && ` + ${count(totals.outsidePeriod)} outside the period`} + {count(totals.ignored)}{' '}
      ignored.&ensp;
      {count(totals.conversions)} {noun} = <b>{count(totals.attributed)}</b> credited + {count(totals.unattributed)}{' '}
      (none).
    </TrustLine>
  )
}
