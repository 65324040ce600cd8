import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { channelsIn } from '../../shared/pages/channels.ts'
import { onDevice } from '../../shared/pages/devices.ts'
import { formsOnlySentence } from '../../shared/notes/forms-only.ts'
import { alikeWords, heldTo, holds, ifAlike } from '../../shared/findings/same-mix.ts'
import { mixToAsk, mixTurns, templateComparisonFinding } from '../../shared/findings/template-comparison.ts'
import { templatePairsFinding } from '../../shared/findings/template-pairs.ts'
import { judgedRows, templateRankingFinding } from '../../shared/findings/template-ranking.ts'
import type { Report, ReportRow } from '../../shared/reports/index.ts'
import { pairedAtFirst } from '../../shared/reports/template-pairs.ts'
import {
  strataWords,
  templateDimensions,
  type WithinEach,
  withinEachChoices,
} from '../../shared/reports/template-comparison.ts'
import { isTold } from '../../shared/statistics/significance.ts'
import { useReport, useWorkspace } from '../api.ts'
import { leastTwoScales } from '../charts/least.ts'
import { useMarks } from '../charts/marks.tsx'
import { differenceStart, type RateRow, RateRows, estimateOf, singleHeight } from '../charts/RateRows.tsx'
import { ChartFrame, type ChartHandle } from '../components/ChartFrame.tsx'
import { ButtonLink } from '../components/Button.tsx'
import { Chip } from '../components/Chip.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { LookbackSelect } from '../components/LookbackSelect.tsx'
import { SegmentedControl } from '../components/SegmentedControl.tsx'
import { type Option, Select } from '../components/Select.tsx'
import type { ReportTable } from '../components/report-exports.ts'
import type { TipContent } from '../components/Tooltip.tsx'
import { rowsOfSentence } from '../document/rows-of-sentence.ts'
import { useDocumentView, useOfAll, useRowsDrawn } from '../document/view.ts'
import {
  count,
  counted,
  date,
  decimals,
  inSentence,
  isDate,
  listed,
  percent,
  percentRange,
  points,
  pCell,
  pFigure,
  pText,
  rateDigits,
} from '../format.ts'
import { navigate, toHref, useQueryParams } from '../route.ts'
import { capital, dimensionWords } from '../words.ts'
import { isAlike } from './tables/alike.ts'
import { asListed } from './tables/as-listed.ts'
import { ChannelSelects } from './filters/ChannelSelects.tsx'
import { contentTerms, hasContentGap, useContentContext } from './content.tsx'
import s from './reports.module.css'
import { DeviceSelect } from './filters/DeviceSelect.tsx'
import { SpellingNote, towardsChannels } from './notes/OriginNote.tsx'
import { peopleHref } from './people-link.ts'
import { PathText } from './tables/PathText.tsx'
import { pagesWords, partsIn, patternOf } from '../../shared/pages/path-parts.ts'
import { tooFewFor, TooFewVerdict } from './tables/RateCell.tsx'
import { ReportAnswer, ReportScreen } from './report-screen.tsx'
import { Said } from './notes/Said.tsx'
import { TwoTitles } from './tables/TwoTitles.tsx'
import { sameMixColumns, verdictHeader } from './tables/same-mix-columns.tsx'
import { PairsChart } from './tables/PairsChart.tsx'
import { PairsTable } from './tables/template-pairs.tsx'
import { TemplateStrata } from './tables/template-strata.tsx'
import { asBy, paramsFrom } from './view.ts'
import { Aside } from './notes/Aside.tsx'
import { type Way, Ways } from './notes/Ways.tsx'
import { WithinEachSelect } from './filters/WithinEachSelect.tsx'
import { WithinSelect } from './filters/WithinSelect.tsx'

type Ranking = Report<'template-ranking'>
type Comparison = Report<'template-comparison'>
type Row = ReportRow<'template-ranking'>
type Part = Ranking['totals']['parts'][number]

