import { Coins, Pencil, Table2, Upload } from 'lucide-react'
import { type ReactNode, useMemo, useState, useSyncExternalStore } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { WorkspaceConfig } from '../../shared/config.ts'
import type { ReportRow } from '../../shared/reports/index.ts'
import { stackDimensions } from '../../shared/reports/stack-cost.ts'
import { useQuery, useReport, useWorkspace } from '../api.ts'
import { type CostBar, CostBars } from '../charts/CostBars.tsx'
import { useMarks } from '../charts/marks.tsx'
import { type SwarmTier, type SwarmTool, TierSwarm } from '../charts/TierSwarm.tsx'
import { type SeatRow, UnusedSeats } from '../charts/UnusedSeats.tsx'
import { type Command, useScreenCommands } from '../commands.ts'
import { Button } from '../components/Button.tsx'
import { ChartFrame } from '../components/ChartFrame.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { CopyMenu } from '../components/CopyMenu.tsx'
import { FilterBar } from '../components/FilterBar.tsx'
import { Finding, Num } from '../components/Finding.tsx'
import { Method } from '../components/Method.tsx'
import { Page } from '../components/Page.tsx'
import { Popover } from '../components/Popover.tsx'
import { SegmentedControl } from '../components/SegmentedControl.tsx'
import { Select } from '../components/Select.tsx'
import { type TipContent, tipText } from '../components/Tooltip.tsx'
import { TrustLine } from '../components/TrustLine.tsx'
import { addDays, count, counted, date, dateRange, isDate, money, moneyShort, percent, plural } from '../format.ts'
import { useQueryParams } from '../route.ts'
import { chooseImport, useWorkspaceActions } from '../workspaces.ts'
import { concentration, tierNames, tierOf } from './cost-finding.ts'
import { MoneyPanel, TierPanel } from './cost-settings.tsx'
import { CostDates } from './cost-dates.tsx'
import { commandLine } from './view.ts'
import s from './stack-cost.module.css'

type Row = ReportRow<'stack-cost'>
type Dimension = (typeof stackDimensions)[number]

const dimensionWords: Record<Dimension, { one: string; many: string }> = {
  tool: { one: 'tool', many: 'tools' },
  category: { one: 'category', many: 'categories' },
  team: { one: 'team', many: 'teams' },
  owner: { one: 'owner', many: 'owners' },
  vendor: { one: 'vendor', many: 'vendors' },
  tier: { one: 'tier', many: 'tiers' },
  capability: { one: 'capability', many: 'capabilities' },
}

const none = '(none)'
/** Key of the bar that stands for all that are not drawn; no name can be this. */
const restKey = '\u0000rest'
/** Bars and seat rows that fit a window 800 px high; a taller one has room for more. */
const barsAtLeast = 15
const seatsAtLeast = 6

const resized = (listener: () => void): (() => void) => {
  window.addEventListener('resize', listener)
  return () => window.removeEventListener('resize', listener)
}

/** Rows of charts that fit into the window beyond those. */
const useExtraRows = (): number =>
  Math.max(
    0,
    useSyncExternalStore(resized, () => Math.floor((window.innerHeight - 800) / 24)),
  )

const sentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** Dates a link may carry; anything else counts as not set. */
const asDay = (text: string | null): string | null => (text !== null && isDate(text) ? text : null)

