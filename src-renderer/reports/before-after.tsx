import { CalendarPlus } from 'lucide-react'
import { type ReactNode, useCallback, useMemo, useRef } from 'react'
import { isTold } from '../../shared/statistics/significance.ts'
import {
  allDays,
  beforeAfterFinding,
  digitsOf,
  isChanged,
  landedOn,
  saidMix,
  splitPoints,
} from '../../shared/findings/before-after.ts'
import { formsOnlySentence } from '../../shared/notes/forms-only.ts'
import { alikeWords, ifAlike, isTurnedByMix } from '../../shared/findings/same-mix.ts'
import type { WorkspaceConfig } from '../../shared/config.ts'
import type { Report, ReportRow } from '../../shared/reports/index.ts'
import {
  strataWords,
  templateDimensions,
  type WithinEach,
  withinEachChoices,
} from '../../shared/reports/template-comparison.ts'
import { useQuery, useReport, useWorkspace } from '../api.ts'
import { leastTwoScales } from '../charts/least.ts'
import { useMarks } from '../charts/marks.tsx'
import { differenceStart, pairHeight, type RateRow, RateRows, estimateOf } from '../charts/RateRows.tsx'
import { Button } from '../components/Button.tsx'
import { ChangePicker } from '../components/ChangePicker.tsx'
import { ChartFrame, type ChartHandle } from '../components/ChartFrame.tsx'
import { Chip } from '../components/Chip.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { Select } from '../components/Select.tsx'
import type { TipContent } from '../components/Tooltip.tsx'
import { addDays, count, counted, date, isDate, listed, pCell, percent, percentRange, points } from '../format.ts'
import { rowsNamed, rowsOfSentence } from '../document/rows-of-sentence.ts'
import { useDocumentView, useIsOnOnePage, useIsTight, useOfAll, useRowsDrawn } from '../document/view.ts'
import { navigate, toHref, useQueryParams } from '../route.ts'
import { rateOf } from '../statistics.ts'
import { capital, dimensionWords } from '../words.ts'
import { ChannelSelects } from './filters/ChannelSelects.tsx'
import { DeviceSelect } from './filters/DeviceSelect.tsx'
import { contentTerms, hasContentGap, useContentContext } from './content.tsx'
import s from './reports.module.css'
import { tooFewFor, TooFewVerdict } from './tables/RateCell.tsx'
import { PathText } from './tables/PathText.tsx'
import { MoreSaid } from './notes/MoreSaid.tsx'
import { peopleHref } from './people-link.ts'
import { trendHref } from './rate-links.ts'
import { ReportAnswer, ReportScreen } from './report-screen.tsx'
import { Said } from './notes/Said.tsx'
import { TwoTitles } from './tables/TwoTitles.tsx'
import { sameMixColumns, verdictHeader } from './tables/same-mix-columns.tsx'
import { asBy, paramsFrom } from './view.ts'
import { Aside } from './notes/Aside.tsx'
import { Ways } from './notes/Ways.tsx'
import { WithinEachSelect } from './filters/WithinEachSelect.tsx'
import { daysChoices, WithinSelect } from './filters/WithinSelect.tsx'

const slug = 'before-after'
type Result = Report<'before-after'>
type Row = ReportRow<'before-after'>
type Params = Result['params']

const noChannels: Result['totals']['channels'] = []
const noDevices: Result['totals']['devices'] = []

const mostDrawn = 24
/** Of the rows that sentences name, so many are drawn whatever else takes the room. */
const mostNamed = 3
/** Key of the days that are chosen by the data. */
const fitting = 'fitting'
const withinChoices = [1, 3, 7, 14, 30, 60, 90]
/** Key of the row of everybody; no group is called this. */
const everybodyKey = '\u0000everybody'
const sameMixKey = '\u0000same mix'
const unchangedKey = '\u0000unchanged'
const againstKey = '\u0000against'
const againstAlikeKey = '\u0000against alike'
/** Any page that stayed as it was. */
const anyPage = '/**'

/** People who landed before a date against those who landed since. */
export default function BeforeAfterDate() {
  const { status } = useWorkspace()
  const [query] = useQueryParams()
  const params = paramsFrom(slug, query)
  const answer = useReport(slug, params, { enabled: !hasContentGap(status) })
  // Where the days asked for hold nobody, the report without them says which do.
  const anyDays = useReport(slug, { ...params, from: null, date: null, to: null }, { enabled: answer.error !== null })
  const filters = (
    <Filters
      params={params}
      report={answer.data}
      totals={answer.error === null ? answer.data?.totals : anyDays.data?.totals}
    />
  )
  return (
    <ReportScreen slug={slug} answer={answer} would="whether people convert differently since a date" filters={filters}>
      {(report) => <Answer report={report} answer={answer} filters={filters} />}
    </ReportScreen>
  )
}

