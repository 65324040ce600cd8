import type { Report } from '../../shared/reports/index.ts'
import { ArrowLeftRight, ChartGantt, ListTree } from 'lucide-react'
import { useMemo, useState } from 'react'
import { adoptionSentence } from '../../shared/notes/adoption.ts'
import { endUnknownSentence } from '../../shared/notes/end-unknown.ts'
import { fiscalSentence, fiscalYearName, fiscalYearOf } from '../../shared/stack/fiscal-year.ts'
import { undatedPricesSentence } from '../../shared/notes/undated-prices.ts'
import { useReport, useWorkspace } from '../api.ts'
import { Evolution, evolutionOrder, groupKey } from '../charts/Evolution.tsx'
import { leastLifelines } from '../charts/least.ts'
import { useMarks } from '../charts/marks.tsx'
import { type Command, useScreenCommands } from '../commands.ts'
import { ButtonLink } from '../components/Button.tsx'
import { ChartFrame } from '../components/ChartFrame.tsx'
import { ReportMenus } from '../components/ReportMenus.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { FilterBar } from '../components/FilterBar.tsx'
import { Finding, Num } from '../components/Finding.tsx'
import { Method } from '../components/Method.tsx'
import { SegmentedControl } from '../components/SegmentedControl.tsx'
import { Select } from '../components/Select.tsx'
import { useIsOnOnePage } from '../document/view.ts'
import type { TipContent } from '../components/Tooltip.tsx'
import { TrustLine } from '../components/TrustLine.tsx'
import { addDays, count, counted, date, decimals, listed, listedFirst, plural } from '../format.ts'
import { toHref } from '../route.ts'
import { ChangeLog } from '../stack/evolution/ChangeLog.tsx'
import { lifelineGroups, noCategory } from '../stack/evolution/lifelines.ts'
import { changeColumns, changeLog, lifelineTools, lifeWords, type Period, strips } from '../stack/evolution/model.ts'
import { isEvent, spanWords } from '../stack/evolution/words.ts'
import { PeriodTable } from '../stack/evolution/PeriodTable.tsx'
import { ReasonLegend } from '../stack/evolution/ReasonLegend.tsx'
import s from '../stack/stack.module.css'
import { StackDates } from '../stack/StackDates.tsx'
import { StackScreen } from '../stack/StackScreen.tsx'
import { asDay, type Money, useMoney, useStackDay } from '../stack/use-day.ts'

const question = 'How did it change?'
const intervals = ['year', 'quarter', 'month'] as const
type Interval = (typeof intervals)[number]
const views = ['lifelines', 'size', 'log', 'table'] as const
type View = (typeof views)[number]

/** Lifelines that can be read on one screen; with more, categories are folded. */
const mostLines = 44

const oneOf = <T extends string>(all: readonly T[], text: string | null): T | null =>
  all.find((each) => each === text) ?? null