export default function StackCost() {
  const { status } = useWorkspace()
  const [query, setQuery] = useQueryParams()
  const [all, setAll] = useState(false)
  const asked = query.get('by') as Dimension | null
  const by = asked && stackDimensions.includes(asked) ? asked : 'tool'
  const from = asDay(query.get('from'))
  const to = asDay(query.get('to'))
  // The period travels between all screens; here it is used only where it was asked for.
  const period = query.get('measure') === 'period' && from !== null && to !== null && from < to ? { from, to } : null
  const asOf = period ? null : asDay(query.get('asOf'))
  const table = query.get('view') === 'table'
  const selected = query.get('key')

  const when = period ?? { asOf }
  const report = useReport('stack-cost', { by, ...when }, { enabled: (status?.tools ?? 0) > 0 })
  const byTool = useReport('stack-cost', { by: 'tool', ...when }, { enabled: (status?.tools ?? 0) > 0 })
  const { data: config } = useQuery('config.get', {})

  const currency = status?.currency ?? 'USD'
  const exact = useMemo(() => (value: number) => money(value, currency), [currency])
  const short = useMemo(() => (value: number) => moneyShort(value, currency), [currency])

  const extra = useExtraRows()
  useScreenCommands(
    useMemo(
      (): Command[] => [
        ...stackDimensions.map((id): Command => ({
          id: `by-${id}`,
          label: `Group cost by ${dimensionWords[id].one}`,
          kind: 'View',
          icon: Coins,
          run: () => setQuery({ by: id === 'tool' ? null : id, key: null }),
        })),
        {
          id: 'view',
          label: table ? 'Show the cost as charts' : 'Show the cost as a table',
          kind: 'View',
          icon: Table2,
          run: () => setQuery({ view: table ? null : 'table', key: null }),
        },
      ],
      [setQuery, table],
    ),
  )

  if (!status) return null
  if (status.tools === 0) return <NoTools />

  const stale = report.stale || byTool.stale
  const head = (
    <>
      <CostDates asOf={asOf} period={period} onChange={(next) => setQuery({ ...next, key: null })} />
      <FilterBar end={<Method terms={terms(config)} />}>
        <SegmentedControl
          label="Measure"
          value={period ? 'period' : 'annual'}
          onChange={(measure) =>
            setQuery({
              ...(measure === 'period'
                ? { measure, asOf: null, ...(from !== null && to !== null && from < to ? {} : lastYear(asOf)) }
                : { measure: null }),
              key: null,
            })
          }
          options={[
            { id: 'annual', label: 'Annual cost' },
            { id: 'period', label: 'Cost of a period' },
          ]}
        />
        <Select
          label="Group"
          value={by}
          onChange={(next) => setQuery({ by: next === 'tool' ? null : next, key: null })}
          options={stackDimensions.map((id) => ({ id, label: dimensionWords[id].one }))}
          set={by !== 'tool'}
        />
        {config && (
          <>
            <Popover label="Currency and rates" panel={(close) => <MoneyPanel config={config} onDone={close} />}>
              <AriaButton className={s['pill'] ?? ''}>
                <span className={s['of']}>Currency</span> {currency}
                <Pencil size={14} aria-hidden />
              </AriaButton>
            </Popover>
            <Popover label="Tier bounds" panel={(close) => <TierPanel config={config} onDone={close} />}>
              <AriaButton className={s['pill'] ?? ''}>
                <span className={s['of']}>Tier bounds</span> {config.tiers.map((bound) => short(bound)).join(', ')}
                <Pencil size={14} aria-hidden />
              </AriaButton>
            </Popover>
          </>
        )}
      </FilterBar>
    </>
  )

  const failure = report.error ?? byTool.error
  if (failure) {
    const missing = missingRates(failure.message, currency, Object.keys(config?.rates ?? {}))
    return (
      <Page>
        <Finding question="What does it cost?">The cost cannot be worked out yet</Finding>
        {head}
        <div className={s['below']}>
          <ErrorNote
            title={failure.message}
            actions={
              config && missing.length > 0 ? (
                <Popover
                  end
                  label="Currency and rates"
                  panel={(close) => <MoneyPanel config={config} missing={missing} onDone={close} />}
                >
                  <Button variant="primary">Set {plural(missing.length, 'the rate', 'the rates')}</Button>
                </Popover>
              ) : (
                <Button onPress={report.error ? report.retry : byTool.retry}>Try again</Button>
              )
            }
          >
            {missing.length > 0 && 'Without it the cost of these tools would be a guess.'}
          </ErrorNote>
        </div>
      </Page>
    )
  }
  if (!report.data || !byTool.data || !config) {
    return (
      <Page>
        <Finding question="What does it cost?" stale>
          Adding up
        </Finding>
        {head}
      </Page>
    )
  }

  const { rows, totals, params } = report.data
  // Of the answer that is shown, which may still be the one before.
  const words = dimensionWords[params.by]
  const shownPeriod = params.from !== null && params.to !== null
  const costOf = (row: Row): number => (shownPeriod ? (row.periodCost ?? 0) : row.annualCost)
  const total = shownPeriod ? (totals.periodCost ?? 0) : totals.annualCost
  const few = concentration(byTool.data.rows.map(costOf))

  if (totals.tools === 0) {
    return (
      <Page>
        <Finding question="What does it cost?">
          No tool was active{' '}
          {period ? `from ${dateRange(period.from, addDays(period.to, -1))}` : `on ${asOf ? date(asOf) : 'this day'}`}
        </Finding>
        {head}
        <div className={s['below']}>
          <EmptyState
            title={`The inventory has ${counted(status.tools, 'tool')}, all of them at other times`}
            actions={<Button onPress={() => setQuery({ asOf: null, measure: null })}>Show today</Button>}
          >
            A tool counts from its start date to the day before its end date. Candidates are never active.
          </EmptyState>
        </div>
      </Page>
    )
  }

  return (
    <Page>
      <Finding
        question="What does it cost?"
        stale={stale}
        actions={<CopyMenu command={commandLine('stack-cost', params, status)} />}
      >
        <Num>{exact(total)}</Num> {shownPeriod ? 'for ' : 'a year for '}
        {counted(totals.tools, 'tool')}
        {shownPeriod && params.from && params.to && `, ${dateRange(params.from, addDays(params.to, -1))}`}
        {few && `; ${few.tools} of them ${plural(few.tools, 'is', 'are')} ${percent(few.share, 0)} of it`}
        {(totals.unusedSeatCost ?? 0) > 0 && (
          <>
            {few ? ', and ' : '; '}
            <Num tone="c4">{exact(totals.unusedSeatCost ?? 0)}</Num> {shownPeriod && 'a year '}pays for seats nobody
            uses
          </>
        )}
      </Finding>
      {head}
      {table ? (
        <div className={s['below']}>
          <CostTable
            rows={rows}
            totals={totals}
            words={words}
            period={shownPeriod}
            money={exact}
            selected={selected}
            stale={stale}
          />
        </div>
      ) : (
        <div className={s['charts']}>
          <Bars
            rows={rows}
            words={words}
            period={shownPeriod}
            cost={costOf}
            exact={exact}
            short={short}
            stale={report.stale}
            extra={extra}
            all={all}
            onAll={() => setAll(true)}
            onTable={(key) => setQuery({ view: 'table', key })}
          />
          <div className={s['side']}>
            <Tiers
              rows={byTool.data.rows}
              bounds={config.tiers}
              exact={exact}
              short={short}
              stale={byTool.stale}
              onTable={(key) => setQuery({ view: 'table', by: null, key })}
            />
            <Seats
              rows={byTool.data.rows}
              totals={byTool.data.totals}
              extra={extra}
              exact={exact}
              stale={byTool.stale}
              onTable={(key) => setQuery({ view: 'table', by: null, key })}
            />
          </div>
        </div>
      )}
      <TrustLine
        end={
          <SegmentedControl
            label="View"
            value={table ? 'table' : 'chart'}
            onChange={(view) => setQuery({ view: view === 'table' ? 'table' : null, key: null })}
            options={[
              { id: 'table', label: 'Table' },
              { id: 'chart', label: 'Chart' },
            ]}
          />
        }
      >
        {shownPeriod
          ? 'Over the days each tool was active: annual cost ÷ days of that calendar year. '
          : 'Cost per billing period × periods per year, at the rates you set. '}
        {totals.tools < status.tools &&
          `${count(totals.tools)} of the ${count(status.tools)} tools in the inventory were active then. `}
        {status.sample && 'Invented prices, for the sample only.'}
      </TrustLine>
    </Page>
  )
}

