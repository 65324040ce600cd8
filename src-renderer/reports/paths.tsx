import { type ReactNode, useMemo, useRef, useState } from 'react'
import type { Report, ReportRow } from '../../shared/reports/index.ts'
import { pathDimensions } from '../../shared/reports/paths.ts'
import { mostTold, pathEnds } from '../../shared/reports/transitions.ts'
import { useReport, useWorkspace } from '../api.ts'
import { leastFlows } from '../charts/least.ts'
import { useMarks } from '../charts/marks.tsx'
import { Sankey } from '../charts/Sankey.tsx'
import { BySelect } from '../components/BySelect.tsx'
import { ChartFrame, type ChartHandle } from '../components/ChartFrame.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { Num } from '../components/Finding.tsx'
import { LookbackSelect } from '../components/LookbackSelect.tsx'
import { SegmentedControl } from '../components/SegmentedControl.tsx'
import { Select } from '../components/Select.tsx'
import type { TipContent } from '../components/Tooltip.tsx'
import { count, counted, inSentence, percent } from '../format.ts'
import { carry, useQueryParams } from '../route.ts'
import { capital, dimensionWords } from '../words.ts'
import { contentTerms, hasContentGap, useContentContext } from './content.tsx'
import s from './reports.module.css'
import { flowsOf, flowStory } from './flows.ts'
import { PathText } from './tables/path-text.tsx'
import { ReportAnswer, ReportScreen } from './report-screen.tsx'
import { paramsFrom } from './view.ts'

const slug = 'transitions'
/** Of the table that leaves the screen; what is beyond is one row. */
const mostPaths = 10_000
/** Keys that are told apart unless more are asked for. */
const toldAtFirst = 7
/** Ways on that a tip names one by one; the table of steps has all of them. */
const mostNamed = 4
type Params = Report<'transitions'>['params']

/** Group-to-group paths: a Sankey diagram of the steps, and the whole paths most people take. */
export default function Paths() {
  const { status } = useWorkspace()
  const [query] = useQueryParams()
  const params = paramsFrom(slug, query)
  const enabled = !hasContentGap(status)
  const steps = useReport(slug, params, { enabled })
  const filters = <Filters params={params} keys={steps.data?.totals.keys ?? 0} />
  return (
    <ReportScreen slug={slug} answer={steps} would="which ways people take through the site" filters={filters}>
      {(report) => <Answer report={report} answer={steps} filters={filters} />}
    </ReportScreen>
  )
}

/** How many keys to tell apart: all there are, as far as they can be shown, and steps on the way. */
const toldChoices = (keys: number, top: number): number[] =>
  [...new Set([toldAtFirst, 15, 30, Math.min(keys, mostTold), top])]
    .filter((each) => each === top || each === toldAtFirst || each <= Math.min(keys, mostTold))
    .toSorted((a, b) => a - b)

function Filters({ params, keys }: { params: Params; keys: number }) {
  const [, setQuery] = useQueryParams()
  const { many } = dimensionWords[params.by]
  return (
    <>
      <BySelect value={params.by} of={pathDimensions} usual="group" />
      <Select
        label="Steps"
        value={String(params.steps)}
        set={params.steps !== 4}
        onChange={(steps) => setQuery({ steps: steps === '4' ? null : steps })}
        options={['2', '3', '4', '5', '6'].map((id) => ({ id, label: id }))}
      />
      {(keys > toldAtFirst + 1 || params.top !== toldAtFirst) && (
        <Select
          label="Told apart"
          value={String(params.top)}
          set={params.top !== toldAtFirst}
          onChange={(top) => setQuery({ top: Number(top) === toldAtFirst ? null : top })}
          options={toldChoices(keys, params.top).map((each) => ({
            id: String(each),
            label: each === keys ? `all ${count(keys)} ${many}` : `${count(each)} ${many}`,
            short: each === keys ? `all ${count(keys)}` : count(each),
          }))}
        />
      )}
      <LookbackSelect value={params.lookbackDays} />
      <SegmentedControl
        label="The same again"
        value={params.repeats}
        onChange={(repeats) => setQuery({ repeats: repeats === 'collapse' ? null : repeats })}
        options={[
          { id: 'collapse', label: 'Repeats are one step' },
          { id: 'keep', label: 'Every page is a step' },
        ]}
      />
    </>
  )
}