const none: readonly Part[] = []
type ByChannel = Ranking['totals']['channels'][number]
type ByDevice = Ranking['totals']['devices'][number]
const noChannels: readonly ByChannel[] = []
const noDevices: readonly ByDevice[] = []

const slug = 'template-comparison'

/** Which of the three reports the screen was opened as: that one has the headline and the first chart. */
function useAsked(): 'template-comparison' | 'template-ranking' | 'template-pairs' {
  const [path] = useLocation()
  return path === '/template-ranking' ? 'template-ranking' : path === '/template-pairs' ? 'template-pairs' : slug
}

/** More rows than this are read in the table; the chart has those with enough people first. */
const mostDrawn = 30

/** Two templates, pages, sources … against each other, and every one against all others together. */
export default function Templates() {
  const { status } = useWorkspace()
  const [query] = useQueryParams()
  const params = paramsFrom(slug, query)
  const enabled = !hasContentGap(status)
  const two = useReport(slug, params, { enabled })
  const many = useReport('template-ranking', paramsFrom('template-ranking', query), { enabled })
  const pairsParams = paramsFrom('template-pairs', query)
  const asksPairs = useAsked() === 'template-pairs' || pairsParams.top > pairedAtFirst
  const pairs = useReport('template-pairs', pairsParams, { enabled: enabled && asksPairs })
  // What is compared must be the same in both answers: while one is newer, or refused, the pair on screen stays the old one.
  const answered =
    two.data && many.data && isAlike(two.data.params, many.data.params) ? { two: two.data, many: many.data } : null
  const [pair, setPair] = useState(answered)
  if (answered && !(pair && pair.two === answered.two && pair.many === answered.many)) setPair(answered)
  const awaited = answered === null && !two.error && !many.error
  const answer = {
    ...two,
    error: two.error ?? many.error,
    data: pair?.two ?? two.data,
    stale: two.stale || many.stale || awaited,
  }
  const groups = (many.data?.rows ?? []).map((row) => row.key)
  const parts = many.data?.totals.parts ?? none
  const channels = many.data?.totals.channels ?? noChannels
  const devices = many.data?.totals.devices ?? noDevices
  const shown = two.data?.rows[0]
  const filters = (
    <Filters
      params={params}
      groups={groups}
      parts={parts}
      channels={channels}
      devices={devices}
      a={asListed(groups, params.a ?? shown?.a ?? '')}
      b={asListed(groups, params.b ?? shown?.b ?? '')}
    />
  )
  return (
    <ReportScreen slug={slug} answer={answer} would="which page templates convert better" filters={filters}>
      {(report) => (
        <Answer
          report={report}
          many={pair?.many}
          pairs={asksPairs ? pairs : null}
          stale={many.stale || awaited}
          filters={filters}
        />
      )}
    </ReportScreen>
  )
}