/** What each figure means. */
function terms(config: WorkspaceConfig | undefined): [string, ReactNode][] {
  const rates = Object.entries(config?.rates ?? {}).map(([code, rate]) => `1 ${code} = ${rate} ${config?.currency}`)
  return [
    [
      'Annual cost',
      'Cost per billing period × periods per year. What is paid once has an annual cost of 0 and falls on its start date.',
    ],
    [
      'Cost of a period',
      'For every day a tool was active, its annual cost ÷ the days of that calendar year. A tool is active from its start date; the end date is the first day without it.',
    ],
    [
      'Currency',
      `Everything in ${config?.currency ?? 'the workspace currency'}${rates.length > 0 ? `, at ${rates.join(', ')}` : ''}. A currency without a rate is refused by name.`,
    ],
    [
      'Paid for unused seats',
      'Annual cost × (licensed − in use) ÷ licensed; not known without seat figures, and shown apart, never subtracted.',
    ],
    [
      'Tier',
      `By annual cost: ${tierNames.map((name) => name.toLowerCase()).join(', ')}. A tool that costs exactly a bound belongs above it.`,
    ],
    ['By capability', 'A tool’s cost is split equally over its capabilities; tools without any are in (none).'],
  ]
}

/** Currencies a refusal names that have no rate yet. */
function missingRates(sentence: string, currency: string, known: readonly string[]): string[] {
  if (!/\brates?\b/.test(sentence)) return []
  const codes = new Set(sentence.match(/\b[A-Z]{3}\b/g))
  return [...codes].filter((code) => code !== currency && !known.includes(code))
}

