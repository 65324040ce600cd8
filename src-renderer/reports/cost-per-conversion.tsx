import { Plug } from 'lucide-react'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { knownDaysSentences } from '../../shared/notes/known-days.ts'
import { dimensions } from '../../shared/reports/content-attribution.ts'
import type { Report, ReportRow } from '../../shared/reports/index.ts'
import { useReport, useWorkspace } from '../api.ts'
import { bandHeight, type CostBand, CostBands } from '../charts/CostBands.tsx'
import { useMarks } from '../charts/marks.tsx'
import { BySelect } from '../components/BySelect.tsx'
import { Button } from '../components/Button.tsx'
import { ChartFrame, type ChartHandle } from '../components/ChartFrame.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { Num } from '../components/Finding.tsx'
import { LookbackSelect } from '../components/LookbackSelect.tsx'
import { CutText } from '../components/PathChip.tsx'
import { Select } from '../components/Select.tsx'
import { type TipContent, tipText } from '../components/Tooltip.tsx'
import { useDocumentView, useRowsDrawn } from '../document/view.ts'
import { addDays, count, counted, dateRange, decimals, listed, money, moneyShort, percent, plural } from '../format.ts'
import { navigate, useQueryParams } from '../route.ts'
import { NoTools } from '../stack/NoTools.tsx'
import { ToolChannels } from '../stack/ToolChannels.tsx'
import stack from '../stack/stack.module.css'
import { capital, dimensionWords, type Model, modelWords } from '../words.ts'
import { contentTerms, hasContentGap, useContentContext } from './content.tsx'
import s from './reports.module.css'
import { peopleHref } from './people-link.ts'
import { ReportAnswer, ReportScreen } from './report-screen.tsx'
import { paramsFrom } from './view.ts'

const slug = 'cost-per-conversion'
type Row = ReportRow<'cost-per-conversion'>

/** More channels than this are one bar together. */
const mostDrawn = 16
const isApart = (row: Row): boolean => row.key === '(none)' || row.key === '(shared)'

/** What the stack cost, spread over the conversions its channels brought. */
export default function CostPerConversion() {
  const { status } = useWorkspace()
  const [query, setQuery] = useQueryParams()
  const params = paramsFrom(slug, query)
  const answer = useReport(slug, params, { enabled: !hasContentGap(status) })
  if (status?.tools === 0 && !hasContentGap(status))
    return (
      <NoTools>Here you would see what a conversion costs, channel by channel, with the whole stack in it.</NoTools>
    )
  const filters = (
    <>
      <Select
        label="Credit"
        value={params.model}
        set={params.model !== 'first'}
        onChange={(id) => setQuery({ model: id === 'first' ? null : id })}
        options={Object.entries(modelWords).map(([id, { label, note }]) => ({ id: id as Model, label, note }))}
      />
      <BySelect value={params.by} of={dimensions} usual="source" />
      <LookbackSelect value={params.lookbackDays} />
    </>
  )
  return (
    <ReportScreen
      slug={slug}
      answer={answer}
      would="what a conversion costs, channel by channel"
      filters={filters}
      used={answer.data?.params}
    >
      {(report) => <Answer report={report} answer={answer} filters={filters} />}
    </ReportScreen>
  )
}

interface AnswerProps {
  report: Report<'cost-per-conversion'>
  answer: ReturnType<typeof useReport<'cost-per-conversion'>>
  filters: ReactNode
}