interface FiltersProps {
  params: Result['params']
  report: Result | undefined
  totals: Pick<Result['totals'], 'landedFirst' | 'landedLast' | 'newGroups' | 'channels' | 'devices'> | undefined
}

function Filters({ params, report, totals }: FiltersProps) {
  const answered = report?.params
  const all = report ? allDays(report) : null
  const [, setQuery] = useQueryParams()
  const { config } = useContentContext(params.goal)
  const milestones = useQuery('milestones.list', {})
  const { by, within, channel, device, withinDays, withinEach } = params
  const hasGroups = (config?.contentGroups ?? []).some(({ role }) => role === 'content')
  const day = params.date ?? answered?.date
  const shown =
    day && answered?.from && answered.to
      ? { date: day, from: params.from ?? answered.from, to: params.to ?? answered.to }
      : null
  return (
    <>
      <ChangePicker
        shown={shown}
        known={[
          ...(totals?.newGroups ?? []).map(({ group, first }) => ({
            label: `${group} is new: ${date(first)}`,
            date: first,
          })),
          ...(milestones.data?.milestones ?? []).map((each) => ({
            label: `${each.label}: ${date(each.date)}`,
            date: each.date,
          })),
        ]}
        set={params.date !== null}
        landed={
          totals?.landedFirst && totals.landedLast ? { first: totals.landedFirst, last: totals.landedLast } : null
        }
      />
      <Select
        label="By"
        value={by}
        set={by !== 'group'}
        onChange={(id) => setQuery(asBy(id, within))}
        options={templateDimensions.map((id) => ({ id, label: dimensionWords[id].choice }))}
      />
      {(hasGroups || within !== null) && <WithinSelect config={config} within={within} />}
      <PathText pages={params.pages} onChange={(pattern) => setQuery({ pages: pattern })} />
      {(channel !== null || (by !== 'channel' && (totals?.channels.length ?? 0) > 1)) && (
        <ChannelSelects
          channel={channel}
          channels={totals?.channels ?? noChannels}
          onChange={(id) => setQuery({ channel: id })}
        />
      )}
      {(device !== null || (by !== 'device' && (totals?.devices.length ?? 0) > 0)) && (
        <DeviceSelect
          device={device}
          devices={totals?.devices ?? noDevices}
          onChange={(id) => setQuery({ device: id })}
        />
      )}
      {(within !== null || params.pages !== null || params.against !== null) && (
        <AgainstSelect against={params.against} config={config} />
      )}
      <WithinEachSelect withinEach={withinEach} choices={withinEachChoices} />
      <Select
        label="Converted"
        value={String(withinDays ?? fitting)}
        set={withinDays !== null}
        onChange={(id) => setQuery({ withinDays: id === fitting ? null : id })}
        options={[
          {
            id: fitting,
            label:
              withinDays === null && answered?.withinDays
                ? `within ${counted(answered.withinDays, 'day')}`
                : 'as fits the data',
            note: 'so that 90 % of conversions count',
          },
          ...daysChoices(withinChoices, withinDays),
        ]}
      />
      {all && answered?.date && (
        <Button icon={CalendarPlus} onPress={() => setQuery({ date: params.date, from: all.from, to: all.to })}>
          Compare all days
        </Button>
      )}
    </>
  )
}

/** The same report with another choice of days. */
function choiceHref(
  query: URLSearchParams,
  { date }: Params,
  { from, to, withinDays }: Result['totals']['otherwise'][number],
): string {
  return toHref('/before-after', { ...Object.fromEntries(query), date, from, to, withinDays: String(withinDays) })
}

const rateText = (rate: number | null, digits: number): string => (rate === null ? '–' : percent(rate, digits))

/** The same with so many days to convert. */
const withinHref = (query: URLSearchParams, days: number): string =>
  toHref('/before-after', { ...Object.fromEntries(query), withinDays: String(days) })