/** The calendar year before the one shown, as a period to start from. */
function lastYear(asOf: string | null): { from: string; to: string } {
  const year = Number((asOf ?? new Date().toISOString()).slice(0, 4))
  return { from: `${year - 1}-01-01`, to: `${year}-01-01` }
}

function tipFor(row: Row, cost: number, period: boolean, exact: (value: number) => string): TipContent {
  const seats = row.seatsLicensed !== null && row.seatsActive !== null
  return {
    title: row.key,
    figures: [
      { label: period ? 'Cost of the period' : 'Annual cost', value: exact(cost), strong: true, colour: 'var(--c1)' },
      ...(period ? [{ label: 'Annual cost', value: exact(row.annualCost) }] : []),
      { label: 'Share', value: percent(row.share) },
      ...(row.tools === 1 ? [] : [{ label: 'Tools', value: count(row.tools) }]),
      ...(seats
        ? [{ label: 'Seats in use', value: `${count(row.seatsActive ?? 0)} of ${count(row.seatsLicensed ?? 0)}` }]
        : []),
      {
        label: 'Paid for unused seats',
        value: row.unusedSeatCost === null ? 'not known' : exact(row.unusedSeatCost),
        colour: 'var(--c4)',
      },
    ],
    note: 'Unused: annual cost × (licensed − in use) ÷ licensed.',
    keys: [['Enter', 'show in the table']],
  }
}

interface BarsProps {
  rows: readonly Row[]
  words: { one: string; many: string }
  period: boolean
  cost: (row: Row) => number
  exact: (value: number) => string
  short: (value: number) => string
  stale: boolean
  /** Rows there is room for beyond the least. */
  extra: number
  all: boolean
  onAll: () => void
  onTable: (key: string | null) => void
}

