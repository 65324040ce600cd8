import { useMemo } from 'react'
import type { ReportRow } from '../../shared/reports/index.ts'
import { useReport, useWorkspace } from '../api.ts'
import { leastMatrix } from '../charts/least.ts'
import { useMarks } from '../charts/marks.tsx'
import { Adjacency, adjacencyRow, type GraphNode, NodeLink } from '../charts/NodeLink.tsx'
import { ChartFrame } from '../components/ChartFrame.tsx'
import { ReportMenus } from '../components/ReportMenus.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { FilterBar } from '../components/FilterBar.tsx'
import { Finding, Num } from '../components/Finding.tsx'
import { Method } from '../components/Method.tsx'
import { SegmentedControl } from '../components/SegmentedControl.tsx'
import { type TipContent, tipText } from '../components/Tooltip.tsx'
import { TrustLine } from '../components/TrustLine.tsx'
import { count, counted, decimals, inSentence, listed, listedFirst, plural } from '../format.ts'
import { useRowsDrawn } from '../document/view.ts'
import { adjacencyOrder, type GraphEdge } from '../stack/graph/layout.ts'
import s from '../stack/stack.module.css'
import { StackDates } from '../stack/StackDates.tsx'
import { StackScreen } from '../stack/StackScreen.tsx'
import { useStackDay } from '../stack/use-day.ts'

type Row = ReportRow<'stack-graph'>

const question = 'What holds the stack together?'
/** Lines can be kept apart up to here; beyond, a matrix says more. */
const mostNodes = 20
/** Rows of the matrix; the least connected are left to the table. */
const mostRows = 44
/** Of a part of a page of paper: fewer have little to do with each other. */
const fewestRows = 8

export default function StackGraph() {
  const { status } = useWorkspace()
  const { asOf, query, setQuery } = useStackDay()
  const enabled = (status?.tools ?? 0) > 0
  const graph = useReport('stack-graph', { asOf }, { enabled })
  const connected = (graph.data?.rows ?? []).filter((row) => row.degree > 0)
  const small = connected.length <= mostNodes
  const asked = query.get('view')
  const view = asked === 'table' ? 'table' : asked === 'hub' && !small ? 'hub' : 'graph'
  const selected = query.get('tool')
  const head = (
    <>
      <StackDates asOf={asOf} period={null} onChange={setQuery} />
      <FilterBar end={<Method terms={terms} />}>
        <SegmentedControl
          label="View"
          screenOnly
          value={view}
          onChange={(next) => setQuery({ view: next === 'graph' ? null : next })}
          options={[
            { id: 'graph', label: small ? 'Graph' : 'Matrix' },
            ...(small ? [] : [{ id: 'hub' as const, label: 'Around the hub' }]),
            { id: 'table', label: 'Table' },
          ]}
        />
      </FilterBar>
    </>
  )
  return (
    <StackScreen
      question={question}
      wouldShow="Here you would see which tools are connected, and what would be cut off without one of them."
      head={head}
      answers={[graph] as const}
    >
      {([{ rows, totals, params }], stale) => {
        const hub = rows.find((row) => row.tool === totals.hub)
        return (
          <>
            <Finding question={question} stale={stale} actions={<ReportMenus slug="stack-graph" params={params} />}>
              {hub ? (
                <>
                  <Num>{inSentence(hub.tool)}</Num> holds it together: connected to {counted(hub.degree, 'tool')}
                  {hub.pairsLost > 0
                    ? `; without it ${counted(hub.pairsLost, 'pair')} of other tools ${plural(hub.pairsLost, 'loses its', 'lose their')} connection`
                    : '; without it the others stay connected'}
                </>
              ) : (
                'No connection between active tools is written down'
              )}
            </Finding>
            {head}
            {!hub ? (
              <div className={s['below']}>
                <EmptyState title="Nothing is connected">
                  The column “connected_to” of the inventory names the tools one exchanges data with, separated by
                  semicolons.
                </EmptyState>
              </div>
            ) : view === 'table' ? (
              <div className={s['below']}>
                <GraphTable rows={rows} stale={stale} selected={selected} onPress={(tool) => setQuery({ tool })} />
              </div>
            ) : (
              <div className={s['matrixColumns']}>
                <Picture
                  rows={view === 'hub' ? around(hub, connected) : connected}
                  selected={selected ?? (view === 'hub' || small ? hub.tool : null)}
                  nodeLink={small || view === 'hub'}
                  hub={view === 'hub' ? hub.tool : null}
                  stale={stale}
                  onPress={(tool) => setQuery({ tool: tool === selected ? null : tool })}
                  onTable={() => setQuery({ view: 'table' })}
                />
                <GraphSide rows={rows} selected={selected ?? hub.tool} onPress={(tool) => setQuery({ tool })} />
              </div>
            )}
            <TrustLine
              end={`${counted(totals.connections, 'connection')}, ${counted(totals.components, 'connected part')}`}
            >
              {totals.sameName > 0 &&
                `${counted(totals.tools + totals.sameName, 'active entry', 'active entries')} of ${counted(totals.tools, 'name')}: contracts of one tool are drawn once. `}
              {totals.isolated > 0 &&
                `${counted(totals.isolated, 'active tool')} ${plural(totals.isolated, 'is', 'are')} connected to nothing. `}
              {totals.notInInventory.length > 0 && `Named but in no inventory: ${namesOf(totals.notInInventory)}. `}
              {totals.notActive.length > 0 && `Not in use that day: ${namesOf(totals.notActive)}.`}
              {totals.isolated + totals.notInInventory.length + totals.notActive.length === 0 &&
                'Every tool that is named is in the inventory and in use.'}
            </TrustLine>
          </>
        )
      }}
    </StackScreen>
  )
}