function Answer({
  report,
  answer,
  filters,
}: {
  report: Result
  answer: ReturnType<typeof useReport<'before-after'>>
  filters: ReactNode
}) {
  const chart = useRef<ChartHandle>(null)
  const { rows, totals, params } = report
  const context = useContentContext(params.goal)
  const { noun } = context
  const [query] = useQueryParams()
  const { from, date: middle, to, within, pages, channel, device, withinDays } = params
  /** The people of one side; of everybody where the row is none of the groups. */
  const peopleOf = useCallback(
    (row: Row, side: 'before' | 'after') =>
      peopleHref(query, {
        key: row.key === everybodyKey ? null : row.key,
        model: null,
        lookbackDays: null,
        unit: null,
        excludeDirect: null,
        within,
        pages,
        channel,
        device,
        withinDays,
        from: side === 'before' ? from : middle,
        to: side === 'before' ? middle : to,
      }),
    [query, from, middle, to, within, pages, channel, device, withinDays],
  )
  const words = dimensionWords[params.by]
  const digits = digitsOf(report)
  const finding = useMemo(() => beforeAfterFinding(report), [report])
  const everybody: Row = useMemo(
    () => ({
      ...totals,
      key: everybodyKey,
      pAdjusted: null,
      exactPAdjusted: null,
      sameMixPAdjusted: null,
      againstDifference: null,
      againstLow: null,
      againstHigh: null,
      againstPAdjusted: null,
    }),
    [totals],
  )
  const heldTo = saidMix(report)
  const isOnOnePage = useIsOnOnePage()
  const isTight = useIsTight()
  // On one page those are all that stand below the headline.
  const beside = isOnOnePage ? finding.limits : finding.sub
  const named = rowsNamed(rows, [...finding.headline, ' ', ...beside]).length
  const drawnAtMost = Math.max(
    Math.min(named, isTight ? 2 : mostNamed),
    useRowsDrawn(mostDrawn + 1, pairHeight) - (heldTo === null ? 1 : 2) - unchangedRows(report, digits).length,
  )
  const drawn = useMemo(
    () => [
      ...(rows.length > 1 ? [everybody] : []),
      ...rowsOfSentence(
        rows.toSorted((a, b) => Number(b.enough) - Number(a.enough)),
        drawnAtMost,
        finding.headline,
        beside,
      ),
    ],
    [everybody, rows, drawnAtMost, finding.headline, beside],
  )
  const ofAll = useOfAll()
  const nameOf = (row: Row): string => (row.key === everybodyKey ? allName(params) : row.key)
  const isClear = (row: Row): boolean => (row.key === everybodyKey ? row.enough && isTold(row.pValue) : isChanged(row))
  const tipOf = (row: Row): TipContent => {
    const before = rateOf(row.convertedBefore, row.peopleBefore)
    const after = rateOf(row.convertedAfter, row.peopleAfter)
    return {
      title: nameOf(row),
      figures: [
        {
          label: 'Before',
          value: `${rateText(row.rateBefore, digits)}, ${count(row.convertedBefore)} of ${count(row.peopleBefore)}`,
        },
        ...(before ? [{ label: '95 % interval', value: percentRange(before.low, before.high, digits) }] : []),
        {
          label: 'Since',
          value: `${rateText(row.rateAfter, digits)}, ${count(row.convertedAfter)} of ${count(row.peopleAfter)}`,
          strong: true,
        },
        ...(after ? [{ label: '95 % interval', value: percentRange(after.low, after.high, digits) }] : []),
        ...(row.difference === null || !row.enough
          ? []
          : [
              { label: 'Change, points', value: points(row.difference, digits) },
              { label: '95 % interval', value: `${points(row.low ?? 0, digits)} to ${points(row.high ?? 0, digits)}` },
              row.key === everybodyKey
                ? { label: 'p', value: pCell(row.pValue) }
                : { label: 'p, adjusted', value: pCell(row.pAdjusted) },
            ]),
      ],
      note: row.enough
        ? isClear(row)
          ? 'Differs before and since, at 5 %. No randomised test.'
          : 'Not told apart.'
        : tooFewFor(row),
      keys: [['Enter', `the ${count(row.peopleAfter)} people since`]],
    }
  }
  const heldAgainst = unchangedRows(report, digits)
  const byKey = new Map(drawn.map((row) => [row.key, row]))
  const { mark, tip } = useMarks({
    order: drawn.flatMap(({ key }, at) => [
      key,
      ...(at === 0 && heldTo !== null ? [sameMixKey] : []),
      ...(at === 0 ? heldAgainst.map(({ key: of }) => of) : []),
    ]),
    tip: (key) => {
      const held = heldAgainst.find((each) => each.key === key)
      if (held) return held.tip
      if (key === sameMixKey && heldTo !== null) return sameMixTip(report, heldTo, digits)
      const row = byKey.get(key)
      return row ? tipOf(row) : null
    },
    onPress: (key) => {
      const row = byKey.get(key)
      if (row) navigate(peopleOf(row, 'after'))
    },
  })
  const groupRows = drawn.map((row): RateRow => {
    const before = rateOf(row.convertedBefore, row.peopleBefore)
    const after = rateOf(row.convertedAfter, row.peopleAfter)
    const tipContent = tipOf(row)
    return {
      key: row.key,
      label: nameOf(row),
      note: `${count(row.peopleBefore)} → ${count(row.peopleAfter)}`,
      before: before && estimateOf(before.rate, before.low, before.high),
      rate: after && estimateOf(after.rate, after.low, after.high),
      difference: estimateOf(row.difference, row.low, row.high),
      enough: row.enough,
      clear: isClear(row),
      grey: false,
      says: `${nameOf(row)}. ${tipContent.figures.map((figure) => `${figure.label}: ${figure.value}`).join(', ')}. ${tipContent.note ?? ''} Enter shows the people since.`,
    }
  })
  const chartRows = [
    ...groupRows.slice(0, 1),
    ...(heldTo === null ? [] : [sameMixRow(report, heldTo, digits)]),
    ...heldAgainst,
    ...groupRows.slice(1),
  ]
  const since = date(params.date ?? '')
  const sum = (of: (row: Row) => number): number => rows.reduce((total, row) => total + of(row), 0)
  const forms = formsOnlySentence(report)
  const addsUp =
    sum((row) => row.peopleBefore) === totals.peopleBefore &&
    sum((row) => row.peopleAfter) === totals.peopleAfter &&
    sum((row) => row.convertedBefore) === totals.convertedBefore &&
    sum((row) => row.convertedAfter) === totals.convertedAfter
  return (
    <ReportAnswer
      slug={slug}
      report={report}
      finding={<Said words={finding.headline} />}
      limits={[...finding.limits, ...(forms === null ? [] : [forms])]}
      sub={
        <>
          {finding.sub.join(' ')} <MoreSaid label="More about this comparison" sentences={finding.more} />{' '}
          <Aside said={forms} ways={[{ to: '/settings', label: 'Page views' }]} />
          <Ways
            ways={[
              ...totals.otherwise.map((choice) => ({
                to: choiceHref(query, params, choice),
                label: `${date(choice.from)} to ${date(addDays(choice.to, -1))}, within ${counted(choice.withinDays, 'day')}`,
              })),
              ...(totals.fewerDays === null
                ? []
                : [
                    {
                      to: withinHref(query, totals.fewerDays.withinDays),
                      label: `Within ${counted(totals.fewerDays.withinDays, 'day')}`,
                    },
                  ]),
              { to: trendHref(query, params), label: 'Rate over time' },
              ...(totals.unusualDays.length > 0 ? [{ to: '/volume?measure=people', label: 'Unusual days' }] : []),
            ]}
          />
        </>
      }
      filters={filters}
      method={[
        [
          'Who is before, who is since',
          `Everybody counts once, in the ${words.one} and in the period of their very first page view. Who had landed before the first day, or had reached the goal before they landed, counts on neither side.`,
        ],
        [
          'The same time for both',
          `People of the earlier period have had longer to convert, so only what happens within ${counted(params.withinDays ?? 0, 'day')} of landing counts; who landed too late to have had so long is on neither side. The data end with the last page view; where the goal comes from files without page views, with those, whether they end earlier or later. Unless you choose, the days are the fewest of 1, 7, 14, 30, 60 and 90 within which at least 90 % of the conversions after landing come (both periods together) and which leave people on both sides.`,
        ],
        [
          'Change',
          'Rate since minus rate before with Newcombe’s 95 % interval (1998, method 10), and a two-sided pooled z test without continuity correction. p is adjusted over all rows with enough people (Benjamini and Hochberg 1995).',
        ],
        [
          ifAlike,
          'The change within each device and channel, or campaign where that is known of many, that people landed on and by (or of what is chosen as Within each), weighted by people before × people since ÷ people of both (Mantel and Haenszel), with Miettinen and Nurminen’s 95 % interval, which is of the same test as its p (Cochran, Mantel and Haenszel). It leads where it is no change and that of everybody is one, and where it is chosen.',
        ],
        ...(totals.unchanged === null
          ? []
          : ([
              [
                'Against unchanged pages',
                'Difference in differences: the change of these people less the change, in the same days, of people who landed on other pages whose content group is the same through both periods. Its 95 % interval and p are of one z test in which each of the four rates has its own variance. It takes away what changed for all pages alike, not what changed for some of them. If visitors were alike: the difference of both changes within each device and channel, or campaign where the same ones are on all four sides (or what is chosen as Within each), weighted by 1 ÷ Σ 1 ÷ people of its four sides; interval and p by the normal distribution, with each rate’s own variance.',
              ],
            ] satisfies [string, string][])),
        [
          'Rates and mix',
          'The rate of everybody also moves when other people come. Kitagawa’s split (1955): each group adds (change of its rate) × (its mean share of people), and (change of its share) × (its mean rate less that of everybody). The two columns sum to the change of everybody; a group that is on one side only is mix.',
        ],
        [
          'Too few to tell',
          'If both had the same rate, fewer than five converters or five non-converters would be expected on one side. Then its p is not shown, and the others are not adjusted for it. Beside it stands Fisher’s exact test, two-sided, made for small numbers, adjusted over all rows.',
        ],
        [
          'How many people it takes',
          'On each side, so that a two-sided z test at 5 % sees rates as these with a chance of 80 % (Fleiss, without correction).',
        ],
        [
          'What it cannot say',
          'A date is no coin: season, campaigns, prices and tracking change with it too. A test that shows people one page or the other by chance can tell; this cannot.',
        ],
        ...contentTerms(context, null, params.by),
      ]}
      addsUp={addsUp}
      trust={
        <>
          {count(totals.peopleBefore + totals.peopleAfter)} people = {count(totals.peopleBefore)} before +{' '}
          <b>{count(totals.peopleAfter)}</b> since.
          {leftOutOf(report, noun.one)}
        </>
      }
      chart={chart}
      drawn={rows.length > 0}
    >
      {rows.length > 0 ? (
        <>
          <div className={s['chart']}>
            <ChartFrame
              least={leastTwoScales}
              ref={chart}
              stale={answer.stale}
              fileName={slug}
              said={finding.sub.join(' ')}
              saysDays
              title={(width) => (
                <TwoTitles
                  width={width}
                  at={differenceStart(width)}
                  first={{
                    name: `Rate before and since ${since}`,
                    notes: [
                      'people and rate, grey before; 95 % interval',
                      'grey before; 95 % interval',
                      'grey before',
                    ].map((note) => `${note}${ofAll(drawnAtMost, rows.length)}`),
                  }}
                  second={{
                    name: 'Change',
                    notes: [
                      ...(rows.length > 1 ? ['points; filled = differs at 5 % after adjustment'] : []),
                      'points; filled = differs at 5 %',
                      'points; filled = differs',
                      'points',
                    ],
                  }}
                />
              )}
              text={`Conversion rate before and since ${since} of ${count(rows.length)} ${words.many}. ${drawn
                .slice(0, 6)
                .map(
                  (row) =>
                    `${nameOf(row)}: ${rateText(row.rateBefore, digits)}, then ${rateText(row.rateAfter, digits)}${row.enough ? '' : ', fewer than 5 expected'}.`,
                )
                .join(' ')} The table has all figures.`}
            >
              {(width) => <RateRows rows={chartRows} width={width} label="Rate before and since" mark={mark} />}
            </ChartFrame>
          </div>
          {tip}
          <div className={s['table']}>
            <DataTable
              label="Before and since"
              columns={tableColumns(report, digits, capital(words.one), peopleOf)}
              rows={rows}
              rowKey={(row) => row.key}
              onPress={(row) => navigate(peopleOf(row, 'after'))}
              stale={answer.stale}
              maxHeight={480}
            />
          </div>
        </>
      ) : (
        <div className={s['gap']}>
          <EmptyState title="Nobody landed in these days">Choose another date, or longer periods.</EmptyState>
        </div>
      )}
    </ReportAnswer>
  )
}