function Bars({ rows, words, period, cost, exact, short, stale, extra, all, onAll, onTable }: BarsProps) {
  const ordered = rows.toSorted((a, b) => cost(b) - cost(a))
  const room = barsAtLeast + extra
  const drawn = all || ordered.length <= room + 1 ? ordered : ordered.slice(0, room)
  const rest = ordered.slice(drawn.length)
  const restCost = rest.reduce((sum, row) => sum + cost(row), 0)
  const tips = new Map(drawn.map((row) => [row.key, tipFor(row, cost(row), period, exact)]))
  if (rest.length > 0)
    tips.set(restKey, {
      title: `${count(rest.length)} more ${plural(rest.length, words.one, words.many)}`,
      figures: [{ label: 'Together', value: exact(restCost), strong: true, colour: 'var(--mark)' }],
      keys: [['Enter', 'draw them all']],
    })
  const bars: CostBar[] = drawn.map((row) => ({
    key: row.key,
    label: row.key,
    cost: cost(row),
    // A year's waste has no place in the cost of a period.
    unused: period ? null : row.unusedSeatCost,
    grey: row.key === none,
    says: tipText(tips.get(row.key)!),
  }))
  if (rest.length > 0)
    bars.push({
      key: restKey,
      label: `${count(rest.length)} more ${plural(rest.length, words.one, words.many)}`,
      cost: restCost,
      unused: null,
      grey: true,
      says: tipText(tips.get(restKey)!),
    })
  const { mark, tip } = useMarks({
    order: bars.map((bar) => bar.key),
    tip: (key) => tips.get(key) ?? null,
    onPress: (key) => (key === restKey ? onAll() : onTable(key)),
  })
  const title = `${period ? 'Cost of the period' : 'Annual cost'} by ${words.one}`
  const wasted = bars.some((bar) => (bar.unused ?? 0) > 0)
  return (
    <section>
      <ChartFrame
        title={title}
        caption={
          wasted && (
            <>
              <Swatch /> paid for unused seats
            </>
          )
        }
        text={`${title}, largest first: ${ordered
          .slice(0, 5)
          .map((row) => `${row.key} ${exact(cost(row))}`)
          .join(', ')}.`}
        fileName={`cost-by-${words.one}`}
        csv={() => [
          [
            words.one,
            'annual cost',
            'period cost',
            'share',
            'tools',
            'seats licensed',
            'seats in use',
            'unused seat cost',
          ],
          ...ordered.map((row) => [
            row.key,
            row.annualCost,
            row.periodCost,
            row.share,
            row.tools,
            row.seatsLicensed,
            row.seatsActive,
            row.unusedSeatCost,
          ]),
        ]}
        onTable={() => onTable(null)}
        stale={stale}
      >
        {(width) => <CostBars bars={bars} width={width} exact={exact} short={short} label={title} mark={mark} />}
      </ChartFrame>
      {tip}
    </section>
  )
}

interface SideProps {
  rows: readonly Row[]
  exact: (value: number) => string
  stale: boolean
  onTable: (key: string | null) => void
}

function Tiers({
  rows,
  bounds,
  exact,
  short,
  stale,
  onTable,
}: SideProps & { bounds: readonly [number, number, number]; short: (value: number) => string }) {
  const tips = new Map(
    rows.map((row) => {
      const tip = tipFor(row, row.annualCost, false, exact)
      return [row.key, { ...tip, title: `${row.key}, ${tierNames[tierOf(row.annualCost, bounds)]!.toLowerCase()}` }]
    }),
  )
  const tools: SwarmTool[] = rows.map((row) => ({
    key: row.key,
    label: row.key,
    cost: row.annualCost,
    tier: tierOf(row.annualCost, bounds),
    says: tipText(tips.get(row.key)!),
  }))
  const tiers = tierNames.map((name, tier): SwarmTier => {
    const inside = tools.filter((tool) => tool.tier === tier)
    return { name, tools: inside.length, cost: inside.reduce((sum, tool) => sum + tool.cost, 0) }
  }) as [SwarmTier, SwarmTier, SwarmTier, SwarmTier]
  const { mark, tip } = useMarks({
    order: tools
      .filter((tool) => tool.cost > 0)
      .toSorted((a, b) => a.cost - b.cost)
      .map((tool) => tool.key),
    tip: (key) => tips.get(key) ?? null,
    onPress: onTable,
  })
  return (
    <section>
      <ChartFrame
        title="Tools by tier"
        caption="one dot per tool that costs money, square-root scale"
        text={`Tools by tier of annual cost: ${tiers.map((tier) => `${tier.name} ${counted(tier.tools, 'tool')}, ${exact(tier.cost)}`).join('; ')}.`}
        fileName="tools-by-tier"
        csv={() => [
          ['tool', 'annual cost', 'tier'],
          ...tools.toSorted((a, b) => b.cost - a.cost).map((tool) => [tool.label, tool.cost, tierNames[tool.tier]!]),
        ]}
        onTable={() => onTable(null)}
        stale={stale}
      >
        {(width) => (
          <TierSwarm
            tools={tools}
            tiers={tiers}
            bounds={bounds}
            width={width}
            short={short}
            exact={exact}
            label="Tools by tier"
            mark={mark}
          />
        )}
      </ChartFrame>
      {tip}
    </section>
  )
}

