import { CalendarArrowDown, CalendarClock } from 'lucide-react'
import { useMemo } from 'react'
import { missingRates, leftOutOfSums } from '../../shared/notes/no-rate.ts'
import { costWords, sumWords } from '../../shared/stack/own-cost.ts'
import type { Report, ReportTotals } from '../../shared/reports/index.ts'
import { unlistedSentences } from '../../shared/notes/unlisted-renewals.ts'
import { useReport, useWorkspace } from '../api.ts'
import { useMarks } from '../charts/marks.tsx'
import { linesWithin, RenewalTimeline, timelineRow } from '../charts/RenewalTimeline.tsx'
import { type Command, useScreenCommands } from '../commands.ts'
import { Button } from '../components/Button.tsx'
import { ChartFrame } from '../components/ChartFrame.tsx'
import { Chip } from '../components/Chip.tsx'
import { ReportMenus } from '../components/ReportMenus.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { FilterBar } from '../components/FilterBar.tsx'
import { Finding, Num } from '../components/Finding.tsx'
import { Method } from '../components/Method.tsx'
import { SegmentedControl } from '../components/SegmentedControl.tsx'
import { Select } from '../components/Select.tsx'
import { TrustLine } from '../components/TrustLine.tsx'
import { Limits } from '../document/Limits.tsx'
import { useDocumentView, useIsOnOnePage, useRowsDrawn } from '../document/view.ts'
import { addDays, count, counted, date, inSentence, listed, plural } from '../format.ts'
import { SetRates } from '../rates/SetRates.tsx'
import { byDecision, isSoon, renewalLine, renewalTip, type RenewalRow } from '../stack/renewals/lines.ts'
import { useRenewalCalendar } from '../stack/renewals/use-calendar.ts'
import s from '../stack/stack.module.css'
import { StackDates } from '../stack/StackDates.tsx'
import { StackScreen } from '../stack/StackScreen.tsx'
import { type Money, useMoney, useStackDay } from '../stack/use-day.ts'

type Totals = ReportTotals<'renewals'>

const question = 'What must be decided by when?'
const spans = [30, 60, 90, 120, 180, 365] as const
/** Days the calendar shows, whatever is asked about. */
const calendarDays = 366
/** Contracts the calendar can show side by side; the rest are in the list. */
const mostLines = 60