function Answer({
  report,
  answer,
  filters,
}: {
  report: Report<'transitions'>
  answer: ReturnType<typeof useReport<'transitions'>>
  filters: ReactNode
}) {
  const [query, setQuery] = useQueryParams()
  const [selected, setSelected] = useState<string | null>(null)
  const chart = useRef<ChartHandle>(null)
  const { totals } = report
  const { by, goal, from, to, lookbackDays, repeats, steps, did, neverDid } = report.params
  const context = useContentContext(goal)
  const { noun } = context
  const words = dimensionWords[by]
  const asked = useMemo(
    () => ({ goal, from, to, by, lookbackDays, repeats, did, neverDid }),
    [goal, from, to, by, lookbackDays, repeats, did, neverDid],
  )
  const whole = useReport('paths', { ...asked, top: 40 })
  const { nodes, flows } = useMemo(() => flowsOf(report, noun, `Other ${words.many}`), [report, noun, words])
  const drawnFlows = useMemo(() => {
    const used = new Set(flows.flatMap((flow) => [flow.from, flow.to]))
    return { nodes: nodes.filter((node) => used.has(node.id)), flows }
  }, [nodes, flows])
  const byId = useMemo(() => new Map(nodes.map((node) => [node.id, node])), [nodes])
  const walked = totals.people - totals.withoutPath
  // All of them, where they can be shown at once, else as many as can.
  const opened = Math.min(totals.keys, mostTold)
  const canOpen = totals.restKeys > 0 && report.params.top < mostTold
  const open = (): void => {
    setSelected(null)
    setQuery({ top: opened })
  }
  const openWords = opened === totals.keys ? `all ${count(opened)}` : `${count(opened)} of ${count(totals.keys)}`
  const tip = (id: string): TipContent | null => {
    const node = byId.get(id)
    if (!node) return null
    const from = report.rows.filter((row) => row.step === node.step + 1 && row.from === node.key)
    const to = from.toSorted((a, b) => b.people - a.people)
    const goes = to.slice(0, mostNamed)
    const more = to.slice(mostNamed)
    return {
      title: `${node.label}, ${node.step === 0 ? 'first step' : `step ${node.step + 1}`}`,
      figures: [
        { label: 'People', value: count(node.people), strong: true },
        { label: 'Share of all', value: percent(walked === 0 ? 0 : node.people / walked) },
        ...(node.tone === 'key' || node.tone === 'rest'
          ? [{ label: `${capital(noun.many)} from here on`, value: count(node.conversions) }]
          : []),
        ...goes.map((row) => ({
          label: `→ ${byId.get(`${node.step + 2} ${row.to}`)?.label ?? row.to}`,
          value: `${count(row.people)} (${percent(row.people / Math.max(1, node.people))})`,
        })),
        ...(more.length > 0
          ? [
              {
                label: `→ ${count(more.length)} more, in the table of steps`,
                value: count(more.reduce((sum, row) => sum + row.people, 0)),
              },
            ]
          : []),
      ],
      ...(node.key === pathEnds.rest && canOpen && { keys: [['Enter', `tells ${openWords} ${words.many} apart`]] }),
    }
  }
  const order = nodes.toSorted((a, b) => a.step - b.step || b.people - a.people).map((node) => node.id)
  const { mark, tip: tipElement } = useMarks({
    order,
    tip,
    onPress: (id) =>
      canOpen && byId.get(id)?.key === pathEnds.rest ? open() : setSelected((now) => (now === id ? null : id)),
  })
  const said = flowStory(report)
  const nameOf = (step: number, key: string): string => byId.get(`${step} ${key}`)?.label ?? key
  const columnsShown = Math.max(0, ...drawnFlows.nodes.map((node) => node.step)) + 1
  const heads = Array.from({ length: columnsShown }, (_, index) =>
    index === 0 ? 'lands on' : index === 1 ? 'then' : index >= steps ? 'and then' : `step ${index + 1}`,
  )
  const node = selected === null ? null : byId.get(selected)
  const listed = (whole.data?.rows ?? []).filter(
    (row) => !node || node.key in { [pathEnds.rest]: 1, [pathEnds.more]: 1 } || passes(row, node),
  )
  const ends = report.rows.filter(
    (row) => row.to === pathEnds.converted || row.to === pathEnds.left || row.to === pathEnds.more,
  )
  const addsUp = ends.reduce((sum, row) => sum + row.people, 0) + totals.withoutPath === totals.people
  return (
    <ReportAnswer
      slug={slug}
      report={report}
      trail={
        <>
          Which ways do people take?
          <span aria-hidden="true">·</span>
          <a href={`#${carry('/entry-exit', query)}`}>Where do visits begin and end?</a>
        </>
      }
      finding={
        said ? (
          <>
            <Num>{percent(said.onlyOne, 0)}</Num> of people go no further than the {words.one} they land on
            {said.next &&
              `; from ${inSentence(said.next.from)}, ${said.next.most ? 'most who go on go to' : 'more go on to'} ${inSentence(said.next.to)}${said.next.most ? '' : ' than anywhere else'}`}
          </>
        ) : (
          'Nobody saw a page in this period'
        )
      }
      filters={filters}
      method={[
        [
          'Path',
          `The ${words.many} of a person’s interactions (page views that count) in order: up to the conversion, or all of the period for people who did not convert.${repeats === 'collapse' ? ' The same several times in a row is one step.' : ''}`,
        ],
        ['Width', 'People. Somebody who converts several times is counted by the first conversion.'],
        [
          'Other',
          `All ${words.many} but those most people come by; pressing it tells them apart, ${mostTold} at most, and “Told apart” folds them again. ${pathEnds.more} is a path longer than the steps shown.`,
        ],
        ...contentTerms(context, lookbackDays, by),
      ]}
      addsUp={addsUp}
      trust={
        <>
          {counted(totals.people, 'person', 'people')} = <b>{count(walked)}</b> with a path +{' '}
          {count(totals.withoutPath)} without a page; every path ends in a {noun.one}, in leaving, or goes on out of
          sight.
        </>
      }
      tables={[
        { slug, params: report.params, name: 'Steps' },
        { slug: 'paths', params: { ...asked, top: mostPaths }, name: 'Whole paths' },
      ]}
      chart={chart}
      drawn={walked > 0}
    >
      {walked > 0 ? (
        <div className={s['chart']}>
          <ChartFrame
            least={leastFlows}
            ref={chart}
            fileName="transitions"
            stale={answer.stale}
            title="Where people go, step by step"
            caption={`${count(walked)} people; width is people${totals.restKeys > 0 ? `; other ${words.many}: ${count(totals.restKeys)}` : ''}`}
            text={`A Sankey diagram of ${count(walked)} people over ${steps} steps. ${said ? `${percent(said.onlyOne, 0)} go no further than where they land.` : ''} The table below has the whole paths.`}
          >
            {(width, room) => (
              <Sankey
                nodes={drawnFlows.nodes}
                flows={drawnFlows.flows}
                heads={heads}
                width={width}
                height={Math.max(lowest, room(heightOf(drawnFlows.nodes)))}
                label="Where people go, step by step"
                selected={selected}
                mark={mark}
              />
            )}
          </ChartFrame>
        </div>
      ) : (
        <div className={s['gap']}>
          <EmptyState title="No path in this period">
            Nobody has a page view that counts here. Choose a longer period, or look at which pages are steps to convert
            (flow) or ignored.
          </EmptyState>
        </div>
      )}
      {tipElement}
      {walked > 0 && (
        <div className={s['table']}>
          <h2>
            Steps
            <small>
              {node ? `to and from ${node.label}, step ${node.step + 1}` : 'every way on, with all destinations'}
            </small>
          </h2>
          <DataTable
            label="Steps"
            columns={stepColumns(noun.many, nameOf)}
            rows={report.rows.filter(
              (row) =>
                !node ||
                (row.step === node.step + 1 && row.from === node.key) ||
                (row.step === node.step && row.to === node.key),
            )}
            rowKey={(row) => `${row.step} ${row.from}\u0000${row.to}`}
            stale={answer.stale}
            maxHeight={320}
          />
        </div>
      )}
      {whole.data && (
        <div className={s['table']}>
          <h2>
            Whole paths
            <small>
              {node
                ? `of the ${count(whole.data.rows.length)} most common, those through ${node.label}`
                : `the ${count(whole.data.rows.length)} with most ${noun.many}, of ${count(whole.data.totals.paths)}`}
            </small>
          </h2>
          <DataTable
            label="Whole paths"
            columns={pathColumns(whole.data, noun.many)}
            rows={listed}
            rowKey={(row) => row.path.join('\u0000')}
            stale={whole.stale}
            empty="None of the most common paths goes through it."
          />
        </div>
      )}
    </ReportAnswer>
  )
}