function Answer({ report, answer, filters }: AnswerProps) {
  const { status } = useWorkspace()
  const [query] = useQueryParams()
  const chart = useRef<ChartHandle>(null)
  const { totals, params } = report
  const rows = useMemo(() => report.rows.toSorted((a, b) => Number(isApart(a)) - Number(isApart(b))), [report])
  const context = useContentContext(params.goal)
  const { noun } = context
  const currency = status?.currency ?? 'USD'
  const amount = (value: number | null): string => (value === null ? '–' : money(value, currency))
  const some = (value: number): string => (Number.isInteger(value) ? count(value) : decimals(value, 1))
  const bands = bandsOf(rows, useRowsDrawn(mostDrawn, bandHeight))
  const tipOf = ({ key, rows: of }: Band): TipContent => {
    const { conversions, direct, full } = perConversion(of)
    const tools = [...new Set(of.flatMap((row) => row.tools))]
    return {
      title: key,
      figures: [
        { label: `Cost per ${noun.one}, fully loaded`, value: amount(full), strong: true },
        { label: 'Its own tools alone', value: amount(direct) },
        { label: capital(noun.many), value: some(conversions) },
      ],
      ...(tools.length > 0 ? { note: `Own tools: ${listed(tools)}.` } : {}),
      ...(of.length === 1 ? { keys: [['Enter', 'the people']] } : {}),
    }
  }
  const drawn = bands.map((band): CostBand => {
    const { direct, full } = perConversion(band.rows)
    return { key: band.key, label: band.key, direct, full, grey: band.grey, says: tipText(tipOf(band)) }
  })
  const open = (key: string): void => navigate(peopleHref(query, { key, model: params.model }))
  const { mark, tip } = useMarks({
    order: drawn.map((band) => band.key),
    tip: (key) => {
      const band = bands.find((each) => each.key === key)
      return band ? tipOf(band) : null
    },
    onPress: open,
    pressable: (key) => rows.some((row) => row.key === key),
  })
  const ranked = rows.filter((row) => !isApart(row) && row.directCost > 0 && row.costPerConversion !== null)
  const dearest = ranked.toSorted((a, b) => (b.costPerConversion ?? 0) - (a.costPerConversion ?? 0))[0]
  // Without tools of their own all channels cost the same, which needs no chart.
  const isTold = drawn.length > 0 && totals.directCost > 0
  const period = params.from && params.to ? dateRange(params.from, addDays(params.to, -1)) : ''
  const sum = rows.reduce((total, row) => total + row.cost, 0)
  const [asking, setAsking] = useState(false)
  const ask = (
    <Button icon={Plug} onPress={() => setAsking(true)}>
      Own tools
    </Button>
  )
  return (
    <ReportAnswer
      slug={slug}
      report={report}
      finding={
        totals.ledger === 0 ? (
          `The stack cost nothing that is known, ${period}`
        ) : totals.costPerConversion === null ? (
          <>
            <Num>{amount(totals.ledger)}</Num> were spent and no {noun.one} counted, {period}
          </>
        ) : (
          <>
            One {noun.one} costs <Num>{amount(totals.costPerConversion)}</Num>, the whole stack included
            {dearest && `; ${amount(dearest.costPerConversion)} from ${dearest.key}`}, {period}
          </>
        )
      }
      filters={
        <>
          {filters}
          {ask}
        </>
      }
      method={[
        [
          'Ledger',
          'What the stack cost over the period: annual cost ÷ days of the calendar year, for each day of use. Of a tool that payments alone speak of, billed by the month or more often: what was paid.',
        ],
        [
          'Period',
          'Where none is chosen, the days of which both costs and conversions are known, the last 365 at most.',
        ],
        [
          'Own tools',
          'Spend of the tools that are said to bring a channel (“Own tools” beside the filters), by its conversions.',
        ],
        ['Shared', 'Spend of all other tools, by conversions; those nothing can be attributed to carry their part.'],
        ['Fully loaded', `Own and shared together ÷ ${noun.many}. Association, not effect. ${modelWords[params.model].note}`], // prettier-ignore
        ...contentTerms(context, params.lookbackDays, params.by),
      ]}
      addsUp={Math.abs(sum - totals.ledger) < 1e-6 * Math.max(1, totals.ledger)}
      trust={
        <>
          {amount(totals.directCost)} of channels’ own tools + {amount(totals.sharedCost)} shared ={' '}
          <b>{amount(totals.ledger)}</b>, over {some(totals.conversions)}{' '}
          {plural(totals.conversions, noun.one, noun.many)}.
          {totals.unknownCosts > 0 &&
            ` ${counted(totals.unknownCosts, 'tool')} of unknown cost ${plural(totals.unknownCosts, 'counts', 'count')} as 0.`}
        </>
      }
      chart={chart}
      drawn={isTold}
    >
      {asking && (
        <ToolChannels
          by={params.by}
          names={rows.filter((row) => !isApart(row)).map((row) => row.key)}
          onClose={() => setAsking(false)}
        />
      )}
      <KnownDays report={report} />
      {totals.directCost === 0 && totals.ledger > 0 && (
        <div className={s['gap']}>
          <EmptyState title={`No tool in use belongs to a ${dimensionWords[params.by].one}`} actions={ask}>
            All of the stack is shared by all {noun.many}. Say which tool brings which {dimensionWords[params.by].one};
            then its cost is counted there.
          </EmptyState>
        </div>
      )}
      <div className={stack['charts']}>
        {isTold && (
          <div>
            <ChartFrame
              ref={chart}
              stale={answer.stale}
              fileName={slug}
              title={`Cost per ${noun.one}`}
              caption="filled: own tools; band: up to the full load"
              text={drawn.map((band) => band.says).join(' ')}
            >
              {(width) => (
                <CostBands
                  bands={drawn}
                  width={width}
                  mean={totals.costPerConversion}
                  short={(value) => moneyShort(value, currency)}
                  exact={(value) => money(value, currency)}
                  label={`Cost per ${noun.one}`}
                  mark={mark}
                />
              )}
            </ChartFrame>
            {tip}
          </div>
        )}
        <Shared shared={totals.shared} total={totals.sharedCost} amount={amount} />
      </div>
      <div className={s['table']}>
        <Channels
          rows={rows}
          report={report}
          noun={noun}
          amount={amount}
          some={some}
          stale={answer.stale}
          open={open}
        />
      </div>
    </ReportAnswer>
  )
}

