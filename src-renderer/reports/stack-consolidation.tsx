import { RotateCcw } from 'lucide-react'
import type { Report, ReportRow } from '../../shared/reports/index.ts'
import { isPastExit } from '../../shared/reports/report.ts'
import { useReport, useWorkspace } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { Chip } from '../components/Chip.tsx'
import { ReportMenus } from '../components/ReportMenus.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { FilterBar } from '../components/FilterBar.tsx'
import { Finding, Num } from '../components/Finding.tsx'
import { Method } from '../components/Method.tsx'
import { SegmentedControl } from '../components/SegmentedControl.tsx'
import { Select } from '../components/Select.tsx'
import type { TipContent } from '../components/Tooltip.tsx'
import { TrustLine } from '../components/TrustLine.tsx'
import { neverPaidSentences } from '../../shared/notes/never-paid.ts'
import { afterSeatsWords, tooFewSeatsSentence, usersOnlySentence } from '../../shared/notes/too-few-seats.ts'
import { againstOverlapSentence } from '../../shared/notes/two-questions.ts'
import { useDocumentView } from '../document/view.ts'
import { count, counted, listed, listedFirst, percent, plural } from '../format.ts'
import { leavingWords } from './leaving-words.ts'
import { carry } from '../route.ts'
import { known } from '../stack/cost/known.ts'
import { Proof } from '../stack/overlap/CheapestPanel.tsx'
import { CandidateList } from '../stack/scenario/CandidateList.tsx'
import { LockCell } from '../stack/scenario/LockCell.tsx'
import { lockOf, readScenario, type Scenario, withCandidate, withLock, writeScenario } from '../stack/scenario/locks.ts'
import { SuiteComparison } from '../stack/scenario/SuiteComparison.tsx'
import { cannotBeTold, keptUnknown } from '../stack/overlap/unknown.ts'
import s from '../stack/stack.module.css'
import { StackDates } from '../stack/StackDates.tsx'
import { StackScreen } from '../stack/StackScreen.tsx'
import { Steps } from '../stack/Steps.tsx'
import { Trail } from '../stack/Trail.tsx'
import { type Money, useMoney, useStackDay } from '../stack/use-day.ts'

type Row = ReportRow<'stack-consolidation'>
type Result = Report<'stack-consolidation'>

const question = 'What is the cheapest stack that does it all?'
const horizons = [1, 2, 3, 5] as const

