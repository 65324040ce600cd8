import { useEffect, useRef } from 'react'
import { withoutCommands } from '../../shared/command-hints.ts'
import { vatSentences } from '../../shared/notes/vat.ts'
import { withDays } from '../../shared/stack/payments.ts'
import { type PaymentMatch, paymentMatches } from '../../shared/reports/stack-payments.ts'
import type { ReportRow } from '../../shared/reports/index.ts'
import type { InventoryTool } from '../../shared/stack/stack.ts'
import { useQuery, useReport, useWorkspace } from '../api.ts'
import { ButtonLink } from '../components/Button.tsx'
import { Chip } from '../components/Chip.tsx'
import { CopyMenu } from '../components/CopyMenu.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { FilterBar } from '../components/FilterBar.tsx'
import { Finding, Num } from '../components/Finding.tsx'
import { Method } from '../components/Method.tsx'
import { useReportExports } from '../components/report-exports.ts'
import { SaveMenu } from '../components/SaveMenu.tsx'
import { Select } from '../components/Select.tsx'
import { TrustLine } from '../components/TrustLine.tsx'
import { useDocumentView } from '../document/view.ts'
import { count, counted, date, percent } from '../format.ts'
import { carry } from '../route.ts'
import { CostMeasure } from '../stack/cost/CostMeasure.tsx'
import { openMeasure } from '../stack/cost/open-measure.ts'
import { Detail } from '../stack/payments/Detail.tsx'
import { chipOf, findingWords, matchWords, roseWords } from '../stack/payments/words.ts'
import { toolInAddress, toolOfAddress } from '../stack/payments-link.ts'
import s from '../stack/stack.module.css'
import { StackDates } from '../stack/StackDates.tsx'
import { NoPayments } from '../stack/NoPayments.tsx'
import { StackScreen } from '../stack/StackScreen.tsx'
import { Trail } from '../stack/Trail.tsx'
import { type Money, useMoney, useStackDay } from '../stack/use-day.ts'
import p from './people.module.css'
import { commandLine, paramsFrom, quoted } from './view.ts'

type Row = ReportRow<'stack-payments'>

const question = 'Does what was paid match the contracts?'
const tolerances = [0, 1, 2, 5, 10, 20, 50]
const terms: [string, string][] = [
  [
    'Paid',
    'Charges less refunds of the twelve months to the last day that the files with a tool’s card or account cover. What stands in several files counts once; of exports that charge a tool at once, the one charged last counts, and what it does not have. What was likely paid twice, and bills that are still due, are in it and are named.',
  ],
  ['Contract', 'The annual cost that a list or a person states, for the end of those months.'],
  [
    'Paid otherwise',
    'Paid and contract differ by more of the contract than the tolerance. Less than was stated is no difference where payments go back less than twelve months, or the contract began in them and was not charged before: that is not compared.',
  ],
  [
    'Without a contract',
    'Charged in those months, and no list and no person states what it costs, or the contract had ended.',
  ],
  ['Contracts without payments', 'In force on the day, and not charged in those months.'],
]