const namesOf = (tools: readonly { name: string }[]): string =>
  listedFirst(
    tools.map(({ name }) => name),
    4,
  )

/** The hub and the best connected of its neighbours, as many as lines can keep apart. */
function around(hub: Row, rows: readonly Row[]): Row[] {
  const near = new Set(hub.neighbours)
  return [hub, ...rows.filter((row) => near.has(row.tool)).slice(0, mostNodes - 1)]
}

const edgesOf = (rows: readonly Row[]): GraphEdge[] => {
  const names = new Set(rows.map((row) => row.tool))
  return rows.flatMap((row) =>
    row.neighbours.filter((other) => row.tool < other && names.has(other)).map((other) => ({ a: row.tool, b: other })),
  )
}

const tipFor = (row: Row): TipContent => ({
  title: row.tool,
  figures: [
    { label: 'Connected to', value: counted(row.degree, 'tool'), strong: true },
    { label: 'Betweenness', value: decimals(row.betweenness, row.betweenness % 1 === 0 ? 0 : 1) },
    { label: 'Pairs lost without it', value: count(row.pairsLost) },
  ],
  ...(row.neighbours.length > 0
    ? {
        note: `${listedFirst(row.neighbours, 10)}.`,
      }
    : {}),
})

interface PictureProps {
  rows: readonly Row[]
  selected: string | null
  nodeLink: boolean
  /** Only the neighbours of this tool are drawn; null = every connected tool. */
  hub: string | null
  stale: boolean
  onPress: (tool: string) => void
  onTable: () => void
}

function Picture({ rows, selected, nodeLink, hub, stale, onPress, onTable }: PictureProps) {
  const room = Math.max(fewestRows, useRowsDrawn(mostRows, adjacencyRow))
  const drawn = nodeLink ? rows : rows.slice(0, room)
  const edges = useMemo(() => edgesOf(drawn), [drawn])
  const order = nodeLink
    ? drawn.map((row) => row.tool)
    : adjacencyOrder(
        drawn.map((row) => row.tool),
        edges,
      )
  const byName = new Map(drawn.map((row) => [row.tool, row]))
  const nodes = order.map((tool): GraphNode => {
    const row = byName.get(tool)!
    return { tool, betweenness: row.betweenness, cuts: row.pairsLost > 0, says: tipText(tipFor(row)) }
  })
  const { mark, tip } = useMarks({
    order,
    tip: (key) => {
      const row = byName.get(key)
      return row ? { ...tipFor(row), keys: [['Enter', 'show its connections']] } : null
    },
    onPress,
  })
  const title = nodeLink ? (hub ? `Around ${hub}` : 'Connections') : 'Who is connected to whom'
  return (
    <section>
      <ChartFrame
        least={leastMatrix}
        title={title}
        caption={
          nodeLink
            ? 'larger: on more shortest paths; filled: cuts others off'
            : `bold: cuts others off${rows.length > drawn.length ? `; the ${drawn.length} most central of ${rows.length}` : ''}`
        }
        text={drawn
          .slice(0, 10)
          .map((row) => `${row.tool}: ${listedFirst(row.neighbours, 10)}`)
          .join('; ')}
        fileName="integrations"
        csv={() => [['tool', 'connected to'], ...edges.map(({ a, b }) => [a, b])]}
        onTable={onTable}
        stale={stale}
      >
        {(width) =>
          nodeLink ? (
            <NodeLink
              nodes={nodes}
              edges={edges}
              width={width}
              height={Math.max(380, Math.min(620, width * 0.72))}
              label={title}
              selected={selected}
              mark={mark}
            />
          ) : (
            <Adjacency nodes={nodes} edges={edges} width={width} label={title} selected={selected} mark={mark} />
          )
        }
      </ChartFrame>
      {tip}
    </section>
  )
}