export default function Renewals() {
  const { status } = useWorkspace()
  const { asOf, day, query, setQuery } = useStackDay()
  const money = useMoney()
  const enabled = (status?.tools ?? 0) > 0
  const asked = Number(query.get('days'))
  const days = Number.isInteger(asked) && asked > 0 && asked <= 3660 ? asked : 90
  const list = query.get('view') === 'list'
  const isOnOnePage = useIsOnOnePage()
  const selected = query.get('tool')
  const only = (['renewals', 'notices'] as const).find((id) => id === query.get('only')) ?? null
  const due = useReport('renewals', { asOf, days, only }, { enabled })
  const year = useReport('renewals', { asOf, days: Math.max(days, calendarDays) }, { enabled })
  const download = useRenewalCalendar(asOf, days)
  useScreenCommands(
    useMemo(
      (): Command[] => [
        ...spans.map((span): Command => ({
          id: `days-${span}`,
          label: `Renewals of the next ${span} days`,
          kind: 'Filter',
          icon: CalendarClock,
          run: () => setQuery({ days: span }),
        })),
        {
          id: 'ics',
          label: 'Export the renewal calendar',
          kind: 'Action',
          icon: CalendarArrowDown,
          run: () => void download(),
        },
      ],
      [setQuery, download],
    ),
  )
  const head = (
    <>
      <StackDates asOf={asOf} period={null} onChange={(next) => setQuery({ ...next, tool: null })} />
      <FilterBar
        end={
          <Method
            terms={[
              [
                'Cancel by',
                'Renewal date − notice days. Where the notice is unknown the renewal date is the latest it can be.',
              ],
              [
                'What is listed',
                'Active tools whose cancel-by or renewal date falls in the days asked about. Today is the first of them, so the last of 90 is 89 days from today. Dates are as they stand in the inventory. One that has passed is rolled forward by its term only where the tool renews by itself, the term is known and payments did not stop (renewed by its terms).',
              ],
              ['Days left', 'To the cancel-by date; negative once it has passed.'],
              [
                'Cost a year',
                'Annual cost on the day the stack is looked at, in the workspace currency; in its own, and in no sum, where no rate is set.',
              ],
            ]}
          />
        }
      >
        <SegmentedControl
          label="View"
          screenOnly
          value={list ? 'list' : 'calendar'}
          onChange={(view) => setQuery({ view: view === 'list' ? view : null })}
          options={[
            { id: 'calendar', label: 'Calendar' },
            { id: 'list', label: 'List' },
          ]}
        />
        <Select
          label="Listed"
          value={only ?? 'either'}
          onChange={(next) => setQuery({ only: next === 'either' ? null : next, tool: null })}
          options={[
            { id: 'either', any: true, label: 'renewals and notices' },
            { id: 'renewals', label: 'renewals alone' },
            { id: 'notices', label: 'notices alone' },
          ]}
          set={only !== null}
        />
        <SegmentedControl
          label="Days ahead"
          value={String(days)}
          onChange={(span) => setQuery({ days: span === '90' ? null : span, tool: null })}
          options={[...new Set<number>([...spans, days])].sort((a, b) => a - b).map((span) => ({ id: String(span), label: `${span} days` }))} // prettier-ignore
        />
      </FilterBar>
    </>
  )
  return (
    <StackScreen
      question={question}
      wouldShow="Here you would see which contracts renew when, and the last day each can be cancelled."
      head={head}
      answers={[due, year] as const}
    >
      {([due, year], stale) => {
        const { totals, params } = due
        const rows = withRenewed(due)
        const ahead = { ...year, rows: withRenewed(year) }
        return (
          <>
            <Finding
              question={question}
              stale={stale}
              actions={
                <>
                  <Button icon={CalendarArrowDown} onPress={() => void download()} isDisabled={rows.length === 0}>
                    Export calendar
                  </Button>
                  <ReportMenus slug="renewals" params={params} />
                </>
              }
            >
              <Sentence rows={rows} day={day} days={days} money={money} />
            </Finding>
            {head}
            {totals.noRate !== null && (
              <div className={s['below']}>
                <ErrorNote
                  tone="warn"
                  title={totals.noRate}
                  actions={
                    <SetRates missing={missingRates(totals.noRate)} sentence={totals.noRate} variant="outline" />
                  }
                >
                  {totals.withoutRate.length > 0 && leftOutOfSums(totals.withoutRate, money.exact)}
                </ErrorNote>
              </div>
            )}
            <Unlisted
              sentences={[
                ...lateSentences(rows, totals, money, isOnOnePage ? mostNamedOnPage : mostNamed),
                ...(isOnOnePage ? [] : unlistedSentences(due, { money: money.exact, date })),
              ]}
            />
            {list || (rows.length === 0 && ahead.rows.length === 0) ? null : (
              <Calendar
                report={ahead}
                day={day}
                days={days}
                selected={selected}
                money={money}
                hasList={rows.length > 0}
                stale={stale}
                onPress={(tool) => setQuery({ tool })}
                onTable={() => setQuery({ view: 'list' })}
              />
            )}
            <div className={s['below']}>
              {rows.length === 0 ? (
                <EmptyState
                  title={`No renewal or cancel-by date in the next ${days} days`}
                  actions={
                    ahead.rows.length > 0 ? (
                      <Button onPress={() => setQuery({ days: calendarDays })}>Show the next 12 months</Button>
                    ) : undefined
                  }
                >
                  {ahead.rows.length > 0
                    ? `In the next 12 months there ${plural(ahead.rows.length, 'is', 'are')} ${count(ahead.rows.length)}.`
                    : 'Nor in the next 12 months. A date that has passed is rolled forward only by a known term: bring the inventory up to date, or look from an earlier day.'}
                  {totals.withoutDate > 0 &&
                    ` ${counted(totals.withoutDate, 'active tool')} ${plural(totals.withoutDate, 'has', 'have')} no renewal date.`}
                </EmptyState>
              ) : (
                <List rows={rows} money={money} selected={selected} stale={stale} />
              )}
            </div>
            <TrustLine end={`From ${date(day)}`}>
              {totals.next
                .map(({ days: span, tools, annualCost }) => `${span} days: ${count(tools)}, ${money.exact(annualCost)}`)
                .join(' · ')}
              {totals.withoutDate > 0 &&
                `. ${counted(totals.withoutDate, 'active tool')} without a renewal date ${plural(totals.withoutDate, 'is', 'are')} not listed.`}
            </TrustLine>
          </>
        )
      }}
    </StackScreen>
  )
}