/** That costs and conversions are of different days, and one press that takes those of which both are known. */
function KnownDays({ report }: { report: Report<'cost-per-conversion'> }) {
  const [, setQuery] = useQueryParams()
  const inDocument = useDocumentView() !== null
  const sentences = knownDaysSentences(report)
  if (sentences.length === 0) return null
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone="warn"
        title={sentences.join(' ')}
        actions={
          !inDocument && (
            <Button onPress={() => setQuery({ from: null, to: null })}>Take the days of which both are known</Button>
          )
        }
      />
    </div>
  )
}

interface Band {
  key: string
  rows: Row[]
  grey: boolean
}

/** Rows that have conversions, as many as can be drawn; the rest together. */
function bandsOf(rows: readonly Row[], mostBands: number): Band[] {
  const some = rows.filter((row) => row.conversions > 0)
  const most = some.length > mostBands ? mostBands - 1 : mostBands
  const named = some.slice(0, most).map((row): Band => ({ key: row.key, rows: [row], grey: isApart(row) }))
  const rest = some.slice(most)
  return rest.length === 0 ? named : [...named, { key: `${count(rest.length)} more together`, rows: rest, grey: true }]
}

function perConversion(rows: readonly Row[]) {
  const add = (field: 'conversions' | 'directCost' | 'cost'): number => rows.reduce((sum, row) => sum + row[field], 0)
  const conversions = add('conversions')
  return { conversions, direct: add('directCost') / conversions, full: add('cost') / conversions }
}

interface ChannelsProps {
  rows: readonly Row[]
  report: Report<'cost-per-conversion'>
  noun: { one: string; many: string }
  amount: (value: number | null) => string
  some: (value: number) => string
  stale: boolean
  open: (key: string) => void
}

function Channels({ rows, report: { totals, params }, noun, amount, some, stale, open }: ChannelsProps) {
  /** Without the cost of all of its own tools, what a row costs is a lower bound. */
  const atLeast = (row: Row, value: number | null): string =>
    row.unknownCosts > 0 && value !== null ? (value === 0 ? 'not known' : `at least ${amount(value)}`) : amount(value)
  const cost = (id: 'directCost' | 'sharedCost' | 'cost', header: string, total: number): Column<Row> => ({
    id,
    header,
    align: 'end',
    value: (row) => row[id],
    cell: (row) => (id === 'sharedCost' ? amount(row[id]) : atLeast(row, row[id])),
    total: amount(total),
  })
  const columns: Column<Row>[] = [
    {
      id: 'key',
      header: capital(dimensionWords[params.by].one),
      value: (row) => row.key,
      cell: (row) => <CutText text={row.key} />,
      cut: true,
      width: '20%',
      total: 'Ledger',
    },
    {
      id: 'conversions',
      header: capital(noun.many),
      align: 'end',
      value: (row) => row.conversions,
      cell: (row) => some(row.conversions),
      total: some(totals.conversions),
    },
    cost('directCost', 'Own tools', totals.directCost),
    cost('sharedCost', 'Shared', totals.sharedCost),
    cost('cost', 'Cost', totals.ledger),
    {
      id: 'share',
      header: 'Share',
      align: 'end',
      dim: true,
      value: (row) => row.costShare,
      cell: (row) => percent(row.costShare),
    },
    {
      id: 'per',
      header: `Own per ${noun.one}`,
      align: 'end',
      value: (row) => row.directCostPerConversion,
      cell: (row) => atLeast(row, row.directCostPerConversion),
    },
    {
      id: 'full',
      header: 'Fully loaded',
      align: 'end',
      value: (row) => row.costPerConversion,
      cell: (row) => atLeast(row, row.costPerConversion),
      total: amount(totals.costPerConversion),
    },
    {
      id: 'tools',
      header: 'Own tools are',
      value: (row) => row.tools.join(', ') || null,
      cell: (row) => row.tools.join(', ') || '–',
      cut: true,
      width: '18%',
      dim: true,
    },
  ]
  return (
    <DataTable
      label={`Cost per ${noun.one}`}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.key}
      pinned={isApart}
      onPress={(row) => open(row.key)}
      stale={stale}
    />
  )
}

/** What all channels use: the tools behind the band. */
function Shared({
  shared,
  total,
  amount,
}: {
  shared: Report<'cost-per-conversion'>['totals']['shared']
  total: number
  amount: (value: number | null) => string
}) {
  if (shared.length === 0) return null
  const columns: Column<(typeof shared)[number]>[] = [
    { id: 'tool', header: 'Tool', value: (row) => row.tool, cut: true, width: '60%', total: 'All' },
    {
      id: 'cost',
      header: 'Cost of the period',
      align: 'end',
      value: (row) => row.cost,
      cell: (row) => amount(row.cost),
      total: amount(total),
    },
  ]
  return (
    <section>
      <h2 className={stack['title']}>
        Shared by all channels<small>{counted(shared.length, 'tool')}</small>
      </h2>
      <div className={stack['scrollBox']} tabIndex={0} role="region" aria-label="Tools shared by all channels">
        <DataTable label="Tools shared by all channels" columns={columns} rows={shared} rowKey={(row) => row.tool} />
      </div>
    </section>
  )
}
