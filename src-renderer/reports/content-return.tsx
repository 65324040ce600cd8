import { Pencil } from 'lucide-react'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { channelsIn } from '../../shared/pages/channels.ts'
import { convertedSentence, costPeriodSentence, fitPeriod } from '../../shared/notes/cost-period.ts'
import { costedName } from '../../shared/notes/costs-covered.ts'
import { costsTold, furtherOutSentence } from '../../shared/notes/costs-each.ts'
import { costsElsewhere } from '../../shared/notes/costs-elsewhere.ts'
import { unsplitSentence } from '../../shared/notes/costs-unsplit.ts'
import { costBy } from '../../shared/config.ts'
import { addDays, dateRange } from '../../shared/text/figures.ts'
import { costDimensions, notAssigned, sharedCostDimensions } from '../../shared/pages/cost-dimensions.ts'
import { ownTagsSentence, uncountedTaggedSentence } from '../../shared/notes/own-tags.ts'
import { pagesAfterSentence } from '../../shared/notes/pages-after.ts'
import { untaggedTouchesSentence } from '../../shared/notes/untagged-touches.ts'
import { withoutCommands } from '../../shared/command-hints.ts'
import { sharedCostsSentence } from '../../shared/notes/costs-shared.ts'
import { notGroups } from '../../shared/pages/not-groups.ts'
import { onlyThose } from '../../shared/findings/only-those.ts'
import { returnIntervals } from '../../shared/reports/content-return.ts'
import type { Report, ReportRow } from '../../shared/reports/index.ts'
import { useQuery, useReport, useWorkspace } from '../api.ts'
import { barRowHeight, CostBars } from '../charts/CostBars.tsx'
import { useMarks } from '../charts/marks.tsx'
import { BySelect } from '../components/BySelect.tsx'
import { Button } from '../components/Button.tsx'
import { ChartFrame, type ChartHandle } from '../components/ChartFrame.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { Num } from '../components/Finding.tsx'
import { LookbackSelect } from '../components/LookbackSelect.tsx'
import { CutText } from '../components/PathChip.tsx'
import { SegmentedControl } from '../components/SegmentedControl.tsx'
import { Select } from '../components/Select.tsx'
import { type TipContent, tipText } from '../components/Tooltip.tsx'
import { endsAndNamed } from '../document/rows-of-sentence.ts'
import { useDocumentView, useOfAll, useRowsDrawn } from '../document/view.ts'
import { count, counted, decimals, listed, money, moneyAlike, moneyShort, percent, pText } from '../format.ts'
import { navigate, toHref, useQueryParams } from '../route.ts'
import { useBroughtCosts } from '../store.ts'
import { capital, dimensionWords, type Model, modelWords } from '../words.ts'
import { ChannelSelects } from './filters/ChannelSelects.tsx'
import { TouchSelect } from './filters/TouchSelect.tsx'
import { contentTerms, hasContentGap, useContentContext } from './content.tsx'
import s from './reports.module.css'
import { ContentCosts } from './content-costs.tsx'
import { fewest } from './fewest.ts'
import { peopleHref, whoCost } from './people-link.ts'
import { RenamedCosts, renamedCostsSentences } from './notes/RenamedCosts.tsx'
import { Aside } from './notes/Aside.tsx'
import { ReportAnswer, ReportScreen } from './report-screen.tsx'
import { noCostWords, ReturnOverTime } from './return-over-time.tsx'
import { paramsFrom } from './view.ts'
import { isWorthTold } from './worth-told.ts'

/** So many bars are never cut. */
const fewBars = 6

const slug = 'content-return'
type Row = ReportRow<'content-return'>

const noChannels: Report<'content-return'>['totals']['channels'] = []

const isApart = (row: Row): boolean => notGroups.includes(row.key)

