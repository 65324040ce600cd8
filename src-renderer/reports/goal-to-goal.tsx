/** Two goals side by side: which content brings who reaches each, and who goes on from the one to the other. */
import { Flag } from 'lucide-react'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { goalToGoalFinding } from '../../shared/findings/goal-to-goal.ts'
import { nextByColleague } from '../../shared/notes/colleagues.ts'
import { dimensions } from '../../shared/reports/content-attribution.ts'
import { ratedPeople } from '../../shared/reports/goal-to-goal.ts'
import type { ReachedThen } from '../../shared/reports/people.ts'
import type { Report, ReportRow } from '../../shared/reports/index.ts'
import { useReport, useWorkspace } from '../api.ts'
import { FirstLastChart, rateStart, rowKey } from '../charts/FirstLastChart.tsx'
import { leastTwoScales } from '../charts/least.ts'
import { useMarks } from '../charts/marks.tsx'
import { BySelect } from '../components/BySelect.tsx'
import { ButtonLink } from '../components/Button.tsx'
import { ChartFrame, type ChartHandle } from '../components/ChartFrame.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { LookbackSelect } from '../components/LookbackSelect.tsx'
import { Page } from '../components/Page.tsx'
import { CutText } from '../components/PathChip.tsx'
import { Select } from '../components/Select.tsx'
import { type TipContent, tipText } from '../components/Tooltip.tsx'
import { useIsOnOnePage } from '../document/view.ts'
import { count, counted, date, inSentence, percent, percentRange, rateDigits } from '../format.ts'
import { NobodyReached } from '../goals/NobodyReached.tsx'
import { navigate, useQueryParams } from '../route.ts'
import { dimensionWords } from '../words.ts'
import { ComparedStarts } from './notes/ComparedStarts.tsx'
import { contentTerms, ContentTopBar, hasContentGap, useContentContext } from './content.tsx'
import s from './reports.module.css'
import { TwoTitles } from './tables/TwoTitles.tsx'
import { type FirstLastRow, fold, keysNamed, outstanding } from './tables/first-last.ts'
import { goalRows } from './tables/goal-rows.ts'
import { MoreSaid } from './notes/MoreSaid.tsx'
import { peopleHref } from './people-link.ts'
import { RateCell, tooFewWhy } from './tables/RateCell.tsx'
import { ReportAnswer, ReportScreen } from './report-screen.tsx'
import { SaveColleagues } from './notes/SaveColleagues.tsx'
import { Said } from './notes/Said.tsx'
import { useKeysDrawn } from './keys-drawn.ts'
import { paramsFrom } from './view.ts'
import { Ways } from './notes/Ways.tsx'
import { daysChoices } from './filters/WithinSelect.tsx'

const slug = 'goal-to-goal'
const withinChoices = [1, 7, 14, 30, 60, 90]
/** Rows of the chart; the table has all. */
const drawnRows = 24

export default function GoalToGoal() {
  const { status } = useWorkspace()
  const [query] = useQueryParams()
  const asked = paramsFrom(slug, query)
  const goals = status?.goals ?? []
  const goal = asked.goal ?? goals[0]
  // The goal of all screens may have become the one that was the next, or that it was held against.
  const against = asked.against === goal || goals.length < 3 ? null : asked.against
  const params = { ...asked, against, then: asked.then === goal || asked.then === against ? null : asked.then }
  const isAlone = !hasContentGap(status) && goals.length < 2
  const answer = useReport(slug, params, { enabled: !hasContentGap(status) && !isAlone })
  if (isAlone)
    return (
      <Page>
        <ContentTopBar />
        <EmptyState
          screen
          icon={Flag}
          title="Which goal comes after it?"
          actions={
            <ButtonLink variant="primary" href="#/goals?add=1">
              Set a second goal
            </ButtonLink>
          }
        >
          There is only one goal. With a second one, this shows which content brings people to each, and who goes on
          from the one to the other.
        </EmptyState>
      </Page>
    )
  const filters = <Filters params={params} goals={goals.filter((each) => each !== goal)} />
  return (
    <ReportScreen slug={slug} answer={answer} would="who goes on from one goal to the next" filters={filters}>
      {(report) => <Answer report={report} answer={answer} filters={filters} />}
    </ReportScreen>
  )
}