function Filters({
  params,
  groups,
  parts,
  channels,
  devices,
  a,
  b,
}: {
  params: Comparison['params']
  groups: readonly string[]
  parts: readonly Part[]
  channels: readonly ByChannel[]
  devices: readonly ByDevice[]
  a: string
  b: string
}) {
  const [, setQuery] = useQueryParams()
  const { config } = useContentContext(params.goal)
  const { by, within, pages, channel, device, withinEach } = params
  const chosen = pages === null ? null : partsIn(pages)
  // The finding names the two, or it is of all.
  const options = [...new Set([...groups, ...[a, b].filter(Boolean)])].map((id) => ({ id, label: id, said: true }))
  return (
    <>
      <Select
        label="By"
        value={by}
        set={by !== 'group'}
        onChange={(id) =>
          setQuery({ ...asBy(id, within), a: null, b: null, ...(holds(withinEach, id) && { withinEach: null }) })
        }
        options={templateDimensions.map((id) => ({ id, label: dimensionWords[id].choice }))}
      />
      {(by === 'page' || within !== null) && <WithinSelect config={config} within={within} />}
      {(parts.length > 0 || chosen !== null) && (
        <Select
          label="Path has"
          value={chosen === null ? '' : patternOf([chosen[0]])}
          set={chosen !== null}
          onChange={(id) => setQuery({ pages: id === '' ? null : id })}
          options={partOptions(parts, chosen === null ? null : patternOf([chosen[0]]))}
        />
      )}
      {chosen && parts.length > 1 && (
        <Select
          label="and"
          value={chosen[1] ?? ''}
          set={chosen[1] !== undefined}
          onChange={(part) => setQuery({ pages: patternOf(part === '' ? [chosen[0]] : [chosen[0], part]) })}
          options={alsoOptions(parts, chosen)}
        />
      )}
      <PathText pages={chosen === null ? pages : null} onChange={(pattern) => setQuery({ pages: pattern })} />
      {(by !== 'channel' || channel !== null) && (channels.length > 1 || channel !== null) && (
        <ChannelSelects channel={channel} channels={channels} onChange={(chosen) => setQuery({ channel: chosen })} />
      )}
      {(device !== null || (by !== 'device' && devices.length > 0)) && (
        <DeviceSelect device={device} devices={devices} onChange={(chosen) => setQuery({ device: chosen })} />
      )}
      <Select
        label="Compare"
        value={a}
        set={params.a !== null}
        // The one on the other side changes places with it.
        onChange={(id) => setQuery({ a: id, b: id === b ? a : b })}
        options={options}
      />
      <Select
        label="with"
        value={b}
        set={params.b !== null}
        onChange={(id) => setQuery({ a: id === a ? b : a, b: id })}
        options={options}
      />
      <WithinEachSelect withinEach={withinEach} choices={withinEachChoices.filter((id) => !holds(id, by))} />
      <SegmentedControl
        label="People by"
        value={params.model}
        onChange={(model) => setQuery({ model: model === 'first' ? null : model })}
        options={[
          { id: 'first', label: capital(dimensionWords[by].first) },
          { id: 'last', label: capital(dimensionWords[by].last) },
        ]}
      />
      <LookbackSelect value={params.lookbackDays} />
    </>
  )
}

/** What else the path may have, beside the first part. */
function alsoOptions(parts: readonly Part[], [first, second]: readonly [string, string?]): Option<string>[] {
  const others = new Set(parts.flatMap(({ part }) => (part === first ? [] : [part])))
  if (second !== undefined) others.add(second)
  return [
    { id: '', any: true, label: 'any other part' },
    ...[...others].map((part) => ({ id: part, label: `/${part}/` })),
  ]
}

/** One part of a path each, with how many people of how many templates it has; the one that is chosen stays. */
function partOptions(parts: readonly Part[], pages: string | null): Option<string>[] {
  const known = parts.map(({ part, pages, people, templates }) => ({
    id: pages,
    label: `/${part}/`,
    note: `${counted(people, 'person', 'people')}, ${counted(templates, 'page template')}`,
  }))
  return [
    { id: '', any: true, label: 'any part' },
    ...known,
    ...(pages === null || known.some(({ id }) => id === pages) ? [] : [{ id: pages, label: pages }]),
  ]
}

interface AnswerProps {
  report: Comparison
  many: Ranking | undefined
  /** More pairs than the ranking has, where they are asked for. */
  pairs: ReturnType<typeof useReport<'template-pairs'>> | null
  stale: boolean
  filters: ReactNode
}

/** What nothing says anything of: context, no template. */
const isRest = (key: string): boolean => key === '(other)' || key === '(not set)'

/** What is too few to tell is never ranked: most people first. */
const tellableFirst = (rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => Number(b.enough) - Number(a.enough) || (a.enough ? 0 : b.people - a.people))

/** Told apart from all others at a false-discovery rate of 5 %. */
const isClear = (row: Row): boolean => row.enough && isTold(row.pAdjusted)