/** Whether a path is at this key at this step, or ends as the node says. */
function passes({ path, conversions }: ReportRow<'paths'>, node: { step: number; key: string; tone: string }): boolean {
  if (node.tone === 'converted') return path.length === node.step && conversions > 0
  if (node.tone === 'left') return path.length === node.step
  return path[node.step] === node.key
}

/** Px; lower, names stand over each other. */
const lowest = 220

/** Px; where more are told apart than at first, every one has room for its name. */
function heightOf(drawn: readonly { step: number; label: string }[]): number {
  const nodes = tallest(drawn)
  // Names that do not fit into one line get two.
  if (drawn.some(({ label }) => label.length > 22)) return Math.max(300, nodes * 48)
  return Math.max(300, Math.min(460, nodes * 40), nodes * 27)
}

const tallest = (nodes: readonly { step: number }[]): number => {
  const perStep = new Map<number, number>()
  for (const { step } of nodes) perStep.set(step, (perStep.get(step) ?? 0) + 1)
  return Math.max(1, ...perStep.values())
}

function stepColumns(noun: string, nameOf: (step: number, key: string) => string): Column<ReportRow<'transitions'>>[] {
  return [
    { id: 'step', header: 'Step', value: (row) => row.step, cell: (row) => count(row.step), width: '10%' },
    { id: 'from', header: 'From', value: (row) => row.from, cell: (row) => nameOf(row.step, row.from), cut: true },
    { id: 'to', header: 'To', value: (row) => row.to, cell: (row) => nameOf(row.step + 1, row.to), cut: true },
    { id: 'people', header: 'People', align: 'end', value: (row) => row.people, cell: (row) => count(row.people) },
    {
      id: 'conversions',
      header: capital(noun),
      align: 'end',
      value: (row) => row.conversions,
      cell: (row) => count(row.conversions),
    },
  ]
}

function pathColumns(report: Report<'paths'>, noun: string): Column<ReportRow<'paths'>>[] {
  const { totals } = report
  return [
    {
      id: 'path',
      header: 'Path',
      width: '62%',
      value: (row) => row.path.join(' › '),
      cell: (row) => <PathText path={row.path} />,
      total: totals.restPaths > 0 ? `All, ${count(totals.restPaths)} rarer ones included` : 'All',
    },
    {
      id: 'people',
      header: 'People',
      align: 'end',
      value: (row) => row.people,
      cell: (row) => count(row.people),
      total: count(totals.people),
    },
    {
      id: 'conversions',
      header: capital(noun),
      align: 'end',
      value: (row) => row.conversions,
      cell: (row) => count(row.conversions),
      total: count(totals.conversions),
    },
    {
      id: 'share',
      header: 'Share',
      align: 'end',
      value: (row) => (totals.conversions === 0 ? 0 : row.conversions / totals.conversions),
      cell: (row) => (totals.conversions === 0 ? '' : percent(row.conversions / totals.conversions)),
      total: totals.conversions > 0 ? percent(1) : '',
    },
  ]
}