function Filters({ params, goals }: { params: Report<'goal-to-goal'>['params']; goals: readonly string[] }) {
  const [, setQuery] = useQueryParams()
  const { against, model, by, lookbackDays, withinDays } = params
  const [usual] = goals.filter((each) => each !== against)
  const then = params.then ?? usual!
  return (
    <>
      <Select
        label="Next goal"
        value={then}
        set={then !== usual}
        // What was held against it is the next goal now, and so is nothing that people start from.
        onChange={(id) => setQuery({ then: id === goals[0] ? null : id, ...(id === against && { against: null }) })}
        options={goals.map((id) => ({ id, label: id }))}
      />
      {goals.length > 1 && (
        <Select
          label="Against"
          value={against ?? ''}
          set={against !== null}
          onChange={(id) => setQuery({ against: id === '' ? null : id, then: then === goals[0] ? null : then })}
          options={[
            { id: '', any: true, label: 'no other goal' },
            ...goals.filter((each) => each !== then).map((id) => ({ id, label: id })),
          ]}
        />
      )}
      <Select
        label="Gone on"
        value={String(withinDays ?? '')}
        set={withinDays !== null}
        onChange={(id) => setQuery({ withinDays: id === '' ? null : id })}
        options={[{ id: '', label: 'at any time later' }, ...daysChoices(withinChoices, withinDays)]}
      />
      <Select
        label="Counted by"
        value={model}
        set={model !== 'first'}
        onChange={(id) => setQuery({ model: id === 'first' ? null : id })}
        options={[
          { id: 'first', label: dimensionWords[by].first },
          { id: 'last', label: dimensionWords[by].last },
        ]}
      />
      <BySelect value={by} of={dimensions} usual="group" />
      <LookbackSelect value={lookbackDays} />
    </>
  )
}

type Row = ReportRow<'goal-to-goal'>

interface AnswerProps {
  report: Report<'goal-to-goal'>
  answer: ReturnType<typeof useReport<'goal-to-goal'>>
  filters: ReactNode
}