/** What content groups cost against what they brought; costs are entered here or in the configuration. */
export default function ContentReturn() {
  const { status } = useWorkspace()
  const [query, setQuery] = useQueryParams()
  const params = paramsFrom(slug, query)
  const answer = useReport(slug, params, { enabled: !hasContentGap(status) })
  const channels = answer.data?.totals.channels ?? noChannels
  const [editing, setEditing] = useState(false)
  const brought = useBroughtCosts(({ read }) => read)
  const { data: config } = useQuery('config.get', {}, { enabled: Boolean(status) })
  const shareable = [...new Set(config?.contentCosts.map(costBy))]
  const filters = (
    <>
      <SegmentedControl
        label="Time"
        value={params.interval ?? 'whole'}
        onChange={(id) => setQuery({ interval: id === 'whole' ? null : id })}
        options={[{ id: 'whole', label: 'Whole period' }, ...returnIntervals.map((id) => ({ id, label: capital(id) }))]}
      />
      <Select
        label="Credit"
        value={params.model}
        set={params.model !== 'first'}
        onChange={(id) =>
          setQuery({ model: id === 'first' ? null : id, ...(id !== 'first' && id !== 'last' && { channel: null }) })
        }
        options={Object.entries(modelWords).map(([id, { label, note }]) => ({ id: id as Model, label, note }))}
      />
      <BySelect value={params.by} of={costDimensions} usual="group" also={{ shareCostsOf: null }} />
      {params.by === 'group' && (params.shareCostsOf !== null || shareable.length > 0) && (
        <Select
          label="Costs"
          value={params.shareCostsOf ?? ''}
          set={params.shareCostsOf !== null}
          onChange={(id) => setQuery({ shareCostsOf: id === '' ? null : id })}
          options={[
            { id: '', any: true, label: 'entered for groups' },
            ...sharedCostDimensions
              .filter((id) => id === params.shareCostsOf || shareable.includes(id))
              .map((id) => ({ id, label: `of ${dimensionWords[id].many}, shared` })),
          ]}
        />
      )}
      {(params.channel !== null || (params.by !== 'channel' && channels.length > 1)) && (
        <ChannelSelects channel={params.channel} channels={channels} onChange={(channel) => setQuery({ channel })} />
      )}
      <LookbackSelect value={params.lookbackDays} />
      <TouchSelect unit={params.unit} />
    </>
  )
  return (
    <>
      <ReportScreen
        slug={slug}
        answer={answer}
        would="what content costs per page and per conversion"
        filters={filters}
      >
        {(report) =>
          report.params.interval === null ? (
            <Answer report={report} answer={answer} filters={filters} onEdit={() => setEditing(true)} />
          ) : (
            <ReturnOverTime report={report} interval={report.params.interval} answer={answer} filters={filters} />
          )
        }
      </ReportScreen>
      {/* Before there is a goal too: a table of costs may come with the first visits. */}
      {(editing || brought !== null) && config && (answer.data ?? hasContentGap(status)) && (
        <ContentCosts
          by={params.by}
          names={[...new Set(answer.data?.rows.filter((row) => !isApart(row)).map((row) => row.key))]}
          config={config}
          brought={brought}
          onClose={() => {
            setEditing(false)
            useBroughtCosts.setState({ read: null })
          }}
          onSaved={(saved) => setQuery({ by: saved === 'group' ? null : saved })}
        />
      )}
    </>
  )
}

/** The cheapest and the dearest, where chance alone may make their difference. */
function chanceSentence(
  { cheapest, dearest, pValue, enough }: NonNullable<Report<'content-return'>['totals']['extremes']>,
  said: (key: string) => string,
): string {
  const both = `${said(cheapest)}, ${said(dearest)}`
  return enough ? `${both}: chance alone may make such a difference (${pText(pValue)}).` : `${both}: too few to tell.`
}

/** Which costs are in it. */
const costsIn = (report: Report<'content-return'>): string[] =>
  [sharedCostsSentence(report), costPeriodSentence(report), convertedSentence(report), unsplitSentence(report)].filter(
    (sentence) => sentence !== null,
  )