const endWords = (by: Result['totals']['dataEndBy'], noun: string): string =>
  by === 'page views'
    ? 'the last page view'
    : by === 'goal'
      ? `the file with the ${noun} ends`
      : 'the last day of the goal ends'

/** Who is on neither side, and why. */
function leftOutOf({ totals, params }: Result, noun: string): string {
  const { landedEarlier, landedEarlierConverted, convertedEarlier, landedAfter, tooRecent, convertedLater, withoutLanding } = totals // prettier-ignore
  const within = counted(params.withinDays ?? 0, 'day')
  const from = params.from !== null && isDate(params.from) ? date(params.from) : params.from
  const notCounted = [
    landedEarlier > 0 &&
      `${count(landedEarlier)} seen in these days who had landed before ${from}${landedEarlierConverted > 0 ? ` (${count(landedEarlierConverted)} with a ${noun} by then)` : ''}`,
    convertedEarlier > 0 && `${count(convertedEarlier)} with a ${noun} before their first page`,
    landedAfter > 0 &&
      `${count(landedAfter)} who landed after ${params.to !== null && isDate(params.to) ? date(addDays(params.to, -1)) : 'them'}, the last whole day of those compared`,
    tooRecent > 0 && `${count(tooRecent)} who landed less than ${within} before ${endWords(totals.dataEndBy, noun)}`,
    withoutLanding > 0 && `${count(withoutLanding)} with a ${noun} and no page at all`,
  ].filter((each) => each !== false)
  return [
    notCounted.length > 0 && ` Not counted: ${listed(notCounted)}.`,
    convertedLater > 0 &&
      ` ${count(convertedLater)} whose ${noun} came later than ${within} are counted as without one.`,
  ]
    .filter(Boolean)
    .join('')
}