/** A scenario that lives in the address: locks and candidates; the inventory is never changed. */
export default function StackConsolidation() {
  const { status } = useWorkspace()
  const { asOf, query, setQuery } = useStackDay()
  const money = useMoney()
  const isShort = useDocumentView()?.short ?? false
  const enabled = (status?.tools ?? 0) > 0
  const scenario = readScenario(query)
  const { keep, drop, candidates, horizonYears } = scenario
  const answer = useReport(
    'stack-consolidation',
    { asOf, keep: [...keep], drop: [...drop], candidates: candidates && [...candidates], horizonYears },
    { enabled },
  )
  // Every candidate there is, whatever this scenario weighs.
  const open = useReport('stack-consolidation', { asOf, candidates: null }, { enabled })
  const known = open.data
    ? [
        ...open.data.rows.filter((row) => row.decision === 'add').map((row) => row.tool),
        ...open.data.totals.notAdded,
      ].toSorted()
    : []
  const suite = query.get('suite')
  const view = query.get('view') === 'suite' && known.length > 0 ? 'suite' : 'plan'
  const change = (next: Scenario): void => setQuery(writeScenario(next))
  const touched = keep.length + drop.length > 0 || candidates !== null || horizonYears !== 1
  const head = (
    <>
      <StackDates asOf={asOf} period={null} onChange={setQuery} />
      <FilterBar
        end={
          <>
            <Chip>scenario: the inventory is not changed</Chip>
            <Method terms={terms} />
          </>
        }
      >
        <SegmentedControl
          label="View"
          screenOnly
          value={view}
          onChange={(next) => setQuery({ view: next === 'suite' ? next : null })}
          options={[
            { id: 'plan', label: 'Cheapest stack' },
            { id: 'suite', label: 'Suite or best of breed', disabled: known.length === 0 },
          ]}
        />
        <Select
          label="Over"
          value={String(horizonYears)}
          onChange={(years) => change({ ...scenario, horizonYears: Number(years) })}
          options={[...new Set([...horizons, horizonYears])].map((years) => ({
            id: String(years),
            label: counted(years, 'year'),
          }))}
          set={horizonYears !== 1}
        />
        {touched && (
          <Button
            variant="ghost"
            icon={RotateCcw}
            onPress={() => change({ keep: [], drop: [], candidates: null, horizonYears: 1 })}
          >
            Reset
          </Button>
        )}
      </FilterBar>
    </>
  )
  return (
    <StackScreen
      question={question}
      wouldShow="Here you would see the cheapest set of tools that still does everything, and what could be dropped."
      head={head}
      answers={[answer] as const}
    >
      {([result], stale) => (
        <>
          <Finding
            question={<Trail from="Where does it overlap?" href={carry('/stack-overlap', query)} to={question} />}
            stale={stale}
            actions={
              <>
                {noAnswer(result) === null && <Proof totals={result.totals} />}
                <ReportMenus slug="stack-consolidation" params={result.params} />
              </>
            }
          >
            <Sentence result={result} money={money} />
          </Finding>
          {head}
          {view === 'suite' ? (
            <SuiteComparison
              suites={known}
              suite={suite !== null && known.includes(suite) ? suite : (known[0] ?? '')}
              onSuite={(next) => setQuery({ suite: next })}
              asOf={asOf}
              scenario={scenario}
              money={money}
            />
          ) : (
            <div className={s['matrixColumns']}>
              <PlanTable
                rows={result.rows}
                scenario={scenario}
                money={money}
                stale={stale}
                onLock={(tool, lock) => change(withLock(scenario, tool, lock))}
              />
              <div className={s['side']}>
                {!isShort && (
                  <>
                    <Plan result={result} money={money} stale={stale} />
                    <CandidateList
                      all={known}
                      scenario={scenario}
                      added={result.rows.filter((row) => row.decision === 'add')}
                      money={money}
                      onChange={(tool, weighed) => change(withCandidate(scenario, known, tool, weighed))}
                    />
                  </>
                )}
                <Losses result={result} />
                <Seats result={result} money={money} />
                <NeverPaid result={result} money={money} />
                <AgainstOverlap result={result} />
              </div>
            </div>
          )}
          <TrustLine end={counted(horizonYears, 'year')}>
            {noAnswer(result) === null &&
              (result.totals.optimal
                ? 'Solved exactly: no set of tools that meets these conditions costs less; how many seats it has is not weighed. '
                : 'The solver could not prove that nothing is cheaper. ')}
            Annual cost over the horizon, plus switching cost once.
            {result.totals.withoutCapabilities > 0 && ` ${keptUnknown(result.totals)}`}
            {result.totals.unknownCosts > 0 &&
              ` ${counted(result.totals.unknownCosts, 'tool')} of unknown cost ${plural(result.totals.unknownCosts, 'counts', 'count')} as 0.`}
          </TrustLine>
        </>
      )}
    </StackScreen>
  )
}

/** Why there is none: nothing is known of what the tools do, and nothing else was asked of them. */
const noAnswer = ({ totals }: Pick<Result, 'totals'>): string | null =>
  totals.changes === 0 ? cannotBeTold({ ...totals, tools: totals.toolsBefore }) : null

function Sentence({ result: { rows, totals }, money }: { result: Result; money: Money }) {
  const added = rows.filter((row) => row.decision === 'add').length
  const dropped = rows.filter((row) => row.decision === 'drop').length
  if (totals.uncovered.length > 0)
    return (
      <>
        No allowed tool has {listedFirst(totals.uncovered, 3)}; the rest can be had for{' '}
        <Num>{money.exact(totals.costAfter)}</Num> a year
      </>
    )
  const afterSeats = afterSeatsWords(totals, money.exact)
  const unknown = noAnswer({ totals })
  if (unknown !== null) return <>What could be dropped cannot be told: {unknown}</>
  if (totals.changes === 0)
    return (
      <>
        Nothing is cheaper: {counted(totals.toolsBefore, 'tool')}{' '}
        {plural(totals.toolsBefore, 'stays as it is', 'stay as they are')}
      </>
    )
  return (
    <>
      <Num tone="c3">{money.exact(totals.saving)}</Num> a year can be saved
      {totals.costBefore > 0 && `, ${percent(totals.saving / totals.costBefore)}`}
      {afterSeats !== null && `; ${afterSeats}`}: drop {afterSeats === null ? count(dropped) : counted(dropped, 'tool')}
      {added > 0 && `, add ${count(added)}`}
      {/* With too few seats they do not do it for everybody. */}
      {afterSeats === null &&
        `, and ${counted(totals.toolsAfter, 'tool')} ${plural(totals.toolsAfter, 'does', 'do')} all that is required`}
      {totals.savingFirstYear !== null && (
        <>
          ; <Num>{money.exact(totals.savingFirstYear)}</Num> of it in the first year
        </>
      )}
      {totals.tooLate > 0 && (
        <>
          ; <Num tone="c4">{money.exact(totals.costTooLate)}</Num> of it (
          {listedFirst(
            rows.filter((row) => isPastExit(row.exit)).map((row) => row.tool),
            2,
          )}
          ) is past the day to cancel by
        </>
      )}
    </>
  )
}