function Seats({
  rows,
  totals,
  extra,
  exact,
  stale,
  onTable,
}: SideProps & { totals: Pick<Row, 'seatsLicensed' | 'seatsActive'>; extra: number }) {
  const wasting = rows
    .filter((row) => (row.unusedSeatCost ?? 0) > 0)
    .toSorted((a, b) => (b.unusedSeatCost ?? 0) - (a.unusedSeatCost ?? 0))
  const unknown = rows.filter((row) => row.unusedSeatCost === null && row.annualCost > 0).length
  const room = seatsAtLeast + extra
  const drawn = wasting.slice(0, room)
  const rest = wasting.slice(room)
  const tips = new Map(drawn.map((row) => [row.key, tipFor(row, row.annualCost, false, exact)]))
  const seats: SeatRow[] = drawn.map((row) => ({
    key: row.key,
    label: row.key,
    licensed: row.seatsLicensed ?? 0,
    active: row.seatsActive ?? 0,
    cost: row.unusedSeatCost ?? 0,
    says: tipText(tips.get(row.key)!),
  }))
  const { mark, tip } = useMarks({
    order: seats.map((row) => row.key),
    tip: (key) => tips.get(key) ?? null,
    onPress: onTable,
  })
  const unknownNote =
    unknown > 0
      ? ` ${counted(unknown, 'tool')} that ${plural(unknown, 'costs money has', 'cost money have')} no seat figures.`
      : ''
  if (drawn.length === 0) {
    return (
      <section>
        <h2 className={s['title']}>Unused seats</h2>
        <EmptyState
          title={unknown === rows.length ? 'No seat figures in the inventory' : 'Every licensed seat is in use'}
        >
          {unknown === rows.length
            ? 'With the columns seats_licensed and seats_active, what is paid for unused seats appears here.'
            : unknownNote.trim()}
        </EmptyState>
      </section>
    )
  }
  const idle = Math.max(0, (totals.seatsLicensed ?? 0) - (totals.seatsActive ?? 0))
  return (
    <section>
      <ChartFrame
        title="Unused seats"
        caption={
          totals.seatsLicensed !== null && totals.seatsActive !== null
            ? `${count(idle)} of ${count(totals.seatsLicensed)} licensed seats; cost a year`
            : 'cost a year'
        }
        text={`What unused seats cost a year: ${drawn.map((row) => `${row.key} ${exact(row.unusedSeatCost ?? 0)}`).join(', ')}.`}
        fileName="unused-seats"
        csv={() => [
          ['tool', 'seats licensed', 'seats in use', 'unused seat cost'],
          ...wasting.map((row) => [row.key, row.seatsLicensed, row.seatsActive, row.unusedSeatCost]),
        ]}
        onTable={() => onTable(null)}
        stale={stale}
      >
        {(width) => <UnusedSeats rows={seats} width={width} exact={exact} label="Unused seats" mark={mark} />}
      </ChartFrame>
      <p className={s['caption']}>
        {rest.length > 0 &&
          `and ${count(rest.length)} more ${plural(rest.length, 'tool')}, ${exact(rest.reduce((sum, row) => sum + (row.unusedSeatCost ?? 0), 0))}. `}
        Price per seat × (licensed − in use).{unknownNote}
      </p>
      {tip}
    </section>
  )
}