/** What everybody's change is with the same mix before and since, which has no rates of its own. */
function sameMixRow(report: Result, mixOf: WithinEach, digits: number): RateRow {
  const { sameMixDifference, sameMixLow, sameMixHigh, sameMixPValue } = report.totals
  const { title, figures } = sameMixTip(report, mixOf, digits)
  return {
    key: sameMixKey,
    label: ifAlike,
    note: `in ${strataWords[mixOf].one}`,
    before: null,
    rate: null,
    difference: estimateOf(sameMixDifference, sameMixLow, sameMixHigh),
    enough: true,
    clear: isTold(sameMixPValue),
    grey: false,
    says: `${title}. ${figures.map((figure) => `${figure.label}: ${figure.value}`).join(', ')}.`,
  }
}

/** The pages that stayed as they were, and the change less theirs, which has no rates of its own; that with visitors alike too. */
function unchangedRows(
  { totals: { unchanged, mixOf } }: Result,
  digits: number,
): (RateRow & { tip: TipContent & { title: string } })[] {
  if (unchanged === null) return []
  const { rateBefore, rateAfter, convertedBefore, peopleBefore, convertedAfter, peopleAfter, enough } = unchanged
  const before = rateOf(convertedBefore, peopleBefore)
  const after = rateOf(convertedAfter, peopleAfter)
  const row = (
    named: Pick<RateRow, 'key' | 'label' | 'note'> & Partial<Pick<RateRow, 'before' | 'rate'>>,
    title: string,
    rates: TipContent['figures'],
    of: { difference: number | null; low: number | null; high: number | null; pValue: number | null; enough: boolean },
  ) => {
    const tip = { title, figures: [...rates, ...changeFigures(of, digits)] }
    return {
      before: null,
      rate: null,
      ...named,
      difference: estimateOf(of.difference, of.low, of.high),
      enough: of.enough,
      clear: of.enough && isTold(of.pValue),
      grey: false,
      says: `${title}. ${tip.figures.map((figure) => `${figure.label}: ${figure.value}`).join(', ')}.`,
      tip,
    }
  }
  const sides = (rate: number | null, converted: number, people: number): string =>
    `${rateText(rate, digits)}, ${count(converted)} of ${count(people)}`
  const { againstDifference, againstLow, againstHigh, againstPValue } = unchanged
  const { againstSameMixDifference, againstSameMixLow, againstSameMixHigh, againstSameMixPValue } = unchanged
  return [
    row(
      {
        key: unchangedKey,
        label: 'Unchanged pages',
        note: `${count(peopleBefore)} → ${count(peopleAfter)}`,
        before: before && estimateOf(before.rate, before.low, before.high),
        rate: after && estimateOf(after.rate, after.low, after.high),
      },
      `${counted(unchanged.pages, 'page')} that stayed as they were`,
      [
        { label: 'Before', value: sides(rateBefore, convertedBefore, peopleBefore) },
        { label: 'Since', value: sides(rateAfter, convertedAfter, peopleAfter) },
      ],
      { ...unchanged, enough },
    ),
    row(
      { key: againstKey, label: 'Against unchanged pages', note: 'difference of both changes' },
      'Change less that of unchanged pages',
      [],
      { difference: againstDifference, low: againstLow, high: againstHigh, pValue: againstPValue, enough: againstDifference !== null }, // prettier-ignore
    ),
    ...(mixOf === null || againstSameMixDifference === null
      ? []
      : [
          row(
            { key: againstAlikeKey, label: 'The same if visitors were alike', note: `in ${strataWords[mixOf].one}` },
            `Change less that of unchanged pages, with ${alikeWords(mixOf)} on all four sides`,
            [],
            { difference: againstSameMixDifference, low: againstSameMixLow, high: againstSameMixHigh, pValue: againstSameMixPValue, enough: true }, // prettier-ignore
          ),
        ]),
  ]
}