interface PlanTableProps {
  rows: readonly Row[]
  scenario: Scenario
  money: Money
  stale: boolean
  onLock: (tool: string, lock: 'free' | 'keep' | 'drop') => void
}

/** Of what is known. */
const costSum = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + (row.annualCost ?? 0), 0)

const tones = { keep: null, drop: 'c4', add: 'c3' } as const
const mostNamedDropped = 12
const order = { drop: 0, add: 1, keep: 2 } as const

function PlanTable({ rows, scenario, money, stale, onLock }: PlanTableProps) {
  const why = (row: Row): string => (row.decision === 'drop' ? leavingWords(row, rows) : listed(row.onlyHere))
  const columns: Column<Row>[] = [
    { id: 'tool', header: 'Tool', value: (row) => row.tool, width: '22%', wrap: true, total: 'All' },
    {
      id: 'decision',
      header: 'Plan',
      value: (row) => order[row.decision],
      cell: (row) => {
        const tone = tones[row.decision]
        return <Chip {...(tone ? { tone } : {})}>{row.decision}</Chip>
      },
    },
    {
      id: 'lock',
      header: 'Lock',
      value: (row) => (lockOf(scenario, row.tool) === 'free' ? null : lockOf(scenario, row.tool)),
      cell: (row) => (
        <LockCell tool={row.tool} lock={lockOf(scenario, row.tool)} onChange={(lock) => onLock(row.tool, lock)} />
      ),
    },
    {
      id: 'why',
      header: 'Only it has, or cancel by',
      value: (row) => why(row) || null,
      cell: (row) => why(row) || '–',
      width: '34%',
      wrap: true,
      dim: true,
    },
    {
      id: 'switching',
      header: 'Switching',
      value: (row) => row.switchingCost,
      cell: (row) => (row.switchingCost === 0 ? '–' : known(row.switchingCost, money.exact)),
      align: 'end',
      dim: true,
    },
    {
      id: 'cost',
      header: 'Cost a year',
      value: (row) => row.annualCost,
      cell: (row) => known(row.annualCost, money.exact),
      align: 'end',
      total: money.exact(costSum(rows.filter((row) => row.decision !== 'drop'))),
    },
  ]
  const leaving = rows.filter((row) => row.decision === 'drop').toSorted((a, b) => (b.annualCost ?? -1) - (a.annualCost ?? -1)).slice(0, mostNamedDropped) // prettier-ignore
  return (
    <DataTable
      label="The cheapest stack, tool by tool"
      columns={columns}
      rows={rows.toSorted(
        (a, b) => order[a.decision] - order[b.decision] || (b.annualCost ?? -1) - (a.annualCost ?? -1),
      )}
      rowKey={(row) => JSON.stringify([row.tool, row.team, row.category])}
      // A short document names all that is dropped, as far as it fits a page: that is the answer.
      kept={(row) => leaving.includes(row)}
      stale={stale}
    />
  )
}