function Answer({ report, answer, filters }: AnswerProps) {
  const [query] = useQueryParams()
  const [selected, setSelected] = useState<string | null>(null)
  const chart = useRef<ChartHandle>(null)
  const { params, totals } = report
  const context = useContentContext(params.goal)
  const words = dimensionWords[params.by]
  const goal = params.goal ?? ''
  const then = params.then ?? ''
  const touch = words[params.model]
  const days = params.withinDays === null ? null : counted(params.withinDays, 'day')
  const inDays = days === null ? '' : ` within ${days}`
  const rows = useMemo(() => goalRows(report), [report])
  const isOnePage = useIsOnOnePage()
  const most = useKeysDrawn(drawnRows)
  const finding = useMemo(() => goalToGoalFinding(report), [report])
  const byColleague = nextByColleague(report)
  const { shown, folded } = useMemo(() => {
    const named = finding ? keysNamed(rows, finding.headline, most) : []
    return fold(rows, most, params.by === 'topic', [...named, ...outstanding(rows)])
  }, [rows, most, params.by, finding])
  const byKey = useMemo(() => new Map(report.rows.map((row) => [row.key, row])), [report])
  const digits = rateDigits(Math.max(0, ...rows.filter((row) => row.enough).map((row) => row.rate?.rate ?? 0)))
  const nameOf = (row: FirstLastRow): { label: string; note: string | null } => ({
    label: row.kind === 'rest' ? `${count(folded)} more ${words.many}` : row.key,
    note: row.kind === 'rest' && !isOnePage ? 'in the table below' : null,
  })
  const tipOf = (row: FirstLastRow): TipContent => ({
    title: nameOf(row).label,
    figures: [
      { label: `Reached ${goal}`, value: `${count(row.first)} (${percent(row.firstShare)})`, colour: 'var(--c1)' },
      { label: `Reached ${then}`, value: `${count(row.last)} (${percent(row.lastShare)})`, colour: 'var(--c2)' },
      { label: `of ${count(row.people)} with ${goal}, went on${inDays}`, value: count(row.converted) },
      ...(row.rate
        ? [
            { label: 'Rate', value: percent(row.rate.rate, digits), strong: true },
            { label: '95 % interval', value: percentRange(row.rate.low, row.rate.high, digits) },
          ]
        : []),
    ],
    note: row.rate && !row.enough ? tooFewWhy : '',
    ...(row.kind !== 'rest' && { keys: [['Enter', 'the people behind it']] as [string, string][] }),
  })
  const peopleOf = (reachedThen: ReachedThen, start = goal): string =>
    peopleHref(query, {
      goal: start,
      who: 'converted',
      then,
      reachedThen: reachedThen === 'after' ? null : reachedThen,
    })
  const drill = (key: string): void =>
    navigate(peopleHref(query, { key, model: params.model, goal: params.goal, who: 'converted' }))
  const { mark, tip } = useMarks({
    order: shown.map(rowKey),
    tip: (key) => {
      const row = shown.find((each) => rowKey(each) === key)
      return row ? tipOf(row) : null
    },
    onPress: drill,
    pressable: (key) => key !== '(rest)',
  })
  const { compared } = totals
  const starts =
    compared && totals.against
      ? [
          { start: compared.a, hadThen: totals.hadThen },
          { start: compared.b, hadThen: totals.against.hadThen },
        ]
      : [{ start: goal, hadThen: totals.hadThen }]
  const drawn = compared ? compared.peopleA + compared.peopleB > 0 : totals.convertedPeople > 0 && rows.length > 1
  const name: Column<FirstLastRow> = {
    id: 'key',
    header: words.head,
    value: (row) => row.key,
    cell: (row) => <CutText text={row.key} />,
    cut: true,
    width: '24%',
    total: 'All',
  }
  const columns: Column<FirstLastRow>[] = compared
    ? [name, ...startColumns(byKey, report, touch)]
    : [
        name,
        ...figures(byKey, [
      ['people', 'People', `By ${touch}, whether or not they reached ${goal}`, (row) => row.people, count, count(totals.people)],
      ['converted', goal, `People who reached ${goal}, by ${touch} before it`, (row) => row.convertedPeople, count, count(totals.convertedPeople)],
      ['convertedShare', 'Share', `Of all who reached ${goal}`, (row) => row.convertedShare, percent, ''],
      ['then', then, `People who reached ${then}, by ${touch} before it`, (row) => row.thenPeople, count, count(totals.thenPeople)],
      ['thenShare', 'Share', `Of all who reached ${then}`, (row) => row.thenShare, percent, ''],
      ...(days === null ? [] : [
        ['tooRecent', 'Too recent', `Reached ${goal} less than ${days} before ${totals.knownUntil === null ? 'the data end' : date(totals.knownUntil)}, until when ${then} is known: in no rate`, (row: Row) => row.tooRecent ?? 0, count, count(totals.tooRecent)] satisfies Figure,
      ]),
      ['wentOn', 'Went on', `Of those who reached ${goal}${days === null ? '' : ` and have had ${days}`}: reached ${then} at the same time or later${inDays}`, (row) => row.wentOn, count, count(totals.wentOn)],
    ]), // prettier-ignore
        {
          id: 'rate',
          header: 'Rate',
          title: `Went on ÷ people who reached ${goal}${days === null ? '' : ` and have had ${days}`}`,
          align: 'end',
          value: (row) => (row.enough ? (row.rate?.rate ?? null) : null),
          cell: (row) =>
            row.rate === null ? '' : <RateCell rate={row.rate.rate} enough={row.enough} digits={digits} />,
          total: totals.rate === null ? '' : percent(totals.rate, digits),
        },
        {
          id: 'interval',
          header: '95 % interval',
          align: 'end',
          dim: true,
          value: (row) => row.rate?.low ?? null,
          cell: (row) => (row.rate ? percentRange(row.rate.low, row.rate.high, digits) : ''),
        },
      ]
  return (
    <ReportAnswer
      slug={slug}
      report={report}
      finding={finding && <Said words={finding.headline} />}
      limits={[...(finding?.limits ?? []), ...(byColleague === null ? [] : [byColleague])]}
      sub={
        finding && (
          <>
            {finding.sub.join(' ')} {finding.more && <MoreSaid label="More on both goals" sentences={finding.more} />}
            {byColleague !== null && (
              <span className={s['aside']}>
                {byColleague}{' '}
                <SaveColleagues goal={then} reached={goal} from={null} to={null} people={totals.thenColleagues} />
              </span>
            )}{' '}
            {totals.convertedPeople > 0 && (
              <Ways
                ways={starts.flatMap(({ start, hadThen }) => [
                  {
                    to: peopleOf('after', start),
                    label: `People${compared ? ` of ${inSentence(start)}` : ''} who went on${compared ? '' : ` to ${then}`}${days === null ? '' : ' at any time'}`,
                  },
                  {
                    to: peopleOf('never', start),
                    label:
                      days === null
                        ? compared
                          ? 'who did not'
                          : 'People who did not'
                        : compared
                          ? 'who never did'
                          : 'People who never did',
                  },
                  ...(hadThen > 0
                    ? [
                        {
                          to: peopleOf('only-before', start),
                          label: `${compared ? 'who' : 'People who'} had reached ${then} before`,
                        },
                      ]
                    : []),
                ])}
              />
            )}
          </>
        )
      }
      filters={filters}
      method={[
        [
          'Each goal',
          `People who reached it in the period, by their own ${touch} before it, so somebody may be in one row for ${goal} and in another for ${then}. Who reached ${then} counts there whether or not they ever reached ${goal}.`,
        ],
        [
          'Rate',
          days === null
            ? `Of the people in the row who reached ${goal} in the period, those who reached ${then} at the same time or later, also after the period. Who reached ${then} only before has not gone on. Order counts; how long it took does not.`
            : `Of the people in the row who reached ${goal} in the period and at least ${days} before the data end, those who reached ${then} at the same time or later, but within ${days}, also after the period. The data end with the files that ${then} comes from; where page views are in them too, with the last page view or the last ${goal}, whichever is later.`,
        ],
        ['95 % interval', 'Wilson score interval of the rate; of a difference Newcombe’s.'],
        ...(compared
          ? ([
              [
                'Against',
                `People who reached ${compared.a} in the period are held against those who reached ${compared.b} in it: of each, who had not reached ${then} before. Who reached both is on the side of the one they reached first, and on neither where nobody knows which that was. Newcombe’s interval and the pooled z test, as two templates are compared; below 5 % they are told apart. The table counts each as it is by itself.`,
              ],
            ] satisfies [string, string][])
          : []),
        [
          'Told apart',
          'Of all with enough people, each is held against each by a pooled z test, as page templates are, and p is adjusted for the number of pairs (Benjamini–Hochberg): below 5 % two are told apart. The sentence names the surest two. Topics are not compared, since a page may have several.',
        ],
        [
          'Too few to tell',
          `Pooled with all others who reached ${goal}${days === null ? '' : ` and have had ${days}`}, fewer than five who go on or who do not would be expected on one side.`,
        ],
        ...contentTerms(context, params.lookbackDays, params.by),
      ]}
      addsUp={
        params.by === 'topic'
          ? null
          : addsUp(report) && totals.thenPeople === totals.thenAfter + totals.thenBefore + totals.thenOnly
      }
      trust={
        <>
          {counted(totals.convertedPeople, 'person', 'people')} with {goal} = <b>{count(totals.wentOn)}</b> went on
          {inDays} + {count(ratedPeople(totals) - totals.wentOn - totals.hadThen)} did not
          {totals.hadThen > 0 && ` + ${count(totals.hadThen)} had reached ${then} before`}
          {days !== null && ` + ${count(totals.tooRecent)} have not had ${days}`}.&ensp;{count(totals.thenPeople)} with{' '}
          {then} = <b>{count(totals.thenAfter)}</b> after {goal} + {count(totals.thenBefore)} before it +{' '}
          {count(totals.thenOnly)} without it.
        </>
      }
      chart={chart}
      drawn={drawn}
    >
      {drawn && compared ? (
        <ComparedStarts
          compared={compared}
          then={then}
          fileName={slug}
          stale={answer.stale}
          chart={chart}
          peopleOf={(start) => peopleOf('after', start)}
        />
      ) : drawn ? (
        <div className={s['chart']}>
          <ChartFrame
            least={leastTwoScales}
            ref={chart}
            stale={answer.stale}
            fileName={slug}
            title={(width) => (
              <TwoTitles
                width={width}
                at={rateStart(width)}
                first={{
                  name: `Share of people, by ${touch}`,
                  notes: [`of ${count(totals.convertedPeople)} and ${count(totals.thenPeople)}`],
                }}
                second={{ name: 'Went on', notes: ['95 % interval; association, not effect', '95 % interval'] }}
              />
            )}
            text={`Share of people who reached ${goal} and ${then} by ${touch}, and who went on. ${shown
              .slice(0, 5)
              .map((row) => tipText(tipOf(row)))
              .join(' ')} The table below has all figures.`}
          >
            {(width) => (
              <FirstLastChart
                rows={shown}
                width={width}
                labels={{ first: goal, last: then, everybody: 'all', noRate: `None reached ${goal}`, row: nameOf }}
                everybody={totals.rate}
                selected={selected}
                label={`People by ${touch}: ${goal} and ${then}`}
                says={(row) => tipText(tipOf(row))}
                mark={mark}
              />
            )}
          </ChartFrame>
        </div>
      ) : (
        <div className={s['gap']}>
          {totals.convertedPeople === 0 ? (
            <NobodyReached goal={params.goal} period={params} />
          ) : (
            <EmptyState title={`All with a ${words.touch} before ${goal} are in ${rows[0]?.key ?? '(none)'}`}>
              There is only one {words.one}, so there is nothing to compare it with.
            </EmptyState>
          )}
        </div>
      )}
      {tip}
      {rows.length > 0 && (
        <div className={s['table']}>
          <DataTable
            label={`${goal} and ${compared ? compared.b : then} by ${words.choice}`}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.key}
            pinned={(row) => row.kind !== 'key'}
            selected={selected}
            onPress={(row) => {
              setSelected(row.key)
              drill(row.key)
            }}
            stale={answer.stale}
          />
        </div>
      )}
    </ReportAnswer>
  )
}