export default function StackEvolution() {
  const { status } = useWorkspace()
  const { day, query, setQuery } = useStackDay()
  const money = useMoney()
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const enabled = (status?.tools ?? 0) > 0
  // Every tool is more than a part of a page of paper holds; how many there were is not.
  const isPart = useIsOnOnePage()
  const view: View = isPart ? 'size' : (oneOf(views, query.get('view')) ?? 'lifelines')
  const interval: Interval = oneOf(intervals, query.get('interval')) ?? 'quarter'
  const category = query.get('category')
  const from = asDay(query.get('since'))
  const to = asDay(query.get('until')) ?? addDays(day, 1)
  const evolution = useReport('stack-evolution', { from, to, interval }, { enabled })
  const lifelines = useReport('stack-lifelines', { from, to }, { enabled })

  const tools = useMemo(() => lifelineTools(lifelines.data?.rows ?? []), [lifelines.data])
  const first = evolution.data?.rows.at(0)?.firstDay ?? from ?? '2015-01-01'
  const groups = useMemo(() => {
    const chosen =
      category === null
        ? tools
        : tools.filter((tool) => (tool.category === '' ? noCategory : tool.category) === category)
    return lifelineGroups(chosen, first, to, { open: opened, mostLines })
  }, [tools, category, first, to, opened])
  const categories = [...new Set(tools.map((tool) => (tool.category === '' ? noCategory : tool.category)))].toSorted()
  const toggle = (name: string): void =>
    setOpened((before) => {
      const next = new Set(before)
      if (!next.delete(name)) next.add(name)
      return next
    })

  useScreenCommands(
    useMemo(
      (): Command[] => [
        ...intervals.map((id): Command => ({
          id: `interval-${id}`,
          label: `Changes per ${id}`,
          kind: 'View',
          icon: ChartGantt,
          run: () => setQuery({ interval: id === 'quarter' ? null : id }),
        })),
        {
          id: 'log',
          label: 'Show the change log',
          kind: 'View',
          icon: ListTree,
          run: () => setQuery({ view: 'log' }),
        },
      ],
      [setQuery],
    ),
  )

  const head = (
    <>
      <StackDates
        asOf={null}
        period={{ from: first, to }}
        onChange={(next) => {
          if ('from' in next) setQuery({ since: next.from, until: next.to })
        }}
      />
      <FilterBar end={<Method terms={terms} />}>
        <SegmentedControl
          label="View"
          screenOnly
          value={view}
          onChange={(next) => setQuery({ view: next === 'lifelines' ? null : next })}
          options={[
            { id: 'lifelines', label: 'Lifelines' },
            { id: 'size', label: 'Size and spend' },
            { id: 'log', label: 'Change log' },
            { id: 'table', label: 'Table' },
          ]}
        />
        {view !== 'log' && (
          <Select
            label="Per"
            value={interval}
            onChange={(next) => setQuery({ interval: next === 'quarter' ? null : next })}
            options={intervals.map((id) => ({ id, label: id }))}
            set={interval !== 'quarter'}
          />
        )}
        {view === 'lifelines' && categories.length > 1 && (
          <Select
            label="Category"
            value={category ?? ''}
            onChange={(next) => setQuery({ category: next })}
            options={[{ id: '', label: 'all' }, ...categories.map((name) => ({ id: name, label: name }))]}
            set={category !== null}
          />
        )}
      </FilterBar>
    </>
  )
  return (
    <StackScreen
      question={question}
      wouldShow="Here you would see when each tool came and went, why, and how the stack grew beside the company. It takes tools with start dates, or inventories of several dates imported one after another."
      head={head}
      answers={[evolution, lifelines] as const}
    >
      {([periods, lives], stale) => {
        const { rows, totals, params } = periods
        const adopted = adoptionSentence(totals.starts)
        const undated = undatedPricesSentence(totals.undatedPrices, totals.periods, 'Lists of several years, each imported with its day, tell it.') // prettier-ignore
        const folded = groups.some((group) => group.folded)
        return (
          <>
            <Finding
              question={question}
              stale={stale}
              actions={
                <>
                  <ButtonLink
                    // The first day of all is that of the oldest start, of which little else is known: unless a person
                    // chose a period, a year ago and today are compared.
                    href={`#${toHref('/stack-diff', {
                      a: from,
                      b: query.get('until') === null ? null : (rows.at(-1)?.lastDay ?? null),
                    })}`}
                  >
                    <ArrowLeftRight size={14} aria-hidden />
                    Compare two dates
                  </ButtonLink>
                  <ReportMenus slug="stack-evolution" params={params} />
                </>
              }
            >
              <Sentence rows={rows} added={totals.added} firstMonth={status?.fiscalYearStart ?? 1} />
            </Finding>
            {head}
            {rows.length === 0 ? (
              <div className={s['below']}>
                <EmptyState title="No tool was in use in this period">
                  Tools need a start date, or be in use without one; candidates are never in use.
                </EmptyState>
              </div>
            ) : view === 'log' ? (
              <div className={s['below']}>
                <ChangeLog changes={changeLog(lives.rows, first, to, money)} money={money} stale={stale} />
              </div>
            ) : view === 'table' ? (
              <div className={s['below']}>
                <PeriodTable rows={rows} money={money} stale={stale} />
              </div>
            ) : (
              <Picture
                from={first}
                to={to}
                groups={view === 'lifelines' ? groups : []}
                periods={periods}
                lifelines={lives}
                size={view === 'size'}
                interval={interval}
                money={money}
                stale={stale}
                onToggle={toggle}
                onTable={() => setQuery({ view: 'table' })}
              />
            )}
            <TrustLine
              end={view === 'lifelines' && folded ? 'press a category to see its tools' : `To ${date(addDays(to, -1))}`}
            >
              {totals.meanNet !== null && totals.sdNet !== null && rows.length >= 3 ? (
                <>
                  <b>Inflection</b> (bold, ▼): net additions above mean + 1 s.d. of all {interval}s,{' '}
                  {decimals(totals.meanNet, 2)} + {decimals(totals.sdNet, 2)}. {inflections(rows) || 'There is none.'}
                </>
              ) : (
                'With fewer than three periods no inflection is marked.'
              )}
              {totals.startUnknown > 0 &&
                ` ${counted(totals.startUnknown, 'tool')} without a start date ${plural(totals.startUnknown, 'counts', 'count')} from the beginning, at the first price known: what they cost before is a guess. Each says why it has none.`}
              {interval !== 'month' &&
                rows.length > 0 &&
                ` ${fiscalSentence(fiscalYearOf(rows.at(-1)!.lastDay, status?.fiscalYearStart ?? 1), status?.fiscalYearStart ?? 1) ?? ''}`}
              {adopted === null ? '' : ` ${adopted}`}
              {undated === null ? '' : ` ${undated}`}
              {totals.endUnknown.length > 0 && ` ${endUnknownSentence(totals.endUnknown)}`}
            </TrustLine>
          </>
        )
      }}
    </StackScreen>
  )
}

