import { CalendarX2, Grid3x3, Table2 } from 'lucide-react'
import { useMemo } from 'react'
import { teamsOf } from '../../shared/statistics/shares.ts'
import { useReport, useWorkspace } from '../api.ts'
import { type Command, useScreenCommands } from '../commands.ts'
import { matrixRow } from '../charts/CapabilityMatrix.tsx'
import { Chip } from '../components/Chip.tsx'
import { ReportMenus } from '../components/ReportMenus.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { FilterBar } from '../components/FilterBar.tsx'
import { Finding, Num } from '../components/Finding.tsx'
import { Method } from '../components/Method.tsx'
import { Working } from '../components/ProgressBar.tsx'
import { SegmentedControl } from '../components/SegmentedControl.tsx'
import { Select } from '../components/Select.tsx'
import { TrustLine } from '../components/TrustLine.tsx'
import { useIsTight, useRowsDrawn } from '../document/view.ts'
import { count, counted, plural } from '../format.ts'
import { carry, navigate, toHref } from '../route.ts'
import { CapabilityTable } from '../stack/overlap/CapabilityTable.tsx'
import { CheapestPanel } from '../stack/overlap/CheapestPanel.tsx'
import { CombinationsPanel } from '../stack/overlap/CombinationsPanel.tsx'
import { type MatrixOrder, matrixOrders, type MatrixScope, matrixScopes } from '../stack/overlap/matrix.ts'
import { MatrixPanel } from '../stack/overlap/MatrixPanel.tsx'
import { matrixTools } from '../stack/overlap/model.ts'
import { PairsTable } from '../stack/overlap/PairsTable.tsx'
import { RedundancyTable } from '../stack/overlap/RedundancyTable.tsx'
import { SameCategoryPanel } from '../stack/overlap/SameCategoryPanel.tsx'
import { cannotBeTold, keptUnknown, notCompared } from '../stack/overlap/unknown.ts'
import s from '../stack/stack.module.css'
import { StackDates } from '../stack/StackDates.tsx'
import { StackScreen } from '../stack/StackScreen.tsx'
import { useExtraRows } from '../stack/use-extra-rows.ts'
import { useMoney, useStackDay } from '../stack/use-day.ts'

const question = 'Where does it overlap?'
const orderWords: Record<MatrixOrder, string> = {
  similar: 'similar together',
  name: 'by name',
  cost: 'by cost',
  redundant: 'by redundant spend',
}
const scopeWords: Record<MatrixScope, string> = {
  redundant: 'redundant',
  shared: 'shared',
  all: 'all',
}
const views = ['matrix', 'pairs', 'redundant', 'tools'] as const
type View = (typeof views)[number]

const rowsAtLeast = 44
/** Of a part of a page of paper: fewer have nothing in common. */
const fewestRows = 8
const fewestWhenTight = 4

const oneOf = <T extends string>(all: readonly T[], text: string | null): T | null =>
  all.find((each) => each === text) ?? null