const untaggedTouches = (report: Report<'content-return'>): string | null => {
  const sentence = untaggedTouchesSentence(report)
  return sentence === null ? null : withoutCommands(sentence)
}

function Answer({
  report,
  answer,
  filters,
  onEdit,
}: {
  report: Report<'content-return'>
  answer: ReturnType<typeof useReport<'content-return'>>
  filters: ReactNode
  onEdit: () => void
}) {
  const { status } = useWorkspace()
  const [query, setQuery] = useQueryParams()
  const { data: config } = useQuery('config.get', {})
  const isDocument = useDocumentView() !== null
  const elsewhere = costsElsewhere(report, config?.contentCosts ?? [])
  const fit = fitPeriod(report)
  const untagged = untaggedTouches(report)
  const ownTags = ownTagsSentence(report)
  const uncounted = uncountedTaggedSentence(report)
  const after = pagesAfterSentence(report)
  const chart = useRef<ChartHandle>(null)
  const { totals, params } = report
  const { by, shareCostsOf } = params
  const words = dimensionWords[by]
  // What is no group of its own comes last.
  const rows = useMemo(() => report.rows.toSorted((a, b) => Number(isApart(a)) - Number(isApart(b))), [report])
  const context = useContentContext(params.goal)
  const { noun } = context
  const hasWorth = isWorthTold(context.hasWorth, totals)
  const currency = status?.currency ?? 'USD'
  const amount = (value: number | null): string => (value === null ? '' : money(value, currency))
  const isOne = params.channel !== null
  const noCost = noCostWords(params)
  const shared = shareCostsOf === null ? 'One' : `With costs of ${dimensionWords[shareCostsOf].many} shared, one`
  const isCosted = rows.some((row) => row.cost !== null)
  // Read down a column and against each other in the sentence, so all with cents or none.
  const alike = (values: readonly (number | null)[]): typeof amount => {
    const text = moneyAlike(values, currency)
    return (value) => (value === null ? '' : text(value))
  }
  const perConversion = alike([...rows.map((row) => row.costPerConversion), totals.costPerConversion])
  const intervalOf = ({ costPerConversionLow: low, costPerConversionHigh: high }: Row | typeof totals): string =>
    low === null ? '' : `${perConversion(low)} – ${perConversion(high)}`
  const worth = alike([...rows.map((row) => row.value), isCosted ? totals.costedValue : totals.value])
  const perPage = alike(rows.map((row) => row.costPerPage))
  const ranked = rows
    .filter((row) => row.cost !== 0 && row.costPerConversion !== null && row.conversions >= fewest)
    .toSorted((a, b) => (a.costPerConversion ?? 0) - (b.costPerConversion ?? 0))
  const { extremes } = totals
  const isTold = costsTold(report)
  // Costs of other days than the conversions make no figure to begin with.
  const { costsFit } = totals
  const [cheapest, dearest] = [extremes?.cheapest, extremes?.dearest].map((key) => rows.find((row) => row.key === key))
  // Of what is worth something: what one unit of money brought, most first.
  const returned = ranked
    .filter((row) => hasWorth && row.valuePerCost !== null)
    .toSorted((a, b) => (b.valuePerCost ?? 0) - (a.valuePerCost ?? 0))
  const [best] = returned
  const worst = returned.at(-1)
  const unit = money(1, currency).replace(/[.,]00/, '')
  const totalReturn = totals.cost > 0 ? totals.costedValue / totals.cost : null
  const perUnit = alike([...rows.map((row) => row.valuePerCost), totalReturn])
  const untold =
    extremes === null || isTold || !costsFit
      ? ''
      : chanceSentence(extremes, (key) => `${perConversion(rows.find((row) => row.key === key)?.costPerConversion ?? null)} from ${key}`) // prettier-ignore
  const further = costsFit ? (furtherOutSentence(report, (n) => counted(n, noun.one, noun.many)) ?? '') : ''
  const besides = [untold, further, ...onlyThose(params), ...costsIn(report)].filter(Boolean).join(' ')
  const beside = besides === '' ? '' : `${besides} `
  const peopleOf = (key: string): string =>
    peopleHref(query, { key, model: params.model, channel: params.channel, ...whoCost(params, false) })
  const tipOf = (row: Row): TipContent => ({
    title: row.key,
    figures: [
      { label: `Cost per ${noun.one}`, value: perConversion(row.costPerConversion), strong: true },
      ...(row.costPerConversionLow === null ? [] : [{ label: '95 % interval', value: intervalOf(row) }]),
      { label: 'Cost', value: amount(row.cost) },
      ...(hasWorth
        ? [
            { label: 'Value', value: amount(row.value) },
            { label: `Value per ${unit}`, value: perUnit(row.valuePerCost) },
          ]
        : []),
      { label: capital(noun.many), value: count(row.conversions) },
      ...(by === 'group' && shareCostsOf === null ? [{ label: 'Cost per page', value: perPage(row.costPerPage) }] : []),
    ],
    keys: [['Enter', 'the people']],
  })
  const [most] = rows
    .filter((row) => !isApart(row))
    .toSorted((a, b) => (hasWorth ? b.value - a.value : 0) || b.conversions - a.conversions)
  const columns: Column<Row>[] = [
    {
      id: 'key',
      header: words.head,
      value: (row) => row.key,
      cell: (row) => <CutText text={row.key} />,
      cut: true,
      width: '20%',
      total: isCosted ? costedName(report) : 'All',
    },
    ...(by === 'group'
      ? [
          {
            id: 'pages',
            header: 'Pages',
            align: 'end' as const,
            value: (row: Row) => row.pages,
            cell: (row: Row) => count(row.pages ?? 0),
          },
        ]
      : []),
    {
      id: 'conversions',
      header: capital(noun.many),
      align: 'end',
      value: (row) => row.conversions,
      cell: (row) => count(row.conversions),
      total: count(isCosted ? totals.costedConversions : totals.conversions),
    },
    ...(hasWorth
      ? [
          {
            id: 'value',
            header: 'Value',
            align: 'end' as const,
            value: (row: Row) => row.value,
            cell: (row: Row) => worth(row.value),
            total: worth(isCosted ? totals.costedValue : totals.value),
          },
          {
            id: 'valueShare',
            header: 'Share',
            title: `Of the value of all ${noun.many}`,
            align: 'end' as const,
            dim: true,
            spare: true,
            value: (row: Row) => row.valueShare,
            cell: (row: Row) => (row.valueShare === null ? '' : percent(row.valueShare)),
          },
        ]
      : []),
    {
      id: 'cost',
      header: shareCostsOf === null ? 'Cost' : 'Cost, shared',
      align: 'end',
      value: (row) => row.cost,
      cell: (row) => (row.cost === null ? <span className={s['few']}>{noCost}</span> : amount(row.cost)),
      total: isCosted ? amount(totals.cost) : '',
    },
    ...(totals.hours > 0
      ? [
          {
            id: 'hours',
            header: 'Hours',
            align: 'end' as const,
            dim: true,
            value: (row: Row) => row.hours,
            cell: (row: Row) => (row.hours === null ? '' : count(row.hours)),
            total: count(totals.hours),
          },
        ]
      : []),
    ...(by === 'group' && shareCostsOf === null
      ? [
          {
            id: 'perPage',
            header: 'Cost per page',
            align: 'end' as const,
            value: (row: Row) => row.costPerPage,
            title: 'Cost ÷ the pages it is the cost of',
            cell: (row: Row) => (
              <>
                {perPage(row.costPerPage)}
                {row.costedPages !== null && row.costedPages !== row.pages && (
                  <span className={s['few']}> of {count(row.costedPages)}</span>
                )}
              </>
            ),
          },
        ]
      : []),
    {
      id: 'perConversion',
      header: `Cost per ${noun.one}`,
      align: 'end',
      value: (row) => row.costPerConversion,
      cell: (row) => perConversion(row.costPerConversion),
      total: perConversion(totals.costPerConversion),
    },
    ...(rows.some((row) => row.costPerConversionLow !== null)
      ? [
          {
            id: 'interval',
            header: '95 % interval',
            align: 'end' as const,
            dim: true,
            value: (row: Row) => row.costPerConversionLow,
            cell: intervalOf,
            total: intervalOf(totals),
          },
        ]
      : []),
    ...(hasWorth && isCosted
      ? [
          {
            id: 'perCost',
            header: `Value per ${unit}`,
            title: 'Return on spend (ROAS): value ÷ cost',
            align: 'end' as const,
            value: (row: Row) => row.valuePerCost,
            cell: (row: Row) => perUnit(row.valuePerCost),
            total: perUnit(totalReturn),
          },
        ]
      : []),
    ...(totals.hours > 0
      ? [
          {
            id: 'perHour',
            header: `${capital(noun.many)} per hour`,
            align: 'end' as const,
            value: (row: Row) => row.conversionsPerHour,
            cell: (row: Row) => (row.conversionsPerHour === null ? '' : decimals(row.conversionsPerHour, 2)),
          },
        ]
      : []),
  ]
  // Where not all are drawn, those to do more of and those to stop are, which are the two ends, and those that the sentences name.
  const room = useRowsDrawn(ranked.length, barRowHeight)
  // Bars are half as high as the rows of other charts: a few are not worth cutting.
  const drawnAtMost = ranked.length <= fewBars ? ranked.length : room
  const isCut = drawnAtMost < ranked.length
  const said = isTold ? [cheapest, dearest, best, worst].flatMap((row) => row?.key ?? []) : []
  const drawn = endsAndNamed(ranked, drawnAtMost, said)
  const ofAll = useOfAll()
  const bars = drawn.map((row) => ({
    key: row.key,
    label: row.key,
    cost: row.costPerConversion ?? 0,
    unused: null,
    grey: false,
    says: tipText(tipOf(row)),
  }))
  const { mark, tip } = useMarks({
    order: bars.map((bar) => bar.key),
    tip: (key) => {
      const row = ranked.find((each) => each.key === key)
      return row ? tipOf(row) : null
    },
    onPress: (key) => navigate(peopleOf(key)),
  })
  const credited = rows.reduce((sum, row) => sum + row.conversions, 0)
  const sub = !isCosted
    ? isOne
      ? `${beside}${totals.unsplit.length > 0 ? '' : `No cost is of ${listed(channelsIn(params.channel ?? ''), 'or')} alone.`}`
      : (elsewhere?.sentence ?? 'No costs are entered yet.')
    : hasWorth
      ? `${beside}${
          isTold && best && worst && best !== worst
            ? `Each ${unit} spent brought ${perUnit(best.valuePerCost)} from ${best.key}, ${perUnit(worst.valuePerCost)} from ${worst.key}; `
            : ''
        }${totalReturn === null || !costsFit ? '' : `${perUnit(totalReturn)} in all ${words.many} with a cost. `}All ${noun.many} together are worth ${amount(totals.value)}.`
      : besides || undefined
  const edit = (
    <Button icon={Pencil} onPress={onEdit}>
      Enter costs
    </Button>
  )
  return (
    <ReportAnswer
      slug={slug}
      report={report}
      finding={
        costsFit && cheapest && dearest && isTold ? (
          <>
            {shared} {noun.one} costs <Num>{perConversion(cheapest.costPerConversion)}</Num> from {cheapest.key},{' '}
            {perConversion(dearest.costPerConversion)} from {dearest.key}
          </>
        ) : costsFit && ranked.length > 1 ? (
          <>
            {shared} {noun.one} costs <Num>{perConversion(totals.costPerConversion)}</Num>
            {totals.costedConversions < totals.conversions &&
              ` (${amount(totals.cost)} over ${counted(totals.costedConversions, noun.one, noun.many)} from ${words.many} with a cost)`}
            ;{' '}
            {extremes?.enough
              ? `the ${words.many} cannot be told apart by it`
              : `which ${words.one} is cheaper cannot be told`}
          </>
        ) : costsFit && ranked[0] ? (
          <>
            {shared} {noun.one} from {ranked[0].key} costs <Num>{perConversion(ranked[0].costPerConversion)}</Num>
          </>
        ) : totals.conversions === 0 ? (
          <>Nobody reached “{params.goal}” in this period</>
        ) : hasWorth ? (
          <>
            {counted(totals.conversions, noun.one, noun.many)} brought <Num>{amount(totals.value)}</Num>
            {most && most.value > 0 && (
              <>
                , {amount(most.value)} of it ({percent(most.value / totals.value)}) from {most.key}
              </>
            )}
          </>
        ) : (
          <>
            {counted(totals.conversions, noun.one, noun.many)}
            {most && most.conversions > 0 && (
              <>
                , <Num>{count(most.conversions)}</Num> of them from {most.key}
              </>
            )}
          </>
        )
      }
      sub={
        (sub !== undefined ||
          untagged !== null ||
          ownTags !== null ||
          uncounted !== null ||
          after !== null ||
          totals.unknownGroups.length > 0 ||
          totals.renamed.length > 0) && (
          <>
            {sub}{' '}
            {untagged !== null && (
              <>
                {untagged}{' '}
                {!isDocument && (
                  <Button variant="link" onPress={() => setQuery({ unit: 'session' })}>
                    Credit the first of a visit
                  </Button>
                )}{' '}
              </>
            )}
            <Aside said={ownTags} ways={[{ to: '/import', label: 'Import the file again' }]} />
            <Aside said={uncounted} ways={[{ to: '/settings', label: 'Page views' }]} />
            <Aside
              said={after}
              ways={[{ to: toHref('/content-attribution', { by, did: params.goal }), label: 'Content attribution' }]}
            />
            {fit !== null && !isDocument && (
              <Button variant="link" onPress={() => setQuery(fit)}>
                Choose {dateRange(fit.from, addDays(fit.to, -1))}
              </Button>
            )}{' '}
            <RenamedCosts report={report} noun={noun} money={amount} />
          </>
        )
      }
      limits={[
        ...(untagged === null ? [] : [untagged]),
        ...(ownTags === null ? [] : [withoutCommands(ownTags)]),
        ...(uncounted === null ? [] : [uncounted]),
        ...(after === null ? [] : [withoutCommands(after)]),
        ...costsIn(report),
        ...renamedCostsSentences(report, noun, amount),
      ]}
      filters={
        <>
          {filters}
          {edit}
        </>
      }
      method={[
        ...(shareCostsOf === null
          ? []
          : [
              [
                'Costs shared',
                `What a ${shareCostsOf} cost goes to content groups by how many people first came to a page of each by it, in the days that are both of the cost and of the period. What nobody came by then is ${notAssigned}, so that all of it adds up. With credit of the first or the last interaction only conversions count whose interaction came by a ${shareCostsOf} with a cost in the period: what others reached cost nothing of it. With credit of several interactions it is as without sharing.`,
              ] satisfies [string, string],
            ]),
        [
          'Cost',
          `Money paid plus hours × hourly rate, entered by ${shareCostsOf ?? words.one} for the whole of it. Of a cost of a month, or another span, the days within the period count; one without counts whole: choose the period the money was spent on.`,
        ],
        ...(by === 'group'
          ? [['Pages', 'Distinct paths of the group with a page view, ever.'] satisfies [string, string]]
          : []),
        ...(by === 'group' && shareCostsOf === null
          ? [
              [
                'Cost per page',
                'Cost ÷ pages: those a table of costs by page named (“of 8” where the group has others), else all of the group.',
              ] satisfies [string, string],
            ]
          : []),
        [`Cost per ${noun.one}`, `Cost ÷ credited ${noun.many}. ${modelWords[params.model].note}`],
        [
          '95 % interval',
          `Cost ÷ the exact limits of how many ${noun.many} are to be expected (Garwood 1936), each counted as coming by itself; none where credit is shared. The cheapest and the dearest are told apart by the exact test of two counts (Przyborowski and Wilenski 1940), with p times the number of pairs there are, where five or more would be expected of each.`,
        ],
        ...(hasWorth
          ? [
              [
                `Value per ${unit}`,
                `Value of the credited ${noun.many} ÷ cost: the return on spend (ROAS). Below ${money(1, currency)} it cost more than it brought.`,
              ] as [string, string],
            ]
          : []),
        [
          `${capital(noun.many)} per hour`,
          'Per hour of people’s time: what a unit of effort brought. Association, not effect.',
        ],
        ...contentTerms(context, params.lookbackDays),
      ]}
      addsUp={
        params.model === 'participation'
          ? null
          : Math.abs(credited - totals.conversions) < 1e-6 * Math.max(1, totals.conversions)
      }
      trust={
        <>
          {counted(totals.conversions, noun.one, noun.many)}
          {hasWorth && ` worth ${amount(totals.value)}`}, <b>{count(totals.costedConversions)}</b> of them in{' '}
          {words.many} with a cost.
          {totals.unknownGroups.length > 0 &&
            ` A cost is entered for ${listed(totals.unknownGroups)}, which no ${by === 'group' ? 'page is in' : 'visit has'}.`}
        </>
      }
      chart={chart}
      drawn={bars.length > 1}
    >
      {!isCosted && !isOne && (
        <div className={s['gap']}>
          <EmptyState
            title="What did it cost?"
            actions={
              <>
                {elsewhere?.ways.map(({ name, params: { by: of, shareCostsOf: share } }) => (
                  <Button key={name} onPress={() => setQuery({ by: of === 'group' ? null : of, shareCostsOf: share })}>
                    {name}
                  </Button>
                ))}
                {edit}
              </>
            }
          >
            {elsewhere === null ? '' : `${elsewhere.sentence} `}
            {by === 'group'
              ? 'Enter what a group of pages cost, as money, as hours, or both; then this shows cost per page and per '
              : `Enter what each ${words.one} cost, or read the export of the ads from a table; then this shows cost per `}
            {noun.one}.
          </EmptyState>
        </div>
      )}
      {bars.length > 1 && (
        <div className={s['chart']}>
          <ChartFrame
            ref={chart}
            stale={answer.stale}
            fileName={slug}
            title={`Cost per ${noun.one}`}
            caption={`${isCut ? 'the cheapest and the dearest' : 'cheapest first'}; ${words.many} with ${fewest} ${noun.many} or more${ofAll(bars.length, ranked.length)}`}
            text={`Cost per ${noun.one} of ${bars.length} ${words.many}. ${ranked.map((row) => `${row.key}: ${perConversion(row.costPerConversion)}.`).join(' ')}`}
          >
            {(width) => (
              <CostBars
                bars={bars}
                width={width}
                short={(value) => moneyShort(value, currency)}
                exact={perConversion}
                label={`Cost per ${noun.one}`}
                mark={mark}
              />
            )}
          </ChartFrame>
        </div>
      )}
      {tip}
      <div className={s['table']}>
        <DataTable
          label={by === 'group' ? 'Return on content' : `Return by ${words.one}`}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.key}
          pinned={isApart}
          onPress={(row) => row.key !== notAssigned && navigate(peopleOf(row.key))}
          stale={answer.stale}
        />
      </div>
    </ReportAnswer>
  )
}