/** A change with its interval and p, as a tip has them. */
const changeFigures = (
  { difference, low, high, pValue }: { difference: number | null; low: number | null; high: number | null; pValue: number | null }, // prettier-ignore
  digits: number,
): TipContent['figures'] =>
  difference === null
    ? []
    : [
        { label: 'Change, points', value: points(difference, digits), strong: true },
        { label: '95 % interval', value: `${points(low ?? 0, digits)} to ${points(high ?? 0, digits)}` },
        { label: 'p', value: pCell(pValue) },
      ]

/** What the change of the chosen pages is held against. */
function AgainstSelect({ against, config }: { against: string | null; config: WorkspaceConfig | undefined }) {
  const [, setQuery] = useQueryParams()
  const groups = (config?.contentGroups ?? []).filter(({ role }) => role === 'content').map(({ group }) => group)
  const all = [...new Set([...groups, ...(against === null || against === anyPage ? [] : [against])])]
  return (
    <Select
      label="Held against"
      value={against ?? ''}
      set={against !== null}
      onChange={(id) => setQuery({ against: id === '' ? null : id })}
      options={[
        { id: '', any: true, label: 'nothing' },
        { id: anyPage, label: 'all unchanged pages' },
        ...all.map((id) => ({ id, label: `unchanged pages of ${id}` })),
      ]}
    />
  )
}