/** What was renewed by its terms stands among the others, with the dates that come next. */
const withRenewed = ({ rows, totals }: Report<'renewals'>): RenewalRow[] => [...rows, ...totals.renewed.filter(({ within }) => within)] // prettier-ignore

/** What is to be known of and is no renewal. */
function Unlisted({ sentences }: { sentences: readonly string[] }) {
  const isOnOnePage = useIsOnOnePage()
  if (sentences.length === 0) return null
  if (isOnOnePage) return <Limits>{sentences.join(' ')}</Limits>
  return (
    <div className={s['gap']}>
      {sentences.map((sentence) => (
        <p key={sentence} className={s['note']}>
          {sentence}
        </p>
      ))}
    </div>
  )
}

/** Named in the sentence, the dearest first. */
const mostNamed = 2
/** On one page of paper no list names the others. */
const mostNamedOnPage = 6

/** `HubSpot (€14,160 a year) and 1 more` */
function dearest(rows: readonly RenewalRow[], status: RenewalRow['cancelStatus'], money: Money, most: number): string {
  const of = rows
    .filter((row) => row.cancelStatus === status)
    .toSorted((a, b) => (b.annualCost ?? -1) - (a.annualCost ?? -1))
  const names = of.slice(0, most).map((row) => {
    const cost = costWords(row, money.exact)
    return cost === null ? inSentence(row.tool) : `${inSentence(row.tool)} (${cost} a year)`
  })
  return listed([...names, ...(of.length > most ? [`${count(of.length - most)} more`] : [])])
}

/** `HubSpot (€14,160 a year) can no longer be cancelled.` of what is known to renew by itself; and whose notice is unknown. */
function lateSentences(
  rows: readonly RenewalRow[],
  { tooLate: certain, passedNotKnownIfRenews: unsure, passedEndsByItself: ending }: Totals,
  money: Money,
  most: number,
): string[] {
  const unknown = rows.filter((row) => row.cancelStatus === 'notice unknown').length
  const signed = rows.filter((row) => row.cancelStatus === 'ends unless signed again')
  const said = [
    signed.length > 0 && `${listed(signed.slice(0, most).map((row) => `${inSentence(row.tool)} by ${date(row.renewalDate)}`))}${signed.length > most ? ` and ${count(signed.length - most)} more` : ''} to be signed again, or ${plural(signed.length, 'it ends', 'they end')}`, // prettier-ignore
    certain > 0 && `${dearest(rows, 'too late', money, most)} can no longer be cancelled`,
    unsure > 0 &&
      `Too late to cancel ${dearest(rows, 'passed, not known if it renews by itself', money, most)}, if ${plural(unsure, 'it renews by itself, which', 'they renew by themselves, which')} is not known`,
    ending > 0 && `${count(ending)} ${plural(ending, 'ends by itself', 'end by themselves')}`,
    unknown > 0 &&
      `Notice unknown for ${unknown === rows.length && unknown > 1 ? `all ${count(unknown)}` : count(unknown)}, which may have to be cancelled earlier`,
  ].filter((each) => each !== false)
  return said.length === 0 ? [] : [`${said.join('. ')}.`]
}

/** `; 3 more ($135,160) are past the day to cancel by`: what the list has beside those to decide. */
function passedWords(rows: readonly RenewalRow[], decide: readonly RenewalRow[], money: Money): string {
  const rest = rows.filter((row) => !decide.includes(row))
  if (rest.length === 0) return ''
  return `; ${count(rest.length)} more (${sumWords(rest, money.exact)}) ${plural(rest.length, 'is', 'are')} past the day to cancel by`
}