/** Of each of two goals that people start from: who reached it, and who went on. */
function startColumns(
  byKey: ReadonlyMap<string, Row>,
  { rows, params: { goal, against, then }, totals }: Report<'goal-to-goal'>,
  touch: string,
): Column<FirstLastRow>[] {
  const sides: Side[] = [
    {
      id: 'goal',
      of: goal ?? '',
      totals,
      read: (row) => ({ people: ratedPeople(row), wentOn: row.wentOn, rate: row.rate, low: row.rateLow, high: row.rateHigh, enough: row.enough }), // prettier-ignore
    },
    {
      id: 'against',
      of: against ?? '',
      totals: totals.against ?? totals,
      read: (row) => ({ people: row.againstPeople ?? 0, wentOn: row.againstWentOn ?? 0, rate: row.againstRate, low: row.againstRateLow, high: row.againstRateHigh, enough: row.againstEnough ?? false }), // prettier-ignore
    },
  ]
  return sides.flatMap(({ id, of, totals: all, read }): Column<FirstLastRow>[] => {
    const digits = rateDigits(Math.max(0, ...rows.map(read).filter(({ enough }) => enough).map(({ rate }) => rate ?? 0))) // prettier-ignore
    const at = ({ key }: FirstLastRow) => read(byKey.get(key)!)
    return [
      ...figures(byKey, [
        [`${id}People`, of, `People who reached ${of}, by ${touch} before it, and have had the time to go on`, (row) => read(row).people, count, count(ratedPeople(all))],
        [`${id}WentOn`, 'Went on', `Of those who reached ${of}: reached ${then} at the same time or later`, (row) => read(row).wentOn, count, count(all.wentOn)],
      ]), // prettier-ignore
      {
        id: `${id}Rate`,
        header: 'Rate',
        title: `Went on ÷ people who reached ${of}, whoever had reached ${then} before`,
        align: 'end',
        value: (row) => (at(row).enough ? at(row).rate : null),
        cell: (row) => {
          const { rate, enough } = at(row)
          return rate === null ? '' : <RateCell rate={rate} enough={enough} digits={digits} />
        },
        total: all.rate === null ? '' : percent(all.rate, digits),
      },
      {
        id: `${id}Interval`,
        header: '95 % interval',
        align: 'end',
        dim: true,
        value: (row) => at(row).low,
        cell: (row) => {
          const { low, high } = at(row)
          return low === null || high === null ? '' : percentRange(low, high, digits)
        },
      },
    ]
  })
}