function inflections(rows: readonly Period[]): string {
  const found = rows.filter((row) => row.inflection)
  if (found.length === 0) return ''
  return `${counted(found.length, 'period')}: ${listed(found.slice(0, 6).map((row) => row.period))}${found.length > 6 ? ' …' : ''}.`
}

function Sentence({ rows, added, firstMonth }: { rows: readonly Period[]; added: number; firstMonth: number }) {
  const first = rows.at(0)
  const last = rows.at(-1)
  if (!first || !last) return <>Nothing is known of this period</>
  const before = first.tools - first.added.length + first.removed.length
  const yearOf = ({ firstDay }: Period): string => fiscalYearName(fiscalYearOf(firstDay, firstMonth), firstMonth)
  const byYear = new Map<string, number>()
  for (const row of rows) byYear.set(yearOf(row), (byYear.get(yearOf(row)) ?? 0) + row.added.length)
  const [year, most] = [...byYear].reduce((best, each) => (each[1] > best[1] ? each : best))
  const milestones = rows.filter((row) => yearOf(row) === year).flatMap((row) => row.milestones.filter(isEvent))
  return (
    <>
      <Num>
        From {before === 0 ? 'none' : count(before)} to {counted(last.tools, 'tool')}
      </Num>
      {spanWords(first.firstDay, last.lastDay)}
      {added > 1 && byYear.size > 1 && `; ${count(most)} of the ${counted(added, 'addition')} came in ${year}`}
      {milestones.length > 0 && milestones.length < 3 && `, the year of ${listed(milestones)}`}
    </>
  )
}

interface PictureProps {
  from: string
  to: string
  groups: ReturnType<typeof lifelineGroups>
  periods: Report<'stack-evolution'>
  lifelines: Report<'stack-lifelines'>
  /** Draw every measure instead of the lifelines. */
  size: boolean
  interval: Interval
  money: Money
  stale: boolean
  onToggle: (category: string) => void
  onTable: () => void
}