const sameMixTip = ({ totals }: Result, mixOf: WithinEach, digits: number): TipContent & { title: string } => ({
  title: `With ${alikeWords(mixOf)} before and since`,
  figures: changeFigures(
    { difference: totals.sameMixDifference, low: totals.sameMixLow, high: totals.sameMixHigh, pValue: totals.sameMixPValue }, // prettier-ignore
    digits,
  ),
})

/** Both sides, which a document may break between. */
const Pair = ({ before, since }: { before: ReactNode; since: ReactNode }) => (
  <span>
    {before}
    {'\u00a0→ '}
    {since}
  </span>
)

/** Of whom the totals are. */
function allName(params: Result['params']): string {
  const on = landedOn(params, (group) => group)
  if (on !== null) return `All on ${on}`
  return params.channel === null && params.device === null ? 'Everybody' : 'All of these'
}

type PeopleOf = (row: Row, side: 'before' | 'after') => string

/** A number of people that leads to them. */
function People({ to, people }: { to: string; people: number }) {
  if (useDocumentView() !== null || people === 0) return count(people)
  return <a href={`#${to}`}>{count(people)}</a>
}

/** Periods of which counts of people cannot be held against each other. */
const isUnequal = ({ daysBefore, daysAfter }: Result['totals']): boolean =>
  Math.round(daysBefore) !== Math.round(daysAfter)