/** Tools by what their payments are to their contracts, and of one tool every payment behind its cost. */
export default function StackPayments() {
  const { status } = useWorkspace()
  const { asOf, query, setQuery } = useStackDay()
  const money = useMoney()
  const inDocument = useDocumentView() !== null
  const enabled = (status?.tools ?? 0) > 0
  const { tolerance, show } = paramsFrom('stack-payments', query)
  const answer = useReport('stack-payments', { asOf, tolerance, show }, { enabled })
  const inventory = useQuery('tools.list', {}, { enabled })
  const rows = answer.data?.rows ?? []
  const named = rows.map((row) => ({ id: row.toolId, name: row.tool }))
  const asked = query.get('tool')
  // A tool that a link names may be none of those shown.
  const tools = inventory.data?.tools ?? []
  const leftOut = (inventory.data?.leftOut ?? []).flatMap(({ tools: names, ids }) => ids.map((id, at) => ({ id, name: names[at] ?? '' }))) // prettier-ignore
  const chosen = toolOfAddress(asked, [...named, ...tools, ...leftOut]) ?? (inDocument ? null : (named[0] ?? null))
  const behind = useQuery('tools.payments', { id: chosen?.id ?? 1, asOf }, { enabled: chosen !== null })
  const all = query.get('span') === 'all'
  const detail = useRef<HTMLElement>(null)
  const pressed = useRef(false)
  useEffect(() => {
    // Chosen from the list: its payments are what is read next.
    if (pressed.current) detail.current?.scrollIntoView({ block: 'nearest' })
    pressed.current = false
  }, [asked])
  const { csv, json } = useReportExports('stack-payments', answer.data?.params ?? {})
  const head = (
    <>
      <StackDates asOf={asOf} period={null} onChange={(next) => setQuery({ ...next, tool: null })} />
      <FilterBar end={<Method terms={terms} />}>
        <CostMeasure value="payments" onChange={(next) => openMeasure(next, query)} />
        <Select
          label="Show"
          value={show}
          onChange={(next) => setQuery({ show: next === 'all' ? null : next, tool: null })}
          options={[
            { id: 'all' as const, label: 'all' },
            ...paymentMatches.map((id) => ({ id, label: matchWords[id].label })),
            { id: 'rose' as const, label: 'paid more than the year before' },
          ]}
          set={show !== 'all'}
        />
        <Select
          label="Tolerance"
          value={String(tolerance)}
          onChange={(next) => setQuery({ tolerance: next === '5' ? null : next, tool: null })}
          options={[...new Set([...tolerances, tolerance])]
            .sort((a, b) => a - b)
            .map((each) => ({ id: String(each), label: each === 0 ? 'none' : `${count(each)}\u00a0%` }))}
          set={tolerance !== 5}
        />
      </FilterBar>
    </>
  )
  return (
    <StackScreen
      question={question}
      wouldShow="Here you would see what was paid for each tool against what its contract states, and every payment behind it."
      head={head}
      answers={[answer] as const}
    >
      {([{ totals, params }], stale) => {
        if (totals.knownFrom === null)
          return (
            <NoPayments
              question={<Trail from="What does it cost?" href={carry('/stack-cost', query)} to={question} />}
              head={head}
            >
              It is held here against what the contracts of the {counted(status?.tools ?? 0, 'tool')} in the inventory
              state. Lists and payments may be imported in any order.
            </NoPayments>
          )
        const found = params.show === 'rose' ? roseWords(totals, rows[0], money) : findingWords(totals, params.tolerance, money) // prettier-ignore
        const command = status
          ? [
              commandLine('stack-payments', params, status),
              ...(asked !== null && chosen ? [`touchstack tools payments ${quoted(toolInAddress(chosen, [...tools, ...leftOut]))} -w ${quoted(status.path)}`] : []),
            ].join(' && ')
          : '' // prettier-ignore
        return (
          <>
            <Finding
              question={<Trail from="What does it cost?" href={carry('/stack-cost', query)} to={question} />}
              stale={stale}
              actions={
                <>
                  <CopyMenu command={command} />
                  <SaveMenu entries={[...csv, json]} />
                </>
              }
            >
              <Num>{found.figure}</Num>
              {found.words}
            </Finding>
            {head}
            <div className={p['ledger']}>
              <section aria-label="Tools">
                <ToolList
                  rows={rows}
                  rose={params.show === 'rose'}
                  money={money}
                  selected={chosen?.id ?? null}
                  stale={stale}
                  onPress={(row) => {
                    pressed.current = true
                    setQuery({ tool: toolInAddress({ id: row.toolId, name: row.tool }, tools), span: null })
                  }}
                />
              </section>
              {chosen && (
                <section ref={detail} className={p['detail']} aria-labelledby="tool-title">
                  {behind.data && (
                    <Detail
                      found={behind.data}
                      beside={<Beside id={chosen.id} rows={rows} tools={tools} said={behind.data.year?.why ?? null} />}
                      all={all}
                      address={toolInAddress(chosen, tools)}
                      stale={behind.stale}
                      onSay={() => setQuery({ tool: toolInAddress(chosen, tools) })}
                      onAll={(next) => setQuery({ span: next ? 'all' : null, tool: toolInAddress(chosen, tools) })}
                    />
                  )}
                </section>
              )}
            </div>
            <TrustLine>
              {counted(totals.tools, 'tool')} = {count(totals.differs)} paid otherwise + {count(totals.matches)} as
              stated + {count(totals.noContract)} without a contract + {count(totals.noPayments)} without payments +{' '}
              {count(totals.notCompared)} not compared. Payments are known from {date(totals.knownFrom)} to{' '}
              {date(totals.knownTo ?? totals.knownFrom)}.{' '}
              {totals.vatTakenOff.length > 0 && withoutCommands(vatSentences(totals.vatTakenOff).join(' '))}
            </TrustLine>
          </>
        )
      }}
    </StackScreen>
  )
}

interface BesideProps {
  id: number
  rows: readonly Row[]
  tools: readonly InventoryTool[]
  /** What its sentence says already. */
  said: string | null
}