function Sentence({
  rows,
  day,
  days,
  money,
}: {
  rows: readonly RenewalRow[]
  day: string
  days: number
  money: Money
}) {
  const decide = rows.filter((row) => row.daysLeft >= 0 && row.daysLeft < days)
  if (rows.length === 0) return <>Nothing is to be decided in the next {days} days</>
  if (decide.length === 0)
    return (
      <>
        {counted(rows.length, 'contract')} {plural(rows.length, 'renews', 'renew')} in the next {days} days
        {passedWords(rows, decide, money)}
      </>
    )
  const [first] = decide.toSorted((a, b) => a.daysLeft - b.daysLeft)
  return (
    <>
      <Num tone="c2">{counted(decide.length, 'contract')}</Num> to decide in the next {days} days (until{' '}
      {date(addDays(day, days - 1))}), {sumWords(decide, money.exact)} a year, first {first && inSentence(first.tool)}{' '}
      {first?.daysLeft === 0 ? 'today' : `by ${date(first?.cancelBy ?? '')}`}
      {first?.cancelStatus === 'notice unknown' && ' at the latest'}
      {passedWords(rows, decide, money)}
    </>
  )
}

interface CalendarProps {
  report: Omit<Report<'renewals'>, 'rows'> & { rows: RenewalRow[] }
  day: string
  days: number
  selected: string | null
  money: Money
  /** A list of what is to be decided stands below. */
  hasList: boolean
  stale: boolean
  onPress: (tool: string) => void
  onTable: () => void
}

function Calendar({ report, day, days, selected, money, hasList, stale, onPress, onTable }: CalendarProps) {
  const { rows } = report
  const view = useDocumentView()
  const isShort = view?.short ?? false
  const to = addDays(day, Math.max(days, calendarDays))
  const order = byDecision(rows, days, addDays(day, days)).slice(0, mostLines)
  const all = order.map((row) => renewalLine(row, { money, days }))
  const rowsAtMost = useRowsDrawn(mostLines, timelineRow)
  // Contracts share rows, so that there is room for more of them than rows.
  const lines = useIsOnOnePage() && view ? linesWithin(rowsAtMost, all, day, to, view.width) : all
  const drawn = order.slice(0, lines.length)
  const tips = new Map(drawn.map((row, index) => [lines[index]!.key, renewalTip(row, money)]))
  const { mark, tip } = useMarks({
    order: lines
      .toSorted((a, b) => ((a.cancelBy ?? a.renewal) < (b.cancelBy ?? b.renewal) ? -1 : 1))
      .map((line) => line.key),
    tip: (key) => tips.get(key) ?? null,
    onPress,
  })
  const soon = rows.filter((row) => isSoon(row, days))
  return (
    <section className={s['gap']}>
      <ChartFrame
        title={days > calendarDays ? 'Renewals' : 'Renewals, next 12 months'}
        caption={
          <>
            <LineSwatch /> cancel-by date to renewal date
            {lines.some((line) => line.late) && '; dashed: the cancel-by date has passed'}
            {rows.length > drawn.length &&
              `; ${drawn.length} of ${rows.length}, those of the next ${days} days first, then the most costly`}
          </>
        }
        text={`${counted(soon.length, 'contract')} to decide in the next ${days} days: ${soon
          .slice(0, 8)
          .map((row) => `${row.tool} by ${date(row.cancelBy)}`)
          .join(', ')}.`}
        fileName="renewals"
        report={report}
        csv={() => [
          [
            'tool',
            'renewal date',
            'cancel by',
            'days left',
            'cancel status',
            'annual cost',
            'cost in its own currency',
            'its currency',
            'renews by itself',
            'owner',
          ],
          ...rows.map((row) => [
            row.tool,
            row.renewalDate,
            row.cancelBy,
            row.daysLeft,
            row.cancelStatus,
            row.annualCost,
            row.ownCost,
            row.ownCurrency,
            row.autoRenew === null ? null : row.autoRenew ? 'yes' : 'no',
            row.owner,
          ]),
        ]}
        onTable={onTable}
        // The list of the days asked about is the table of a short document.
        {...(isShort && hasList && { twin: null })}
        stale={stale}
      >
        {(width) => (
          <RenewalTimeline
            lines={lines}
            from={day}
            to={to}
            within={days < calendarDays ? addDays(day, days) : null}
            width={width}
            label="Renewals"
            selected={selected}
            mark={mark}
          />
        )}
      </ChartFrame>
      {tip}
    </section>
  )
}