export default function StackOverlap() {
  const { status } = useWorkspace()
  const { asOf, query, setQuery } = useStackDay()
  const money = useMoney()
  const extra = useExtraRows()
  const mostRows = Math.max(useIsTight() ? fewestWhenTight : fewestRows, useRowsDrawn(rowsAtLeast + extra, matrixRow))
  const enabled = (status?.tools ?? 0) > 0
  const overlap = useReport('stack-overlap', { asOf }, { enabled })
  const capabilities = useReport('stack-capabilities', { asOf }, { enabled })
  const cheapest = useReport('stack-consolidation', { asOf, candidates: [] }, { enabled })
  const view: View = oneOf(views, query.get('view')) ?? 'matrix'
  const order: MatrixOrder = oneOf(matrixOrders, query.get('order')) ?? 'similar'
  const team = query.get('team')
  const tools = useMemo(
    () => (overlap.data && capabilities.data ? matrixTools(capabilities.data, overlap.data) : []),
    [overlap.data, capabilities.data],
  )
  const known = capabilities.data?.totals
  const unknown = known ? cannotBeTold(known) : null
  const without = known?.withoutCapabilities ?? 0
  const compared = (known?.tools ?? 0) - without
  const anyRedundant = tools.some((tool) => tool.redundant.size > 0)
  const anyShared = (overlap.data?.rows.length ?? 0) > 0
  const scope: MatrixScope =
    oneOf(matrixScopes, query.get('scope')) ?? (anyRedundant ? 'redundant' : anyShared ? 'shared' : 'all')
  const teams = [...new Set(tools.flatMap((tool) => tool.teams))].toSorted()
  const dropped = new Set((cheapest.data?.rows ?? []).filter((row) => row.decision === 'drop').map((row) => row.tool))
  const removal = (tool: string): void => navigate(toHref('/stack-removal', { tool, asOf: query.get('asOf') }))

  useScreenCommands(
    useMemo(
      (): Command[] => [
        ...matrixOrders.map((id): Command => ({
          id: `order-${id}`,
          label: `Order the matrix ${orderWords[id]}`,
          kind: 'View',
          icon: Grid3x3,
          run: () => setQuery({ order: id === 'similar' ? null : id, view: null }),
        })),
        {
          id: 'pairs',
          label: 'List the pairs that overlap',
          kind: 'View',
          icon: Table2,
          run: () => setQuery({ view: 'pairs' }),
        },
        {
          id: 'removal',
          label: 'What if a tool were removed?',
          kind: 'View',
          icon: CalendarX2,
          run: () => navigate(carry('/stack-removal', query)),
        },
      ],
      [setQuery, query],
    ),
  )

  const head = (
    <>
      <StackDates asOf={asOf} period={null} onChange={setQuery} />
      <FilterBar end={<Method terms={terms} />}>
        <SegmentedControl
          label="View"
          screenOnly
          value={view}
          onChange={(next) => setQuery({ view: next === 'matrix' ? null : next })}
          options={[
            { id: 'matrix', label: 'Matrix' },
            { id: 'pairs', label: 'Pairs' },
            { id: 'redundant', label: 'Redundant' },
            { id: 'tools', label: 'Table' },
          ]}
        />
        {view === 'matrix' && (
          <>
            <Select
              label="Order"
              value={order}
              onChange={(next) => setQuery({ order: next === 'similar' ? null : next })}
              options={matrixOrders.map((id) => ({ id, label: orderWords[id] }))}
              set={order !== 'similar'}
            />
            <Select
              label="Capabilities"
              value={scope}
              onChange={(next) => setQuery({ scope: next })}
              options={matrixScopes.map((id) => ({ id, label: scopeWords[id] }))}
              set={query.get('scope') !== null}
            />
          </>
        )}
        {teams.length > 1 && view !== 'pairs' && (
          <Select
            label="Team"
            value={team ?? ''}
            onChange={(next) => setQuery({ team: next })}
            options={[{ id: '', label: 'all' }, ...teams.map((name) => ({ id: name, label: name }))]}
            set={team !== null}
          />
        )}
      </FilterBar>
    </>
  )
  return (
    <StackScreen
      question={question}
      wouldShow="Here you would see which tools can do the same, what a team pays for twice, and the cheapest stack that still does it all."
      head={head}
      answers={[overlap, capabilities] as const}
    >
      {([pairs, matrix], stale) => (
        <>
          <Finding
            question={question}
            stale={stale}
            actions={<ReportMenus slug="stack-overlap" params={pairs.params} />}
          >
            {unknown === null &&
              `${counted(compared, 'tool')} ${plural(compared, 'covers', 'cover')} ${counted(matrix.totals.capabilities.length, 'capability', 'capabilities')}; `}
            {unknown !== null ? (
              <>What overlaps cannot be told: {unknown}</>
            ) : pairs.totals.redundantSpend > 0 ? (
              <>
                <Num tone="c4">
                  {pairs.totals.upperBound && 'up to '}
                  {money.exact(pairs.totals.redundantSpend)}
                </Num>{' '}
                a year buys something the same team already has
              </>
            ) : pairs.totals.redundantPairs > 0 ? (
              'what teams have twice costs nothing that is known'
            ) : (
              'no team pays for the same thing twice'
            )}
            {unknown === null && without > 0 && `; ${notCompared(matrix.totals)}`}
          </Finding>
          {head}
          {view === 'matrix' && (
            <div className={s['matrixColumns']}>
              {unknown !== null ? (
                <EmptyState title="No tool has capabilities yet">
                  Capabilities are what tools can do, such as “email campaigns”. The inventory lists the usual ones of
                  each category to choose from; a file brings them in the column “capabilities”, separated by semicolons
                  or commas.
                </EmptyState>
              ) : (
                <MatrixPanel
                  tools={tools}
                  order={order}
                  scope={scope}
                  team={team}
                  dropped={dropped}
                  selected={query.get('tool')}
                  money={money}
                  stale={stale}
                  mostRows={mostRows}
                  onPress={removal}
                  onTable={() => setQuery({ view: 'tools' })}
                />
              )}
              <div className={s['side']}>
                {unknown !== null ? null : cheapest.data ? (
                  <CheapestPanel
                    result={cheapest.data}
                    href={toHref('/stack-consolidation', { asOf: query.get('asOf') })}
                    money={money}
                  />
                ) : cheapest.error ? (
                  <ErrorNote title={cheapest.error.message} />
                ) : (
                  <Working label="Looking for the cheapest stack" />
                )}
                {(unknown !== null || pairs.totals.sameCategory.length > 0) && (
                  <SameCategoryPanel
                    totals={pairs.totals}
                    href={toHref('/inventory', { view: 'completeness', asOf: query.get('asOf') })}
                    money={money}
                  />
                )}
                {unknown === null && (
                  <CombinationsPanel
                    tools={team === null ? tools : tools.filter((tool) => tool.teams.includes(team))}
                    money={money}
                    stale={stale}
                    mostTools={11 + Math.floor(extra / 2)}
                    mostColumns={6}
                    onTable={() => setQuery({ view: 'tools' })}
                  />
                )}
              </div>
            </div>
          )}
          {view === 'pairs' && (
            <div className={s['below']}>
              <PairsTable rows={pairs.rows} stale={stale} onPress={removal} />
            </div>
          )}
          {view === 'redundant' && (
            <div className={s['below']}>
              <RedundancyTable
                rows={pairs.totals.redundancies.filter((each) => team === null || each.team === team)}
                upperBound={pairs.totals.upperBound}
                money={money}
                stale={stale}
              />
            </div>
          )}
          {view === 'tools' && (
            <div className={s['below']}>
              <CapabilityTable
                rows={matrix.rows.filter((row) => team === null || teamsOf(row).includes(team))}
                money={money}
                stale={stale}
                selected={query.get('tool')}
                onPress={removal}
              />
            </div>
          )}
          <TrustLine
            end={
              pairs.totals.upperBound ? (
                <Chip tone="warn">upper bound</Chip>
              ) : (
                `${count(pairs.totals.redundantPairs)} of ${count(pairs.totals.pairs)} pairs redundant`
              )
            }
          >
            {pairs.totals.upperBound ? (
              <>
                <b>Upper bound:</b> a cost, or the seats that choose the tool to keep, are not known for every
                tool.{' '}
              </>
            ) : null}
            A tool’s cost is spread equally over its capabilities; kept is the tool with most active seats where they
            are known of all, else the one with the cheapest share; Redundant says which.
            {without > 0 && unknown === null && ` ${keptUnknown(matrix.totals)}`}
          </TrustLine>
        </>
      )}
    </StackScreen>
  )
}

const terms: [string, string][] = [
  ['Overlap', 'Two active tools have a capability in common.'],
  ['Redundant', 'They also belong to the same team, so that team pays twice. Tools without a team never match.'],
  [
    'Redundant spend',
    'For every capability a team has from two or more tools, the cost share of each but the one kept. Kept: most active seats if all are known, else the cheapest share, then by name.',
  ],
  ['Upper bound', 'Shown when a cost share, or the seats that choose the tool to keep, are not known.'],
  ['Jaccard', 'Shared capabilities ÷ all capabilities of both tools.'],
  ['Overlap coefficient', 'Shared ÷ those of the tool that has fewer; 1 means one does nothing the other does not.'],
  ['Containment', 'Shared ÷ those of one tool: how much of it the other can do too.'],
  [
    'Cheapest stack',
    'The set of tools that covers every capability at the least annual cost plus switching cost, solved exactly as a weighted set cover. “Proven optimal” means no cheaper one exists.',
  ],
]