/** The tools others depend on most, and what one of them is connected to. */
function GraphSide({
  rows,
  selected,
  onPress,
}: {
  rows: readonly Row[]
  selected: string
  onPress: (tool: string) => void
}) {
  const chosen = rows.find((row) => row.tool === selected)
  const top = rows.filter((row) => row.degree > 0).slice(0, 10)
  return (
    <div className={s['side']}>
      <section>
        <h2 className={s['title']}>
          Most central<small>press a row for its connections</small>
        </h2>
        <GraphTable rows={top} stale={false} selected={selected} onPress={onPress} narrow />
      </section>
      {chosen && (
        <section className={s['card']} aria-live="polite">
          <h2>Without {inSentence(chosen.tool)}</h2>
          <p className={s['cardText']}>
            {counted(chosen.degree, 'connection')} cut: {listedFirst(chosen.neighbours, 12) || 'none'}.{' '}
            {chosen.pairsLost > 0
              ? `${counted(chosen.pairsLost, 'pair')} of other tools ${plural(chosen.pairsLost, 'has', 'have')} no way to each other any more.`
              : 'All other tools keep a way to each other.'}
          </p>
        </section>
      )}
    </div>
  )
}

function GraphTable({
  rows,
  stale,
  selected,
  onPress,
  narrow = false,
}: {
  rows: readonly Row[]
  stale: boolean
  selected: string | null
  onPress: (tool: string) => void
  /** Beside the picture. */
  narrow?: boolean
}) {
  const columns: Column<Row>[] = [
    { id: 'tool', header: 'Tool', value: (row) => row.tool, width: narrow ? '46%' : '22%', cut: true },
    ...(narrow
      ? []
      : [
          {
            id: 'category',
            header: 'Category',
            value: (row: Row) => row.category || null,
            cell: (row: Row) => row.category || '–',
          },
        ]),
    { id: 'degree', header: narrow ? 'Links' : 'Connections', value: (row) => row.degree, align: 'end' },
    {
      id: 'betweenness',
      header: 'Betweenness',
      title: 'Shortest paths of other pairs that lead through it',
      value: (row) => row.betweenness,
      cell: (row) => decimals(row.betweenness, row.betweenness % 1 === 0 ? 0 : 1),
      align: 'end',
    },
    {
      id: 'lost',
      header: 'Pairs lost',
      title: 'Pairs of other tools that lose their connection without it',
      value: (row) => row.pairsLost,
      cell: (row) => count(row.pairsLost),
      align: 'end',
    },
    ...(narrow
      ? []
      : [
          {
            id: 'neighbours',
            header: 'Connected to',
            value: (row: Row) => listed(row.neighbours) || null,
            cell: (row: Row) => listed(row.neighbours) || '–',
            width: '36%',
            cut: true,
            dim: true,
          },
        ]),
  ]
  return (
    <DataTable
      label={narrow ? 'Most central tools' : 'Tools by how central they are'}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.tool}
      selected={selected}
      onPress={(row) => onPress(row.tool)}
      initialSort={{ column: 'betweenness', descending: true }}
      stale={stale}
    />
  )
}

const terms: [string, string][] = [
  ['Connection', 'One of two active tools names the other; it has no direction and counts once.'],
  [
    'Betweenness',
    'Of all pairs of other tools, how many shortest paths lead through it; several shortest paths share.',
  ],
  ['Pairs lost', 'Pairs of other tools that are connected, directly or through others, only as long as it is there.'],
  ['Hub', 'The tool of highest betweenness; without any, the one with most connections.'],
]