/** From today's cost to that of the plan. */
function Plan({ result, money, stale }: { result: Result; money: Money; stale: boolean }) {
  const { rows, totals } = result
  const total = (title: string, cost: number): TipContent => ({
    title,
    figures: [{ label: 'Cost a year', value: money.exact(cost), strong: true }],
  })
  const changed = (title: string, of: readonly Row[]): TipContent => ({
    title,
    figures: of.slice(0, 6).map((row) => ({ label: row.tool, value: known(row.annualCost, money.exact) })),
  })
  const [dropped, added] = (['drop', 'add'] as const).map((decision) => rows.filter((row) => row.decision === decision)) as [Row[], Row[]] // prettier-ignore
  const tools = (many: number): string => counted(many, 'tool')
  return (
    <Steps
      title="From today to the plan"
      caption="cost a year"
      fileName="cheapest-stack"
      steps={[
        { key: 'before', label: 'Today', note: tools(totals.toolsBefore), amount: totals.costBefore, kind: 'total', tip: total('Today', totals.costBefore) },
        { key: 'dropped', label: 'Drop', note: tools(dropped.length), amount: -costSum(dropped), kind: 'removed', tip: changed('Dropped', dropped) },
        { key: 'added', label: 'Add', note: tools(added.length), amount: costSum(added), kind: 'added', tip: changed('Added', added) },
        { key: 'after', label: 'Plan', note: tools(totals.toolsAfter), amount: totals.costAfter, kind: 'total', tip: total('The plan', totals.costAfter) },
      ]} // prettier-ignore
      report={result}
      money={money}
      stale={stale}
      note={
        totals.switchingCost > 0
          ? `Switching costs ${money.exact(totals.switchingCost)} once, not in these amounts.`
          : 'Switching cost not counted: none entered.'
      }
    />
  )
}

function Losses({ result: { totals } }: { result: Result }) {
  if (totals.lost.length === 0 && totals.uncovered.length === 0) return null
  return (
    <section className={s['card']}>
      <h2>What the plan cannot do</h2>
      <p className={s['cardText']}>
        {listed([...new Set([...totals.lost, ...totals.uncovered])])}.{' '}
        {totals.uncovered.length > 0 && 'No allowed tool has what is required; unlock a tool or weigh a candidate.'}
      </p>
    </section>
  )
}

/** Contracts that nobody pays, which an exact sum counts all the same. */
function NeverPaid({ result, money }: { result: Result; money: Money }) {
  const payments = useReport('stack-payments', { asOf: result.params.asOf })
  const sentences = payments.data ? neverPaidSentences(result, payments.data, money.exact) : []
  if (sentences.length === 0) return null
  return (
    <section className={s['card']}>
      <h2>Never paid</h2>
      {sentences.map((sentence) => (
        <p key={sentence} className={s['cardText']}>
          {sentence}
        </p>
      ))}
    </section>
  )
}

/** Whose users would find no seat, and who is taken to need one. */
function Seats({ result, money }: { result: Result; money: Money }) {
  const tooFew = tooFewSeatsSentence(result, money.exact)
  const sentences = [tooFew, usersOnlySentence(result.totals)].filter((sentence) => sentence !== null)
  if (sentences.length === 0) return null
  return (
    <section className={s['card']}>
      <h2>{tooFew === null ? 'Seats' : 'Too few seats'}</h2>
      {sentences.map((sentence) => (
        <p key={sentence} className={s['cardText']}>
          {sentence}
        </p>
      ))}
    </section>
  )
}

/** Why the plan drops what “Where does it overlap?” keeps, and the other way round. */
function AgainstOverlap({ result: { totals } }: { result: Result }) {
  const sentence = againstOverlapSentence(totals)
  if (sentence === null) return null
  return (
    <section className={s['card']}>
      <h2>Against the overlap</h2>
      <p className={s['cardText']}>{sentence}</p>
    </section>
  )
}

const terms: [string, string][] = [
  [
    'Cheapest stack',
    'The set of tools that covers every capability of today’s active tools at the least annual cost × years + switching cost of what is added or dropped. An exact weighted set cover.',
  ],
  ['Lock', 'Keep: the tool stays (a candidate is added) whatever it costs. Drop: it goes, whatever only it can do.'],
  ['Candidate', 'A tool of status candidate. It is never active; here it may be added where that is cheaper.'],
  [
    'Proven optimal',
    'The solver has shown that no cheaper set meets the conditions. Ties: fewest changes, then names.',
  ],
  [
    'Seats',
    'Not weighed: the plan goes by capabilities and cost. Where more people use a dropped tool than what stays for one of its capabilities has free seats, the seats that are short are said beside it, and what they would cost at the cost ÷ licensed seats of the tool that stays: an estimate.',
  ],
  ['Switching cost', 'What adding or dropping a tool costs once, from the inventory.'],
]