function LineSwatch() {
  return (
    <svg width="34" height="12" className={s['swatch']} aria-hidden="true">
      <path d="M2 1v10M2 6h23" stroke="var(--c2)" strokeWidth="2" fill="none" />
      <circle cx="28" cy="6" r="3.5" fill="var(--bg)" stroke="var(--ink)" strokeWidth="1.5" />
    </svg>
  )
}

function List({
  rows,
  money,
  selected,
  stale,
}: {
  rows: readonly RenewalRow[]
  money: Money
  selected: string | null
  stale: boolean
}) {
  const columns: Column<RenewalRow>[] = [
    { id: 'tool', header: 'Tool', value: (row) => row.tool, width: '20%', wrap: true, total: 'All' },
    {
      id: 'left',
      header: 'Days left',
      value: (row) => row.daysLeft,
      cell: (row) =>
        row.daysLeft < 0 ? (
          <span title={row.cancelStatus}>
            <Chip {...(row.autoRenew === false ? {} : { tone: 'warn' as const })}>
              {row.autoRenew === null ? 'passed' : row.autoRenew ? 'too late' : 'ends'}
            </Chip>
          </span>
        ) : row.daysLeft === 0 ? (
          'today'
        ) : (
          `${row.cancelStatus === 'notice unknown' ? 'at most ' : ''}${count(row.daysLeft)}`
        ),
      align: 'end',
      title: 'To the cancel-by date',
    },
    {
      id: 'cancel',
      header: 'Cancel by',
      value: (row) => row.cancelBy,
      cell: (row) =>
        row.cancelStatus === 'ends unless signed again' ? (
          <span title="does not renew by itself: nothing is to be cancelled">
            <Chip>sign again</Chip>
          </span>
        ) : row.noticeDays === null ? (
          <span title={`${date(row.cancelBy)} at the latest, the day it renews`}>
            <Chip tone="warn">notice unknown</Chip>
          </span>
        ) : (
          date(row.cancelBy)
        ),
      align: 'end',
    },
    {
      id: 'renewal',
      header: 'Renews on',
      value: (row) => row.renewalDate,
      cell: (row) => date(row.renewalDate),
      align: 'end',
    },
    {
      id: 'notice',
      header: 'Notice, days',
      value: (row) => row.noticeDays,
      cell: (row) => (row.noticeDays === null ? <span title="not known">–</span> : count(row.noticeDays)),
      align: 'end',
      dim: true,
    },
    {
      id: 'cost',
      header: 'Cost a year',
      value: (row) => row.annualCost,
      cell: (row) => costWords(row, money.exact) ?? <span title="not known">–</span>,
      align: 'end',
      total: sumWords(rows, money.exact),
    },
    {
      id: 'auto',
      header: 'Renews by itself',
      value: (row) => (row.autoRenew === null ? null : row.autoRenew ? 'yes' : 'no'),
      cell: (row) =>
        row.statedRenewal ? (
          <span title={`renewed by its terms on ${date(row.statedRenewal)}`}>did, by its terms</span>
        ) : row.autoRenew === null ? (
          '–'
        ) : row.autoRenew ? (
          'yes'
        ) : (
          'no'
        ),
    },
    {
      id: 'team',
      header: 'Team',
      value: (row) => row.team || null,
      cell: (row) => row.team || '–',
      width: '12%',
      wrap: true,
    },
    {
      id: 'owner',
      header: 'Owner',
      value: (row) => row.owner || null,
      cell: (row) => row.owner || '–',
      width: '16%',
      wrap: true,
    },
  ]
  return (
    <DataTable
      whole
      label="Renewals"
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.tool} ${row.team} ${row.renewalDate}`}
      selected={rows.find((row) => row.tool === selected) ? rowKeyOf(rows.find((row) => row.tool === selected)!) : null}
      initialSort={{ column: 'cancel', descending: false }}
      stale={stale}
    />
  )
}

const rowKeyOf = (row: RenewalRow): string => `${row.tool} ${row.team} ${row.renewalDate}`