function Answer({ report, many, pairs: more, stale, filters }: AnswerProps) {
  const chart = useRef<ChartHandle>(null)
  const [query] = useQueryParams()
  const context = useContentContext(report.params.goal)
  const { noun } = context
  const { by, within, pages, channel, device, model, lookbackDays, withinEach } = report.params
  const one = by === 'group' ? 'page template' : dimensionWords[by].one
  const all = by === 'group' ? 'page templates' : dimensionWords[by].many
  const [pair] = report.rows
  const toAsk = pair ? mixToAsk(report) : null
  const own = useAsked()
  const view = useDocumentView()
  const inDocument = view !== null
  const isOnePage = view !== null && view.room !== null
  const asked = more?.data
  const isMore = many && asked !== undefined && isAlike(many.params, asked.params)
  const said =
    own === 'template-ranking' && many
      ? templateRankingFinding(many)
      : own === 'template-pairs' && asked
        ? templatePairsFinding(asked)
        : templateComparisonFinding(report)
  const forms = formsOnlySentence(own === 'template-ranking' && many ? many : report)
  const beside = pair && pair.rateA !== null && pair.rateB !== null ? said?.sub.join(' ') : undefined
  const rows = useMemo(() => tellableFirst(many?.rows ?? []), [many])
  const isHeld = own === 'template-ranking' && many !== undefined && heldTo(many.params, many.rows) !== null
  const digits = rateDigits(Math.max(0, ...rows.filter((row) => row.enough).map((row) => row.rate)))
  const drill = useCallback(
    (key: string) => navigate(peopleHref(query, { key, model, within, pages, channel, device })),
    [query, model, within, pages, channel, device],
  )
  const tipOf = (row: Row): TipContent => ({
    title: row.key,
    figures: [
      { label: 'People', value: count(row.people) },
      { label: noun.many, value: count(row.convertedPeople) },
      { label: 'Rate', value: percent(row.rate, digits), strong: true },
      { label: '95 % interval', value: percentRange(row.low, row.high, digits) },
      ...(row.difference === null
        ? []
        : [
            { label: 'Against the others, points', value: points(row.difference, digits) },
            {
              label: '95 % interval',
              value: `${points(row.differenceLow ?? 0, digits)} to ${points(row.differenceHigh ?? 0, digits)}`,
            },
            { label: 'p, adjusted', value: pFigure(row.pAdjusted) },
          ]),
    ],
    note: row.enough
      ? isClear(row)
        ? 'Differs from the others (Benjamini–Hochberg, 5 %). Association, not effect.'
        : 'Not told apart from the others.'
      : tooFewFor({ ...row, low: row.differenceLow, high: row.differenceHigh }),
    keys: [['Enter', `the ${count(row.people)} people`]],
  })
  const judged = isHeld ? tellableFirst(judgedRows(many)) : rows
  const byKey = new Map(judged.map((row) => [row.key, row]))
  const drawnAtMost = useRowsDrawn(mostDrawn, singleHeight)
  const ofAll = useOfAll()
  const drawn = rowsOfSentence(judged, drawnAtMost, said?.headline ?? [])
  const { mark, tip } = useMarks({
    order: drawn.map((row) => row.key),
    tip: (key) => {
      const row = byKey.get(key)
      return row ? tipOf(row) : null
    },
    onPress: drill,
  })
  const chartRows = drawn.map((row): RateRow => ({
    key: row.key,
    label: row.key,
    note: `${count(row.convertedPeople)} of ${count(row.people)}`,
    rate: estimateOf(row.rate, row.low, row.high),
    difference: estimateOf(row.difference, row.differenceLow, row.differenceHigh),
    enough: row.enough,
    clear: isClear(row),
    grey: isRest(row.key),
    says: `${row.key}. ${tipOf(row)
      .figures.map((figure) => `${figure.label}: ${figure.value}`)
      .join(', ')}. ${tipOf(row).note ?? ''} Enter shows the people.`,
  }))
  const people = rows.reduce((sum, row) => sum + row.people, 0)
  const pairs = isMore ? asked.rows : (many?.totals.pairs ?? [])
  const paired = isMore ? asked.totals.paired : (many?.totals.paired ?? 0)
  const also = [
    ...(many ? [{ slug: 'template-ranking' as const, params: many.params }] : []),
    ...(isMore ? [{ slug: 'template-pairs' as const, params: asked.params }] : []),
  ]
  const tables: ReportTable[] = [
    ...(many ? [{ slug: 'template-ranking' as const, params: many.params, name: 'Table' }] : []),
    { slug, params: report.params, name: 'The two compared' },
    ...(many && pairs.length > 1
      ? [
          {
            slug: 'template-pairs' as const,
            params: isMore ? asked.params : { ...many.params, top: pairedAtFirst },
            name: `Every pair (${count(pairs.length)})`,
          },
        ]
      : []),
  ]
  const few = rows.filter((row) => !row.enough).length
  const keys = rows.map((row) => row.key)
  const isStale = stale || (more !== null && !isMore)
  const pairsTable = pairs.length > 1 && (
    <PairsTable
      pairs={pairs}
      paired={paired}
      of={rows.length}
      digits={digits}
      one={one}
      all={all}
      mixOf={many?.totals.mixOf ?? null}
      stale={isStale}
    />
  )
  const chartOf = (drawnPairs: typeof pairs, held: WithinEach | null, lead = 0): ReactNode =>
    drawnPairs.length > 0 && (
      <PairsChart
        pairs={drawnPairs}
        lead={lead}
        rows={rows}
        held={held}
        digits={digits}
        said={beside}
        stale={isStale}
      />
    )
  const ownPairs = (
    <>
      {chartOf(pairs, asked ? heldTo(asked.params, asked.rows) : null)}
      {pairsTable}
    </>
  )
  const two = pairs.filter(({ a, b }) => pair !== undefined && [pair.a, pair.b].toSorted().join('\n') === [a, b].toSorted().join('\n')) // prettier-ignore
  // There no other chart shows how the others compare.
  const ofTwo =
    withinEach === null ? (
      own === slug &&
      inDocument &&
      chartOf(
        isOnePage ? [...two, ...pairs.filter((each) => !two.includes(each))] : two,
        mixTurns(report) ? (many?.totals.mixOf ?? null) : null,
        two.length,
      )
    ) : (
      <TemplateStrata report={report} noun={noun.many} said={beside} stale={stale} />
    )
  return (
    <ReportAnswer
      slug={slug}
      report={report}
      limits={[...(said?.limits ?? []), ...(forms === null ? [] : [forms])]}
      finding={said ? <Said words={said.headline} /> : `There is only one ${one}, so there is nothing to compare`}
      sub={
        pair && beside !== undefined ? (
          <>
            {beside} <Aside said={forms} ways={[{ to: '/settings', label: 'Page views' }]} />
            <Ways
              ways={[
                ...[pair.a, pair.b].map((key) => ({
                  to: peopleHref(query, { key, model, within, pages, channel, device }),
                  label: `The people of ${inSentence(key)}`,
                })),
                ...(pair.mix?.among && !pair.campaignMix
                  ? [
                      {
                        to: toHref('/template-comparison', {
                          ...Object.fromEntries(query),
                          channel: pair.mix.among,
                          a: pair.a,
                          b: pair.b,
                        }),
                        label: `Among ${pair.mix.among} alone`,
                      },
                    ]
                  : []),
                ...(toAsk === null ? [] : [withinEachWay(query, pair, toAsk)]),
                ...(pair.topicMix && !holds(withinEach, 'topic') ? [withinEachWay(query, pair, 'topic')] : []),
                ...(pair.deviceMix?.among
                  ? [
                      {
                        to: toHref('/template-comparison', {
                          ...Object.fromEntries(query),
                          device: pair.deviceMix.among,
                          a: pair.a,
                          b: pair.b,
                        }),
                        label: `Those ${onDevice(pair.deviceMix.among)} alone`,
                      },
                    ]
                  : []),
                ...(by === 'group'
                  ? [
                      {
                        to: toHref('/template-comparison', {
                          ...Object.fromEntries(query),
                          by: 'page',
                          within: pair.a,
                          a: null,
                          b: null,
                        }),
                        label: `Page against page in ${inSentence(pair.a)}`,
                      },
                    ]
                  : towardsChannels(by, query, keys, '/template-comparison')),
              ]}
            />
            <SpellingNote by={by} query={query} keys={keys} path="/template-comparison" />
          </>
        ) : undefined
      }
      filters={filters}
      method={[
        [
          'Difference of two',
          'Rate of the first minus rate of the second, with Newcombe’s 95 % interval (1998, method 10, from the two Wilson intervals), and a two-sided pooled z test without continuity correction.',
        ],
        [
          'Who counts in a period',
          'Everybody seen in it, by their first interaction, also where that was before it (as far as the lookback reaches), and everybody who reached the goal in it. Who reached a goal that counts once before the period counts as without, and so does who first reached it after the period: what takes long to convert looks worse in a short period. “Before and after a date” counts only who landed in the period and had not converted.',
        ],
        ...(withinEach === null
          ? []
          : [
              [
                `Within each ${strataWords[withinEach].one}`,
                `The same interval and test among the people of one ${strataWords[withinEach].one} each, by the page view they are counted by${withinEach === 'topic' ? '; who is on a page of several topics is in each, and then nothing is adjusted for them' : ''}. p is adjusted over those with enough people (Benjamini and Hochberg 1995).`,
              ] satisfies [string, string],
              [
                `Adjusted for ${strataWords[withinEach].one}`,
                `What the two would differ by with ${alikeWords(withinEach)} on both sides: their differences within each, weighted by people of the one × people of the other ÷ people of both (Mantel and Haenszel), with Miettinen and Nurminen’s 95 % interval (1985) and, of which that is the reverse, the test of Cochran, Mantel and Haenszel without continuity correction. Where only one of the two has people, nothing can be compared, and they do not count.`,
              ] satisfies [string, string],
            ]),
        [
          'Which two at first',
          'The highest rate of those with enough people, and the next below it; a joint group of pages that had one page template after another only where there are no two others. They were picked by their rates, so p alone would say too much: it is adjusted for all pairs. Of two that you name, p is that of this one question, and a sentence says so where the table of all pairs judges otherwise.',
        ],
        [
          `Every ${one}`,
          `Each against all the others together: the same interval and test. p is adjusted over all with enough people after Benjamini and Hochberg (1995), so that of the ones called different 5 % are expected to be so by chance.`,
        ],
        [
          ifAlike,
          'The same difference with visitors alike in device and channel on both sides, in campaign where that is known of many (or in what is chosen as Within each): differences within each, weighted by Mantel and Haenszel, with Miettinen and Nurminen’s 95 % interval and the test of Cochran, Mantel and Haenszel, p adjusted over all that have enough people.',
        ],
        [
          'Too few to tell',
          `If it had the rate of all others, fewer than five converters or five non-converters would be expected on one side. Then it is too few in every comparison, of two as well: its p is not shown, and the others are not adjusted for it. Beside it stands Fisher’s exact test, two-sided, made for small numbers; its p is adjusted over all that are shown, also those with enough people, and counts unadjusted of two that are named. Intervals may lie apart all the same: of so few, one or two people more would move a rate much.`,
        ],
        [
          'Every pair',
          `Each of the ${paired} ${all} with most people against each other one, with the same interval and test; p is adjusted over all pairs with enough people.`,
        ],
        [
          'How many people it takes',
          'On each side, so that a two-sided z test at 5 % sees rates as these with a chance of 80 % (Fleiss, without correction). The rates seen are a guess themselves: fix the difference that matters to you, and the number of people, before you look.',
        ],
        ['Are they all alike?', `Pearson’s χ² over all ${all} with enough people.`],
        ...contentTerms(context, lookbackDays, by),
      ]}
      addsUp={many ? people <= many.totals.people : null}
      trust={
        many && (
          <>
            {counted(people, 'person', 'people')} in{' '}
            {counted(rows.length, by === 'group' ? 'group' : one, by === 'group' ? 'groups' : all)}, each in exactly one
            {many.totals.people > people && `; ${count(many.totals.people - people)} without a page are in none`}
            {many.totals.notWithin > 0 &&
              `; ${count(many.totals.notWithin)} are not ${[
                ...(within === null ? [] : [`of ${inSentence(within)}`]),
                ...(pages === null ? [] : [`on ${pagesWords(pages)}`]),
                ...(channel === null ? [] : [`by ${listed(channelsIn(channel), 'or')}`]),
                ...(device === null ? [] : [onDevice(device)]),
              ].join(' or not ')}`}
            .{outsideWords(many, noun.one)}
            {many.totals.chi2 !== null && many.totals.df !== null && (
              <>
                {' '}
                All alike? χ² = {decimals(many.totals.chi2, 1)}, {many.totals.df} df, {pText(many.totals.pValue)}.
              </>
            )}
          </>
        )
      }
      also={also}
      tables={tables}
      chart={chart}
      drawn={rows.length > 1}
    >
      {/* What was asked for stands first. */}
      {own === 'template-pairs' && ownPairs}
      {own === slug && ofTwo}
      {own === 'template-pairs' && inDocument ? null : rows.length > 1 ? (
        <div className={s['chart']}>
          <ChartFrame
            least={leastTwoScales}
            ref={chart}
            stale={stale}
            fileName="templates"
            said={beside}
            title={(width) => (
              <TwoTitles
                width={width}
                at={differenceStart(width)}
                first={{ name: `Rate of every ${one}`, notes: [`95 % interval${ofAll(drawnAtMost, rows.length)}`] }}
                second={{
                  name: 'Against all others',
                  notes: ['points; filled = differs at 5 % after adjustment', 'points; filled = differs', 'points'].map(
                    (note) => `${isHeld ? 'visitors alike, ' : ''}${note}`,
                  ),
                }}
              />
            )}
            text={`Conversion rate of ${count(rows.length)} ${all} and their difference from all others together. ${rows
              .slice(0, 6)
              .map((row) => `${row.key}: ${percent(row.rate, digits)}${row.enough ? '' : ', fewer than 5 expected'}.`)
              .join(' ')} The table has all figures.`}
          >
            {(width) => <RateRows rows={chartRows} width={width} label={`Rate of every ${one}`} mark={mark} />}
          </ChartFrame>
        </div>
      ) : many === undefined ? null : (
        <div className={s['gap']}>
          <EmptyState
            title="Nothing to compare"
            actions={
              <ButtonLink variant="primary" href="#/content-groups">
                Make content groups
              </ButtonLink>
            }
          >
            Page templates are content groups. With two or more, this says which converts better, and whether there are
            enough people to tell.
          </EmptyState>
        </div>
      )}
      {tip}
      {rows.length > 0 && !(own === 'template-pairs' && inDocument) && (
        <div className={s['table']}>
          <DataTable
            label={`Every ${one}`}
            columns={tableColumns(noun.many, digits, few, one, all, many?.totals.mixOf ?? null)}
            rows={rows}
            rowKey={(row) => row.key}
            pinned={(row) => isRest(row.key)}
            onPress={(row) => drill(row.key)}
            stale={stale}
          />
        </div>
      )}
      {own === 'template-ranking' && ofTwo}
      {own !== 'template-pairs' && pairsTable}
    </ReportAnswer>
  )
}