interface Side {
  id: string
  of: string
  totals: Pick<Report<'goal-to-goal'>['totals'], 'convertedPeople' | 'tooRecent' | 'wentOn' | 'rate'>
  read: (row: Row) => { people: number; wentOn: number; rate: number | null; low: number | null; high: number | null; enough: boolean } // prettier-ignore
}

type Figure = [
  id: string,
  header: string,
  title: string,
  of: (row: Row) => number,
  text: (value: number) => string,
  total: string,
]

const figures = (byKey: ReadonlyMap<string, Row>, all: readonly Figure[]): Column<FirstLastRow>[] =>
  all.map(([id, header, title, of, text, total]) => ({
    id,
    header,
    title,
    align: 'end',
    value: ({ key }) => of(byKey.get(key)!),
    cell: ({ key }) => text(of(byKey.get(key)!)),
    total,
  }))

/** Everybody is in one row for each goal. */
function addsUp({ rows, totals }: Report<'goal-to-goal'>): boolean {
  const sum = (of: (row: Row) => number): number => rows.reduce((total, row) => total + of(row), 0)
  return (
    sum((row) => row.convertedPeople) === totals.convertedPeople &&
    sum((row) => row.thenPeople) === totals.thenPeople &&
    sum((row) => row.tooRecent ?? 0) === totals.tooRecent &&
    sum((row) => row.wentOn) === totals.wentOn
  )
}