function Picture({
  from,
  to,
  groups,
  periods,
  lifelines,
  size,
  interval,
  money,
  stale,
  onToggle,
  onTable,
}: PictureProps) {
  const { rows } = periods
  const { rows: lives } = lifelines
  const columns = changeColumns(rows)
  const drawn = strips(
    rows,
    size ? ['tools', 'annualCost', 'costPerHead', 'headcount', 'users', 'funding'] : ['headcount'],
    money,
  )
  const tips = new Map<string, TipContent>()
  const sayings = new Map<string, string>()
  lives.forEach((row, index) => {
    const key = `${index} ${row.tool}`
    sayings.set(key, lifeWords(row, money))
    const cost = row.prices.at(-1)?.annualCost
    tips.set(key, {
      title: row.tool,
      figures: [
        { label: 'From', value: row.startDate === null ? 'not known' : date(row.startDate), strong: true },
        { label: 'To', value: row.endDate === null ? 'in use' : date(addDays(row.endDate, -1)) },
        { label: 'Adopted for', value: row.reason ?? 'not known' },
        ...(row.replaces.length > 0 ? [{ label: 'Replaced', value: listed(row.replaces) }] : []),
        ...(row.replacedBy.length > 0 ? [{ label: 'Replaced by', value: listed(row.replacedBy) }] : []),
        { label: 'Cost a year', value: cost === null || cost === undefined ? 'not known' : money.exact(cost) },
        ...(row.prices.length > 1 ? [{ label: 'Price changes', value: count(row.prices.length - 1) }] : []),
      ],
      note: [row.startWhy, row.note].filter((part) => part !== '').join(' '),
    })
  })
  for (const group of groups) {
    const now = group.counts.at(-1)?.tools ?? 0
    tips.set(groupKey(group), {
      title: group.category,
      figures: [
        { label: 'Tools in the period', value: count(group.lines.length) },
        { label: 'In use at the end', value: count(now), strong: true },
      ],
      keys: [['Enter', group.folded ? 'show each tool' : 'fold']],
    })
  }
  rows.forEach((row, index) =>
    tips.set(columns[index]!.key, {
      title: row.period,
      figures: [
        { label: 'Added', value: count(row.added.length), colour: 'var(--c3)' },
        { label: 'Removed', value: count(row.removed.length), colour: 'var(--c4)' },
        { label: 'Tools at the end', value: count(row.tools), strong: true },
        { label: 'Cost a year', value: money.exact(row.annualCost) },
      ],
      note: [
        row.added.length > 0 && `Added: ${listedFirst(row.added, 8)}.`,
        row.removed.length > 0 && `Removed: ${listedFirst(row.removed, 8)}.`,
        row.inflection && 'An inflection.',
      ]
        .filter(Boolean)
        .join(' '),
    }),
  )
  for (const strip of drawn) for (const point of strip.points) tips.set(point.key, { title: point.says, figures: [] })
  const folds = new Map(groups.map((group) => [groupKey(group), group]))
  // Categories can be opened and closed only where there are too many tools to draw each.
  const foldable = groups.some((group) => group.folded) || groups.reduce((n, g) => n + g.lines.length, 0) > mostLines
  const { mark, tip } = useMarks({
    order: evolutionOrder({ groups, columns, strips: drawn }),
    tip: (key) => tips.get(key) ?? null,
    onPress: (key) => {
      const group = folds.get(key)
      if (group) onToggle(group.category)
    },
    pressable: (key) => foldable && folds.has(key),
  })
  const title = size ? 'Size and spend' : 'Tools by category'
  return (
    <section className={s['gap']}>
      <ChartFrame
        least={leastLifelines}
        title={title}
        caption={size ? 'aligned in time, each on its own scale' : <ReasonLegend rows={lives} />}
        text={rows
          .map((row) => `${row.period}: ${row.tools} tools, ${row.added.length} added, ${row.removed.length} removed`)
          .slice(-12)
          .join('; ')}
        fileName={size ? 'stack-size' : 'stack-lifelines'}
        report={size ? periods : lifelines}
        csv={() =>
          size
            ? [
                [
                  'period',
                  'tools',
                  'added',
                  'removed',
                  'annual cost',
                  'cost per head',
                  'headcount',
                  'users',
                  'funding',
                ],
                ...rows.map((row) => [
                  row.period,
                  row.tools,
                  row.added.length,
                  row.removed.length,
                  row.annualCost,
                  row.costPerHead,
                  row.headcount,
                  row.users,
                  row.funding,
                ]),
              ]
            : [
                ['tool', 'category', 'start', 'why', 'end', 'reason', 'replaces', 'replaced by'],
                ...lives.map((row) => [
                  row.tool,
                  row.category,
                  row.startDate,
                  row.startWhy,
                  row.endDate,
                  row.reason,
                  row.replaces.join(';'),
                  row.replacedBy.join(';'),
                ]),
              ]
        }
        onTable={onTable}
        stale={stale}
      >
        {(width, room) => (
          <Evolution
            from={from}
            to={to}
            groups={groups}
            columns={columns}
            columnsNote={`per ${interval}`}
            strips={drawn}
            width={width}
            room={room}
            label={title}
            says={{
              line: (line) => sayings.get(line.key) ?? line.label,
              group: (group) =>
                `${group.category}: ${counted(group.lines.length, 'tool')} in the period, ${group.counts.at(-1)?.tools ?? 0} in use at the end`,
            }}
            mark={mark}
          />
        )}
      </ChartFrame>
      {tip}
    </section>
  )
}

const terms: [string, string][] = [
  ['In use', 'From the start date up to the day before the end date. Candidates are never in use.'],
  ['Added, removed', 'Tools that start, or have their first day without, in the period.'],
  ['Replaced', 'A tool names what it replaces; both are also counted as added and removed.'],
  [
    'Inflection',
    'A period whose net additions (added − removed) exceed the mean + 1 population standard deviation over all periods shown; never with fewer than three.',
  ],
  ['Cost a year', 'Annual cost on the last day of the period, at the rates of the workspace.'],
  ['Cost per head', 'That cost ÷ the headcount of the last milestone on or before that day.'],
  ['Headcount, users, funding', 'As imported milestones have them. Each is drawn on a scale of its own from 0.'],
]