/** What is to be known beside the sentence of a tool: of its line, and whether several exports charge it at once. */
function Beside({ id, rows, tools, said }: BesideProps) {
  const row = rows.find(({ toolId }) => toolId === id)
  const several = tools.find((tool) => tool.id === id)?.paidInSeveral ?? null
  const why = row?.why && row.why !== said ? withDays(row.why, date) : null
  return (
    <>
      {row && row.twin !== null && (
        <div className={s['gap']}>
          <ErrorNote
            tone="info"
            title={`It may be one tool with ${row.twin}.`}
            actions={<ButtonLink href="#/stack-duplicates">Look at duplicates</ButtonLink>}
          />
        </div>
      )}
      {[why, several].map(
        (sentence) =>
          sentence !== null && (
            <div key={sentence} className={s['gap']}>
              <ErrorNote tone="info" title={sentence} />
            </div>
          ),
      )}
    </>
  )
}

function ToolList({
  rows,
  rose,
  money,
  selected,
  stale,
  onPress,
}: {
  rows: readonly Row[]
  /** What was paid in the twelve months before, in place of the contract. */
  rose: boolean
  money: Money
  selected: number | null
  stale: boolean
  onPress: (row: Row) => void
}) {
  const amount = (value: number | null) => (value === null ? <span title="not known">–</span> : money.exact(value))
  const against: Column<Row>[] = [
    { id: 'before', header: 'Year before', title: 'In the twelve months before', value: (row) => row.paidBefore, cell: (row) => amount(row.paidBefore), align: 'end' },
    { id: 'change', header: 'Change', value: (row) => row.paidChange, cell: (row) => <PaidChange row={row} money={money} />, align: 'end' },
  ] // prettier-ignore
  const toContract: Column<Row>[] = [
    {
      id: 'contract',
      header: 'Contract',
      title: 'As it states for these months',
      value: (row) => row.contract,
      cell: (row) => amount(row.contract),
      align: 'end',
    },
    {
      id: 'difference',
      header: 'Difference',
      value: (row) => row.difference,
      cell: (row) => <Difference row={row} money={money} />,
      align: 'end',
      wrap: true,
    },
  ]
  const columns: Column<Row>[] = [
    { id: 'tool', header: 'Tool', value: (row) => row.tool, width: '34%', cut: true },
    {
      id: 'paid',
      header: 'Paid',
      title: 'In twelve months',
      value: (row) => row.paid,
      cell: (row) => (
        <>
          {amount(row.paid)}
          {(row.due ?? 0) >= 0.5 && <div className={s['note']}>{money.exact(row.due ?? 0)} still due</div>}
        </>
      ),
      align: 'end',
    },
    ...(rose ? against : toContract),
  ]
  return (
    <DataTable
      label="Tools by what was paid and what their contracts state"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.toolId}
      selected={selected}
      onPress={onPress}
      stale={stale}
      empty="No tool is so."
    />
  )
}

/** Of a difference that is no price, as far as it goes. */
function Doubled({ row: { doubled }, money }: { row: Row; money: Money }) {
  if ((doubled ?? 0) < 0.5) return null
  return <div className={s['note']}>{money.exact(doubled ?? 0)} likely paid twice</div>
}

function PaidChange({ row: { paidBefore, paidChange, doubled }, money }: { row: Row; money: Money }) {
  if (paidChange === null) return <span title="not known">–</span>
  return (
    <>
      {money.signed(paidChange)}
      <div className={s['note']}>
        {(paidBefore ?? 0) > 0 ? `+${percent(paidChange / paidBefore!)}` : 'not paid then'}
        {(doubled ?? 0) >= 0.5 && `, ${money.exact(doubled ?? 0)} likely paid twice`}
      </div>
    </>
  )
}

const comparedMatches: readonly PaymentMatch[] = ['differs', 'matches']

function Difference({ row, money }: { row: Row; money: Money }) {
  const { match, difference, differenceShare } = row
  const chip = chipOf(row)
  const why = row.why && withoutCommands(withDays(row.why, date))
  if (!comparedMatches.includes(match) || difference === null)
    return (
      <span title={why ?? undefined}>
        <Chip>{chip}</Chip>
        <Doubled row={row} money={money} />
      </span>
    )
  const share = differenceShare === null ? chip : `${difference > 0 ? '+' : ''}${percent(differenceShare)}`
  return (
    <span title={[`${money.signed(difference)} a year`, ...(why === null ? [] : [why])].join('. ')}>
      {match === 'differs' ? <Chip tone="warn">{share}</Chip> : share}
      <Doubled row={row} money={money} />
    </span>
  )
}
