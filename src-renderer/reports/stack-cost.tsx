import { Coins, Receipt, Table2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { endUnknownSentence } from '../../shared/notes/end-unknown.ts'
import { fiscalPeriodWords, fiscalYearOf, fiscalYearSpan } from '../../shared/stack/fiscal-year.ts'
import { perPersonSentence } from '../../shared/notes/people-of-period.ts'
import { notGroups } from '../../shared/pages/not-groups.ts'
import { stackDimensions } from '../../shared/reports/stack-cost.ts'
import { Limits } from '../document/Limits.tsx'
import { useDocumentView, useIsOnOnePage } from '../document/view.ts'
import { useQuery, useReport, useWorkspace } from '../api.ts'
import { type Command, useScreenCommands } from '../commands.ts'
import { Button } from '../components/Button.tsx'
import { ReportMenus } from '../components/ReportMenus.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { FilterButton } from '../components/FilterButton.tsx'
import { FilterBar } from '../components/FilterBar.tsx'
import { Finding, Num } from '../components/Finding.tsx'
import { Method } from '../components/Method.tsx'
import { Page } from '../components/Page.tsx'
import { Popover } from '../components/Popover.tsx'
import { SegmentedControl } from '../components/SegmentedControl.tsx'
import { Select } from '../components/Select.tsx'
import { TrustLine } from '../components/TrustLine.tsx'
import { addDays, count, counted, date, dateRange, listed, money, moneyShort, percent, plural } from '../format.ts'
import { concentration } from '../stack/cost-finding.ts'
import { againstWords, carriedBackSentence, ChangeTable, ChangeWords, CostChange } from '../stack/cost/Change.tsx'
import { carry, navigate, toHref } from '../route.ts'
import { CostByKey } from '../stack/cost/CostByKey.tsx'
import { openMeasure } from '../stack/cost/open-measure.ts'
import { CostMeasure } from '../stack/cost/CostMeasure.tsx'
import { CostTable } from '../stack/cost/CostTable.tsx'
import { unknownWords } from '../stack/cost/known.ts'
import { paidThenSentence } from '../../shared/notes/paid-then.ts'
import { missingRates } from '../../shared/notes/no-rate.ts'
import { SetRates } from '../rates/SetRates.tsx'
import { terms } from '../stack/cost/method.ts'
import { ChangeNotes, CostNotes, UnknownHeadsNote } from '../stack/cost/notes.tsx'
import { Seats } from '../stack/cost/Seats.tsx'
import { Tiers } from '../stack/cost/Tiers.tsx'
import { type CostDimension, type CostRow, dimensionWords } from '../stack/cost/words.ts'
import { NoTools } from '../stack/NoTools.tsx'
import { HeadsPanel, MoneyPanel, TierPanel } from '../stack/settings.tsx'
import s from '../stack/stack.module.css'
import { groupSearch, isGroup } from '../stack/inventory/find.ts'
import { capital } from '../words.ts'
import { StackDates } from '../stack/StackDates.tsx'
import { useExtraRows } from '../stack/use-extra-rows.ts'
import { periodIn, useMoney, useStackDay } from '../stack/use-day.ts'

export default function StackCost() {
  const { status } = useWorkspace()
  const { asOf: stackDay, day, query, setQuery } = useStackDay()
  const [all, setAll] = useState(false)
  // In a document: what does not depend on the grouping is in this chapter already.
  const saidIn = useDocumentView()?.saidIn ?? null
  const isOnOnePage = useIsOnOnePage()
  const asked = query.get('by') as CostDimension | null
  const by = asked && stackDimensions.includes(asked) ? asked : 'tool'
  const firstMonth = status?.fiscalYearStart ?? 1
  // The period travels between all screens; here it is used only where it was asked for.
  const [location] = useLocation()
  const measure = query.get('measure') ?? (location === '/stack-cost-change' ? 'period' : 'annual')
  const given = periodIn(query, firstMonth)
  const period =
    measure === 'period' ? (given ?? (location === '/stack-cost-change' ? yearOf(stackDay, firstMonth) : null)) : null
  const asOf = period ? null : stackDay
  const table = query.get('view') === 'table'
  const selected = query.get('key')

  const when = period ?? { asOf }
  const report = useReport('stack-cost', { by, ...when }, { enabled: (status?.tools ?? 0) > 0 })
  const byTool = useReport('stack-cost', { by: 'tool', ...when }, { enabled: (status?.tools ?? 0) > 0 })
  const against = yearBefore(period, query)
  const change = useReport(
    'stack-cost-change',
    { ...(period ?? {}), ...(against ?? {}) },
    { enabled: (status?.tools ?? 0) > 0 && period !== null },
  )
  const inventory = useQuery('tools.list', {}, { enabled: (status?.tools ?? 0) > 0 })
  const { data: config } = useQuery('config.get', {})
  const amounts = useMoney()

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
          id: 'payments',
          label: 'Hold payments against contracts',
          kind: 'View',
          icon: Receipt,
          run: () => navigate(carry('/stack-payments', query)),
        },
        {
          id: 'view',
          label: table ? 'Show the cost as charts' : 'Show the cost as a table',
          kind: 'View',
          icon: Table2,
          run: () => setQuery({ view: table ? null : 'table', key: null }),
        },
      ],
      [setQuery, table, query],
    ),
  )

  if (!status) return null
  if (status.tools === 0)
    return (
      <NoTools>
        Here you would see what the stack costs a year, which tools are most of it, and what is paid for seats nobody
        uses.
      </NoTools>
    )

  const stale = report.stale || byTool.stale
  const teams = (by === 'team' && report.data?.params.by === 'team' ? report.data.rows : []).flatMap(({ key }) =>
    notGroups.includes(key) ? [] : [key],
  )
  const hasHeads = config !== undefined && Object.keys(config.heads).length > 0
  const head = (
    <>
      <StackDates asOf={asOf} period={period} onChange={(next) => setQuery({ ...next, key: null })} />
      <FilterBar end={saidIn === null && <Method terms={terms(config)} />}>
        <CostMeasure
          value={period ? 'period' : 'annual'}
          onChange={(next) =>
            next === 'payments' || next === 'spend' || next === 'budget'
              ? openMeasure(next, query)
              : setQuery({
                  measure: next === 'annual' && location === '/stack-cost' ? null : next,
                  ...(next === 'period' ? { asOf: null, ...(given ?? yearOf(asOf, firstMonth)) } : {}),
                  key: null,
                })
          }
        />
        <Select
          label="Group"
          value={by}
          onChange={(next) => setQuery({ by: next === 'tool' ? null : next, key: null })}
          options={stackDimensions.map((id) => ({ id, label: dimensionWords[id].one }))}
          set={by !== 'tool'}
        />
        {period && (
          <Select
            label="Against"
            value={against ? 'year' : 'before'}
            onChange={(next) => setQuery({ against: next === 'year' ? next : null })}
            options={[
              { id: 'before', label: 'the period before' },
              { id: 'year', label: 'a year before' },
            ]}
            set={against !== null}
          />
        )}
        {config && (
          <>
            <Popover label="Currency and rates" panel={(close) => <MoneyPanel config={config} onDone={close} />}>
              <FilterButton label="Currency">{currency}</FilterButton>
            </Popover>
            {teams.length > 0 && (
              <Popover
                label="People of each team"
                panel={(close) => <HeadsPanel config={config} teams={teams} onDone={close} />}
              >
                <FilterButton label="Heads" any={!hasHeads} set={hasHeads}>
                  {hasHeads ? count(Object.values(config.heads).reduce((sum, heads) => sum + heads, 0)) : 'not entered'}
                </FilterButton>
              </Popover>
            )}
            <Popover label="Tier bounds" panel={(close) => <TierPanel config={config} onDone={close} />}>
              <FilterButton label="Tier bounds">{config.tiers.map((bound) => short(bound)).join(', ')}</FilterButton>
            </Popover>
          </>
        )}
      </FilterBar>
    </>
  )

  const failure = report.error ?? byTool.error ?? change.error
  if (failure) {
    const missing = missingRates(failure.message)
    return (
      <Page>
        <Finding question="What does it cost?">The cost cannot be worked out yet</Finding>
        {head}
        <div className={s['below']}>
          <ErrorNote
            title={failure.message}
            actions={
              missing.length > 0 ? (
                <SetRates missing={missing} sentence={failure.message} />
              ) : (
                <Button onPress={(report.error ? report : byTool.error ? byTool : change).retry}>Try again</Button>
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
        <Finding question="What does it cost?">Adding up</Finding>
        {head}
      </Page>
    )
  }

  const { rows, totals, params } = report.data
  // Of the answer that is shown, which may still be the one before.
  const words = dimensionWords[params.by]
  const group = isGroup(params.by) ? params.by : null
  const shownPeriod = params.from !== null && params.to !== null
  const daysWords = (from: string, to: string): string =>
    fiscalPeriodWords({ from, to }, firstMonth) ?? dateRange(from, addDays(to, -1))
  const changed = change.data && { ...change.data, firstMonth }
  const costDay = params.to === null ? (params.asOf ?? day) : addDays(params.to, -1)
  // One page has one chart or table of each report: of the question why it changed, the one that answers it.
  const isChangeAlone = isOnOnePage && location === '/stack-cost-change' && shownPeriod
  const costOf = (row: CostRow): number | null => (shownPeriod ? row.periodCost : row.annualCost)
  const total = shownPeriod ? totals.periodCost : totals.annualCost
  const few = concentration(byTool.data.rows.map((row) => costOf(row) ?? 0))

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
            actions={<Button onPress={() => setQuery({ asOf: 'today', measure: null })}>Show today</Button>}
          >
            A tool counts from its start date to the day before its end date. Candidates are never active.
          </EmptyState>
        </div>
      </Page>
    )
  }

  const costTable = (
    <CostTable
      rows={rows}
      totals={totals}
      words={words}
      period={shownPeriod}
      money={exact}
      selected={selected}
      stale={stale}
      onPress={
        group === null
          ? undefined
          : ({ key }) =>
              navigate(
                toHref('/inventory', { asOf: query.get('asOf'), status: 'active', find: groupSearch(group, key) }),
              )
      }
      paid={new Set((inventory.data?.tools ?? []).flatMap(({ name, knownBy }) => (knownBy === 'list' ? [] : [name])))}
    />
  )
  return (
    <Page busy={stale}>
      <Finding
        question="What does it cost?"
        actions={
          location === '/stack-cost-change' && change.data ? (
            <ReportMenus slug="stack-cost-change" params={change.data.params} />
          ) : (
            <ReportMenus slug="stack-cost" params={params} />
          )
        }
      >
        {total === null ? (
          <>
            The cost of {totals.tools === 1 ? 'the one tool' : `all ${count(totals.tools)} tools`} is{' '}
            <Num>not known</Num>
          </>
        ) : (
          <>
            <Num>{exact(total)}</Num> {shownPeriod ? 'for ' : 'a year for '}
            {counted(totals.tools, 'tool')}
            {totals.unknownCosts > 0 && ` (${unknownWords(totals)})`}
          </>
        )}
        {shownPeriod && params.from && params.to && `, ${daysWords(params.from, params.to)}`}
        {few && `; ${few.tools} of them ${plural(few.tools, 'is', 'are')} ${percent(few.share, 0)} of it`}
        {(totals.unusedSeatCost ?? 0) > 0 && (
          <>
            {few ? ', and ' : '; '}
            <Num tone="c4">{exact(totals.unusedSeatCost ?? 0)}</Num> {shownPeriod && 'a year '}pays for seats nobody
            uses
          </>
        )}
        {shownPeriod && changed && <ChangeWords result={changed} money={amounts} />}
      </Finding>
      {isOnOnePage && shownPeriod && (
        <Limits>
          What contracts cost over the days of the period, by the day; what was paid in it is another sum.{' '}
          {changed && carriedBackSentence(changed, amounts)}
          {changed && paidThenSentence(changed.totals.paidThen, changed.totals.before, exact)}
        </Limits>
      )}
      {head}
      {saidIn === null && (
        <div className={s['notes']}>
          <CostNotes day={costDay} chargedAfterEnd={totals.chargedAfterEnd} money={amounts} />
          {shownPeriod && change.data && <ChangeNotes totals={change.data.totals} money={amounts} />}
          {params.by === 'team' && <UnknownHeadsNote heads={config.heads} tools={inventory.data?.tools ?? []} />}
        </div>
      )}
      {isChangeAlone && changed ? (
        <div className={s['below']}>
          {table ? (
            <ChangeTable result={changed} money={amounts} stale={change.stale} />
          ) : (
            <CostChange result={changed} money={amounts} stale={change.stale} />
          )}
        </div>
      ) : table ? (
        <div className={s['below']}>
          {costTable}
          {shownPeriod && changed && saidIn === null && (
            <div className={s['gap']}>
              <h2 className={s['title']}>
                {againstWords(changed)}
                <small>why each tool cost more or less</small>
              </h2>
              <ChangeTable result={changed} money={amounts} stale={change.stale} />
            </div>
          )}
        </div>
      ) : (
        <div className={s['charts']}>
          <CostByKey
            report={report.data}
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
            twin={costTable}
          />
          {saidIn === null && (
            <div className={s['side']}>
              {shownPeriod && changed && (
                <CostChange
                  result={changed}
                  money={amounts}
                  stale={change.stale}
                  onTable={() => setQuery({ view: 'table', key: null })}
                />
              )}
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
          )}
        </div>
      )}
      {saidIn !== null && (
        <p className={s['caption']}>
          {capital(
            listed([
              ...(shownPeriod ? ['the change from another period'] : []),
              ...(table ? [] : ['tools by tier', 'unused seats']),
              'how it is computed',
            ]),
          )}
          {`: in chapter ${saidIn}, the same for every grouping.`}
        </p>
      )}
      <TrustLine
        end={
          <SegmentedControl
            label="View"
            screenOnly
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
        {shownPeriod &&
          totals.headcount !== null &&
          `${perPersonSentence(totals.periodCost, totals.headcount, exact) ?? ''} `}
        {totals.carriedBack >= 0.5 &&
          `${exact(totals.carriedBack)} of it is the price first paid later, carried back: nobody knows what was paid before. `}
        {shownPeriod && changed && carriedBackSentence(changed, amounts)}
        {totals.tools < status.tools &&
          `${count(totals.tools)} of the ${count(status.tools)} tools in the inventory were active then. `}
        {totals.endUnknown.length > 0 && `${endUnknownSentence(totals.endUnknown)} `}
        {status.sample && 'Invented prices, for the sample only.'}
      </TrustLine>
    </Page>
  )
}

/** The same days a year earlier, where the address asks for them; else the period right before. */
function yearBefore(
  period: { from: string; to: string } | null,
  query: URLSearchParams,
): { beforeFrom: string; beforeTo: string } | null {
  if (period === null || query.get('against') !== 'year') return null
  const earlier = (date: string): string =>
    `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`.replace('-02-29', '-02-28')
  return { beforeFrom: earlier(period.from), beforeTo: earlier(period.to) }
}

/** The fiscal year of the day shown, as a period to start from. */
function yearOf(asOf: string | null, firstMonth: number): { from: string; to: string } {
  return fiscalYearSpan(fiscalYearOf(asOf ?? new Date().toISOString(), firstMonth), firstMonth)
}