interface CostTableProps {
  rows: readonly Row[]
  totals: Omit<Row, 'key' | 'share'>
  words: { one: string; many: string }
  period: boolean
  money: (value: number) => string
  selected: string | null
  stale: boolean
}

function CostTable({ rows, totals, words, period, money: exact, selected, stale }: CostTableProps) {
  const unknown: ReactNode = <span title="not known">–</span>
  const seats = (value: number | null): ReactNode => (value === null ? unknown : count(value))
  const amount = (value: number | null): ReactNode => (value === null ? unknown : exact(value))
  const columns: Column<Row>[] = [
    { id: 'key', header: sentence(words.one), value: (row) => row.key, width: '28%', cut: true, total: 'All' },
    ...(words.one === 'tool'
      ? []
      : [
          {
            id: 'tools',
            header: 'Tools',
            value: (row: Row) => row.tools,
            cell: (row: Row) => count(row.tools),
            align: 'end' as const,
            total: count(totals.tools),
          },
        ]),
    ...(period
      ? [
          {
            id: 'period',
            header: 'Cost of the period',
            value: (row: Row) => row.periodCost,
            cell: (row: Row) => amount(row.periodCost),
            align: 'end' as const,
            total: amount(totals.periodCost),
          },
        ]
      : []),
    {
      id: 'annual',
      header: 'Annual cost',
      value: (row) => row.annualCost,
      cell: (row) => exact(row.annualCost),
      align: 'end',
      dim: period,
      total: exact(totals.annualCost),
      ...(period ? { title: 'On the last active day of the period' } : {}),
    },
    {
      id: 'share',
      header: 'Share',
      value: (row) => row.share,
      cell: (row) => percent(row.share),
      align: 'end',
      total: percent(1),
    },
    {
      id: 'licensed',
      header: 'Seats licensed',
      value: (row) => row.seatsLicensed,
      cell: (row) => seats(row.seatsLicensed),
      align: 'end',
      total: seats(totals.seatsLicensed),
    },
    {
      id: 'active',
      header: 'Seats in use',
      value: (row) => row.seatsActive,
      cell: (row) => seats(row.seatsActive),
      align: 'end',
      total: seats(totals.seatsActive),
    },
    {
      id: 'unused',
      header: 'Paid for unused seats, a year',
      value: (row) => row.unusedSeatCost,
      cell: (row) => amount(row.unusedSeatCost),
      align: 'end',
      total: amount(totals.unusedSeatCost),
    },
  ]
  return (
    <DataTable
      label={`Cost by ${words.one}`}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.key}
      selected={selected}
      initialSort={{ column: period ? 'period' : 'annual', descending: true }}
      pinned={(row) => row.key === none}
      stale={stale}
    />
  )
}

function Swatch() {
  return (
    <svg width="12" height="10" className={s['swatch']} aria-hidden="true">
      <defs>
        <pattern id="unused-swatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="4" height="4" fill="var(--c4-soft)" />
          <rect width="1.5" height="4" fill="var(--c4)" />
        </pattern>
      </defs>
      <rect x=".5" y=".5" width="11" height="9" fill="url(#unused-swatch)" stroke="var(--c4)" />
    </svg>
  )
}

function NoTools() {
  const { openSample } = useWorkspaceActions()
  return (
    <Page>
      <EmptyState
        screen
        icon={Coins}
        title="No tools yet"
        actions={
          <>
            <Button variant="primary" icon={Upload} onPress={() => void chooseImport()}>
              Import a tool inventory
            </Button>
            <Button onPress={() => void openSample()}>Open the sample</Button>
          </>
        }
      >
        Here you would see what the stack costs a year, which tools are most of it, and what is paid for seats nobody
        uses. It takes one CSV file with a row per tool: its name and cost, and if you have them billing period, team,
        category and seats.
      </EmptyState>
    </Page>
  )
}