function tableColumns(report: Result, digits: number, head: string, peopleOf: PeopleOf): Column<Row>[] {
  const { rows, totals, params } = report
  const end = { align: 'end' } as const
  const share = (people: number, of: number): string => (of === 0 ? '–' : percent(people / of))
  // Then it is everybody, and there is no mix.
  const isOne = rows.length === 1
  const alike = rows.some(isTurnedByMix) || params.withinEach !== null ? totals.mixOf : isOne ? saidMix(report) : null
  const parts =
    totals.difference === null || totals.rateEffect === null
      ? null
      : splitPoints(totals.difference, totals.rateEffect, digits)
  return [
    {
      id: 'key',
      header: head,
      value: (row) => row.key,
      wrap: true,
      total: allName(params),
    },
    {
      id: 'people',
      header: isUnequal(totals)
        ? `People of ${count(Math.round(totals.daysBefore))} days → ${count(Math.round(totals.daysAfter))} days`
        : 'People before → since',
      ...end,
      value: (row) => row.peopleAfter,
      cell: (row) => (
        <Pair
          before={<People to={peopleOf(row, 'before')} people={row.peopleBefore} />}
          since={<People to={peopleOf(row, 'after')} people={row.peopleAfter} />}
        />
      ),
      total: <Pair before={count(totals.peopleBefore)} since={count(totals.peopleAfter)} />,
    },
    {
      id: 'converted',
      header: `${params.goal ?? 'Converted'} before → since`,
      title: `Of these people: reached ${params.goal ?? 'the goal'} within ${counted(params.withinDays ?? 0, 'day')} of landing`,
      ...end,
      value: (row) => row.convertedAfter,
      cell: (row) => <Pair before={count(row.convertedBefore)} since={count(row.convertedAfter)} />,
      total: <Pair before={count(totals.convertedBefore)} since={count(totals.convertedAfter)} />,
    },
    ...(isOne
      ? []
      : [
          {
            id: 'share',
            header: 'Share of people',
            ...end,
            dim: true,
            spare: true,
            value: (row: Row) => row.peopleAfter,
            cell: (row: Row) => (
              <Pair
                before={share(row.peopleBefore, totals.peopleBefore)}
                since={share(row.peopleAfter, totals.peopleAfter)}
              />
            ),
          },
        ]),
    {
      id: 'rate',
      header: 'Rate before → since',
      ...end,
      value: (row) => row.rateAfter,
      cell: (row) => <Pair before={rateText(row.rateBefore, digits)} since={rateText(row.rateAfter, digits)} />,
      total: <Pair before={rateText(totals.rateBefore, digits)} since={rateText(totals.rateAfter, digits)} />,
    },
    {
      id: 'difference',
      header: 'Change, points',
      ...end,
      value: (row) => (row.enough ? row.difference : null),
      cell: (row) => (row.difference === null || !row.enough ? '' : points(row.difference, digits)),
      total: totals.difference === null || !totals.enough ? '' : points(totals.difference, digits),
    },
    {
      id: 'interval',
      header: '95 % interval',
      ...end,
      dim: true,
      value: (row) => (row.enough ? row.low : null),
      cell: (row) =>
        row.low === null || !row.enough ? (
          ''
        ) : (
          <span>
            {points(row.low, digits)} to {points(row.high ?? 0, digits)}
          </span>
        ),
      total:
        totals.low === null || !totals.enough ? (
          ''
        ) : (
          <span>
            {points(totals.low, digits)} to {points(totals.high ?? 0, digits)}
          </span>
        ),
    },
    {
      id: 'adjusted',
      header: 'p, adjusted',
      title:
        'Two-sided, pooled z test; Benjamini–Hochberg over all rows with enough people. Of everybody it is one test.',
      ...end,
      value: (row) => row.pAdjusted,
      cell: (row) => pCell(row.pAdjusted),
      total: totals.enough ? pCell(totals.pValue) : '',
    },
    ...sameMixColumns<Row>(alike, digits),
    ...(totals.unchanged === null || isOne
      ? []
      : [
          {
            id: 'against',
            header: 'Against unchanged',
            title:
              'Change of the row less that of the unchanged pages, in points; p adjusted over the rows that have one',
            ...end,
            value: (row: Row) => row.againstDifference,
            cell: (row: Row) =>
              row.againstDifference === null
                ? ''
                : `${points(row.againstDifference, digits)} (p ${pCell(row.againstPAdjusted)})`,
            total:
              totals.unchanged.againstDifference === null
                ? ''
                : `${points(totals.unchanged.againstDifference, digits)} (p ${pCell(totals.unchanged.againstPValue)})`,
          },
        ]),
    ...(isOne
      ? []
      : [
          {
            id: 'rateEffect',
            header: 'By rate',
            title: 'Part of the change of everybody, in points, that comes from the rate of this row',
            ...end,
            value: (row: Row) => row.rateEffect,
            cell: (row: Row) => (row.rateEffect === null ? '' : points(row.rateEffect, digits)),
            total: parts?.rate ?? '',
          },
          {
            id: 'mixEffect',
            header: 'By mix',
            title: 'Part of the change of everybody, in points, that comes from the share of this row',
            ...end,
            value: (row: Row) => row.mixEffect,
            cell: (row: Row) => (row.mixEffect === null ? '' : points(row.mixEffect, digits)),
            total: parts?.mix ?? '',
          },
        ]),
    {
      id: 'verdict',
      header: verdictHeader(alike),
      value: (row) =>
        row.enough ? (isChanged(row) ? ((row.difference ?? 0) > 0 ? 'higher' : 'lower') : 'not told apart') : 'too few',
      cell: (row) =>
        !row.enough ? (
          <TooFewVerdict row={row} why={tooFewFor(row)} told={(row.difference ?? 0) > 0 ? 'higher' : 'lower'} />
        ) : isChanged(row) ? (
          <Chip tone={(row.difference ?? 0) > 0 ? 'c3' : 'c4'}>{(row.difference ?? 0) > 0 ? 'higher' : 'lower'}</Chip>
        ) : (
          <Chip>not told apart</Chip>
        ),
    },
  ]
}