/** Who of those counted in a period was there before it, and who converted after it. */
function outsideWords({ params, totals }: Ranking, noun: string): string {
  const { convertedLater } = totals
  const later = convertedLater > 0 ? ` ${count(convertedLater)} had their ${noun} after the period and count as without.` : '' // prettier-ignore
  if (params.from === null) return later
  const from = isDate(params.from) ? date(params.from) : params.from
  const { landedEarlier, convertedEarlier } = totals
  return ` Everybody seen from ${from} on counts: ${count(landedEarlier)} of them landed before${
    convertedEarlier > 0 ? `, and ${count(convertedEarlier)} had their ${noun} before and count as without` : ''
  }.${later}`
}

/** The two that are compared, within each of something. */
const withinEachWay = (
  query: URLSearchParams,
  { a, b }: ReportRow<'template-comparison'>,
  withinEach: WithinEach,
): Way => ({
  to: toHref('/template-comparison', { ...Object.fromEntries(query), a, b, withinEach }),
  label: `Within each ${strataWords[withinEach].one}`,
})

function tableColumns(
  noun: string,
  digits: number,
  few: number,
  one: string,
  all: string,
  mixOf: WithinEach | null,
): Column<Row>[] {
  return [
    {
      id: 'key',
      header: capital(one),
      value: (row) => row.key,
      wrap: true,
      width: '20%',
    },
    { id: 'people', header: 'People', align: 'end', value: (row) => row.people, cell: (row) => count(row.people) },
    {
      id: 'converted',
      header: noun.charAt(0).toUpperCase() + noun.slice(1),
      align: 'end',
      value: (row) => row.convertedPeople,
      cell: (row) => count(row.convertedPeople),
    },
    {
      id: 'rate',
      header: 'Rate',
      align: 'end',
      value: (row) => (row.enough ? row.rate : null),
      // Of too few the verdict says so, and why.
      cell: (row) => <span className={row.enough ? undefined : s['few']}>{percent(row.rate, digits)}</span>,
    },
    {
      id: 'interval',
      header: '95 % interval',
      align: 'end',
      dim: true,
      value: (row) => row.low,
      cell: (row) => percentRange(row.low, row.high, digits),
    },
    {
      id: 'difference',
      header: 'Against others',
      title: 'Points of the rate, against all others together',
      align: 'end',
      value: (row) => (row.enough ? row.difference : null),
      cell: (row) => (row.difference === null || !row.enough ? '' : points(row.difference, digits)),
    },
    {
      id: 'p',
      header: 'p',
      title: 'Two-sided, pooled z test',
      align: 'end',
      // Judged by is the adjusted one.
      spare: true,
      value: (row) => (row.enough ? row.pValue : null),
      cell: (row) => (row.enough ? pCell(row.pValue) : ''),
    },
    {
      id: 'adjusted',
      header: 'p, adjusted',
      title: `Benjamini–Hochberg over all ${all} with enough people`,
      align: 'end',
      value: (row) => row.pAdjusted,
      cell: (row) => (row.enough ? pCell(row.pAdjusted) : ''),
    },
    {
      id: 'verdict',
      header: verdictHeader(mixOf),
      value: (row) =>
        row.enough ? (isClear(row) ? ((row.difference ?? 0) > 0 ? 'above' : 'below') : 'not told apart') : 'too few',
      cell: (row) =>
        !row.enough ? (
          <TooFewVerdict
            row={row}
            why={tooFewFor({ ...row, low: row.differenceLow, high: row.differenceHigh })}
            told={(row.difference ?? 0) > 0 ? 'above' : 'below'}
            label="fewer than 5 expected"
          />
        ) : isClear(row) ? (
          <Chip tone={(row.difference ?? 0) > 0 ? 'c3' : 'c4'}>
            {(row.difference ?? 0) > 0 ? 'above the others' : 'below the others'}
          </Chip>
        ) : (
          <Chip>not told apart</Chip>
        ),
      ...(few > 0 && { title: `${counted(few, one, all)} with too few to tell` }),
    },
    ...sameMixColumns<Row>(mixOf, digits),
  ]
}
