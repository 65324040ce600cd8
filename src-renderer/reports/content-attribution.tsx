import { Rows3 } from 'lucide-react'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import type { Report, ReportParams } from '../../shared/reports/index.ts'
import { dimensions } from '../../shared/reports/content-attribution.ts'
import { StepNote } from '../content-groups/StepNote.tsx'
import { idsKeptSentence } from '../../shared/notes/emails-left-out.ts'
import { ownTagsSentence, uncountedTaggedSentence } from '../../shared/notes/own-tags.ts'
import { seenBeforeSentence } from '../../shared/notes/seen-before.ts'
import { noPagesWords, pagelessWords } from '../../shared/notes/pageless.ts'
import { ruleDays, rulePattern } from '../../shared/pages/rule-pattern.ts'
import { useQuery, useReport, useWorkspace } from '../api.ts'
import { FirstLastChart, rateStart, rowKey } from '../charts/FirstLastChart.tsx'
import { leastTwoScales } from '../charts/least.ts'
import { useMarks } from '../charts/marks.tsx'
import type { Command } from '../commands.ts'
import { Button } from '../components/Button.tsx'
import { ChartFrame, type ChartHandle } from '../components/ChartFrame.tsx'
import { DataTable } from '../components/DataTable.tsx'
import { type TipContent, tipText } from '../components/Tooltip.tsx'
import { useKeysDrawn } from './keys-drawn.ts'
import { count, counted, money, percent, percentRange, rateDigits } from '../format.ts'
import { lookbackCommands } from '../lookback-commands.ts'
import { carry, navigate, useQueryParams } from '../route.ts'
import { rateOf } from '../statistics.ts'
import { capital, dimensionWords, type Model, modelWords } from '../words.ts'
import { OwnPeopleNote } from '../people-left-out/OwnPeopleNote.tsx'
import { SharedIdsNote } from '../user-ids/SharedIdsNote.tsx'
import { NoIdsNote } from '../user-ids/NoIdsNote.tsx'
import { UnusedAliasesNote } from '../user-ids/UnusedAliasesNote.tsx'
import { AttributionFilters } from './filters/attribution-filters.tsx'
import { tableColumns } from './tables/attribution-table.tsx'
import { attributionAddsUp, AttributionTrust } from './attribution-trust.tsx'
import { NoChart, Sentence } from './attribution-words.tsx'
import { contentTerms, hasContentGap, useContentContext } from './content.tsx'
import s from './reports.module.css'
import {
  type FirstLastRow,
  firstLastRows,
  fold,
  namedIn,
  ofKnown,
  outstanding,
  story,
  withTouch,
} from './tables/first-last.ts'
import { type ModelPair, modelPair, type PairLabels, pairLabels } from './model-pair.ts'
import { NoPageBefore, noPageBeforeSaid } from './notes/NoPageBefore.tsx'
import { isOrigin, OriginNote } from './notes/OriginNote.tsx'
import { directLast } from './origins.ts'
import { peopleHref } from './people-link.ts'
import { tooFewWhy } from './tables/RateCell.tsx'
import { PlaceholderTags } from './notes/PlaceholderTags.tsx'
import { ReportAnswer, ReportScreen } from './report-screen.tsx'
import { useIsTight } from '../document/view.ts'
import { TwoTitles } from './tables/TwoTitles.tsx'
import { paramsFrom } from './view.ts'
import { isWorthTold } from './worth-told.ts'
import { InMoney, ValueSentence, ValueWithout } from './value-words.tsx'
import { Aside } from './notes/Aside.tsx'

type Attribution = Report<'content-attribution'>

const slug = 'content-attribution'
/** Rows of the chart at first, and at most: beyond that only the table is readable. */
const atFirst = 24
const atMost = 300

export default function ContentAttribution() {
  const { status } = useWorkspace()
  const [query] = useQueryParams()
  const params = paramsFrom(slug, query)
  const { config, hasWorth } = useContentContext(params.goal)
  // The address may still ask for the value of a goal that is worth nothing.
  const measure = config && !hasWorth ? 'conversions' : params.measure
  const answerable = !hasContentGap(status) && (measure === 'conversions' || config !== undefined)
  const models = modelPair(query.get('model'))
  const first = useReport(slug, { ...params, measure, model: models.model }, { enabled: answerable })
  const last = useReport(slug, { ...params, measure, model: models.against }, { enabled: answerable })
  const error = first.error ?? last.error
  // While one of the two is newer than the other, the pair on screen stays the old one.
  const answered = first.data && last.data ? { first: first.data, last: last.data } : null
  const [pair, setPair] = useState(answered)
  const settled = !first.stale && !last.stale && answered !== null
  if (settled && !(pair && pair.first === answered.first && pair.last === answered.last)) setPair(answered)
  const answer = {
    data: (settled ? answered : pair) ?? undefined,
    error,
    stale: first.stale || last.stale,
    retry: first.error ? first.retry : last.retry,
  }

  return (
    <ReportScreen
      slug={slug}
      answer={answer}
      would="which pages people see first and last before they convert"
      filters={<AttributionFilters choice={choiceOf(query)} params={params} measure={hasWorth ? measure : undefined} />}
    >
      {(shown) => <Answer asked={params} first={shown.first} last={shown.last} stale={!settled} />}
    </ReportScreen>
  )
}

/** The model asked for; without one, both ends of the journey. */
const choiceOf = (query: URLSearchParams): Model | 'first-last' => {
  const { model, both } = modelPair(query.get('model'))
  return both ? 'first-last' : model
}

interface AnswerProps {
  /** What the address asks for; the reports may still answer the question before. */
  asked: ReportParams<'content-attribution'>
  first: Attribution
  last: Attribution
  stale: boolean
}

function Answer({ asked, first, last, stale }: AnswerProps) {
  const { status } = useWorkspace()
  const [query, setQuery] = useQueryParams()
  const [all, setAll] = useState(false)
  const chart = useRef<ChartHandle>(null)
  const context = useContentContext(first.params.goal)
  const { noun, once, goal, hasWorth } = context
  const currency = status?.currency ?? 'USD'
  const amount = isWorthTold(hasWorth, first.totals) ? (value: number): string => money(value, currency) : null
  const { by, lookbackDays, measure } = first.params
  const inMoney = measure === 'value' ? amount : null
  const words = dimensionWords[by]
  const { totals } = first
  const { both } = modelPair(query.get('model'))
  const pair = useMemo(
    (): ModelPair => ({
      model: first.params.model,
      against: last.params.model,
      both: both && first.params.model === 'first',
    }),
    [first, last, both],
  )
  const labels = pairLabels(pair, words)
  const text = inMoney ?? count
  const what = inMoney ? 'value' : noun.many
  const whole = inMoney ? totals.value : totals.conversions
  const rows = useMemo(() => firstLastRows(first, last), [first, last])
  const most = useKeysDrawn(atFirst)
  const worth = (value: number): string => money(value, currency)
  const noPageBefore = noPageBeforeSaid(first, worth)
  const isKnown = noPageBefore !== null
  const saidRows = isKnown ? ofKnown(rows, totals) : rows
  const told = story(saidRows, totals)
  const { shown, folded } = fold(rows, all ? atMost : most, by === 'topic', [...namedIn(told), ...outstanding(rows)])
  const compared = withTouch(first)
  const everybody = rateOf(compared.converted, compared.people)
  const digits = rateDigits(Math.max(0, ...rows.filter((row) => row.enough).map((row) => row.rate?.rate ?? 0)))
  const patterns = useMemo(() => groupPatterns(context.config?.contentGroups ?? []), [context.config])
  const keys = rows.filter((row) => row.kind === 'key')
  const fileName = `${slug}-by-${by}`

  const nameOf = (row: FirstLastRow): { label: string; note: string | null } => {
    if (row.kind === 'rest')
      return { label: `${count(folded)} more ${words.many}`, note: all ? 'in the table below' : null }
    if (row.kind === 'none') return { label: row.key, note: `no ${words.touch} before the ${noun.one}` }
    if (row.kind === 'other') return { label: row.key, note: 'no rule matches' }
    if (row.kind === 'not set') return { label: row.key, note: words.notSet }
    return { label: row.key, note: by === 'group' ? (patterns.get(row.key) ?? null) : null }
  }
  const isTight = useIsTight()
  const tip = (key: string): TipContent | null => {
    const row = shown.find((one) => rowKey(one) === key)
    return row ? rowTip(row, nameOf(row).label) : null
  }
  const rowTip = (row: FirstLastRow, label: string): TipContent => ({
    title: label,
    figures: [
      {
        label: `${capital(what)}, ${labels.first}`,
        value: `${text(row.first)} (${percent(row.firstShare)})`,
        colour: row.kind === 'key' ? 'var(--c1)' : 'var(--mark)',
      },
      {
        label: `${capital(what)}, ${labels.last}`,
        value: `${text(row.last)} (${percent(row.lastShare)})`,
        colour: row.kind === 'key' ? 'var(--c2)' : 'var(--mark)',
      },
      ...(inMoney
        ? [{ label: `${capital(noun.many)}, ${labels.first}`, value: count(row.conversions) }]
        : amount
          ? [{ label: `Value, ${labels.first}`, value: amount(row.value) }]
          : []),
      ...(row.people > 0
        ? [
            { label: 'People', value: count(row.people) },
            { label: 'of whom converted', value: count(row.converted) },
          ]
        : []),
      ...(row.rate
        ? [
            { label: 'Rate', value: percent(row.rate.rate, digits), strong: true },
            { label: '95 % interval', value: percentRange(row.rate.low, row.rate.high, digits) },
          ]
        : []),
    ],
    note: row.rate
      ? `${row.enough ? '' : `${tooFewWhy} `}Wilson interval. ${once ? 'Once per person' : 'Every time'}, ${
          lookbackDays === null ? 'no lookback' : `${counted(lookbackDays, 'day')} lookback`
        }, ${status?.timeZone ?? 'UTC'}.`
      : '',
    ...(row.kind !== 'rest' && { keys: [['Enter', 'the people behind it']] as [string, string][] }),
  })
  const drill = (key: string): void => navigate(peopleHref(query, { key, model: pair.model }))
  const { mark, tip: tipElement } = useMarks({
    order: shown.map(rowKey),
    tip,
    onPress: (key) => (key === '(rest)' ? setAll(true) : drill(key)),
    pressable: (key) => key !== '(rest)' || !all,
  })

  const columns = tableColumns({
    words,
    pair,
    labels,
    totals,
    measured: {
      measure,
      text,
      whole,
      first: inMoney ? sumOf(rows, (row) => row.first) : totals.credited + totals.unattributed,
      value: sumOf(rows, (row) => row.value),
      last: inMoney ? sumOf(rows, (row) => row.last) : last.totals.credited + last.totals.unattributed,
    },
    digits,
    everybody,
    compared,
    amount,
    noun: noun.many,
  })
  const commands = useMemo(
    (): Command[] => [
      ...dimensions.map((id): Command => ({
        id: `by-${id}`,
        label: `Give credit by ${dimensionWords[id].choice}`,
        kind: 'View',
        icon: Rows3,
        run: () => setQuery({ by: id === 'group' ? null : id }),
      })),
      ...lookbackCommands(setQuery),
    ],
    [setQuery],
  )
  const { data: leftOut } = useQuery('imports.emailsLeftOut', {}, { enabled: noPagesWords(first) !== null })
  const nobodyOnPages = noPagesWords(first, leftOut ? idsKeptSentence(leftOut) : null)
  const cause = nobodyOnPages === null ? pagelessWords(totals) : null
  const whoHasNoPage = { to: peopleHref(query, { key: '(none)', model: pair.model }), label: 'Who they are' }
  const [top] = keys
  const isWithoutPage = cause === null && isKnown
  const led = rows.filter(({ key }) => (pair.both && told ? told.leaders.includes(key) : key === top?.key))
  const ownTags = ownTagsSentence(first)
  const forms = uncountedTaggedSentence(first)
  const seenBefore = seenBeforeSentence(first)
  const showsOrigin = totals.conversions > 0 && isOrigin(by)
  const drawn = totals.conversions > 0 && keys.length > 1
  return (
    <ReportAnswer
      slug={slug}
      report={first}
      beside={last}
      finding={
        inMoney && totals.conversions > 0 ? (
          <ValueSentence pair={pair} rows={rows} totals={totals} noun={noun.many} dimension={by} amount={inMoney} />
        ) : (
          <Sentence
            pair={pair}
            rows={saidRows}
            story={told}
            other={saidRows.find((row) => row.kind === 'other')?.firstShare ?? 0}
            known={isKnown}
            totals={totals}
            noun={noun.many}
            goal={goal}
            keys={keys.length}
            dimension={by}
          />
        )
      }
      sub={
        (seenBefore !== null ||
          nobodyOnPages !== null ||
          cause !== null ||
          isWithoutPage ||
          forms !== null ||
          showsOrigin ||
          amount !== null) && (
          <>
            {inMoney ? (
              <ValueWithout rows={rows} totals={totals} noun={noun.many} dimension={by} amount={inMoney} />
            ) : (
              amount && <InMoney rows={rows} totals={totals} query={query} amount={amount} />
            )}
            <Aside said={seenBefore} ways={[{ to: carry('/traffic', query), label: 'Who reads what' }]} />
            <Aside said={nobodyOnPages} ways={[{ to: '/imports', label: 'Imports' }, whoHasNoPage]} />
            <Aside said={cause} ways={[{ to: carry('/identity', query), label: 'Who is one person' }, whoHasNoPage]} />
            {isWithoutPage && (
              <NoPageBefore
                report={first}
                amount={worth}
                shares={
                  top && !inMoney && totals.attributed > 0
                    ? `Of all ${count(totals.conversions)}, ${percent(sumOf(led, (row) => row.firstShare))} ${pair.both ? 'start' : 'go'} there.`
                    : null
                }
              />
            )}
            {showsOrigin && <PlaceholderTags report={first} />}
            <Aside said={ownTags} ways={[{ to: '/import', label: 'Import the file again' }]} />
            <Aside said={forms} ways={[{ to: '/settings', label: 'Page views' }]} />
            {showsOrigin && (
              <OriginNote
                by={by}
                query={query}
                keys={keys.map((row) => row.key)}
                direct={first.params.excludeDirect ? null : directLast(by, pair, rows)}
              />
            )}
          </>
        )
      }
      filters={
        <AttributionFilters choice={choiceOf(query)} params={asked} measure={hasWorth ? asked.measure : undefined} />
      }
      method={methodTerms(pair, labels, noun.many, [
        ...(inMoney
          ? ([
              [
                'Value',
                `What the ${noun.many} are worth: whoever has a part of the credit has that part of the value, so the values of all rows add up to that of all ${noun.many}. Rates are of people, whatever they are worth.`,
              ],
            ] satisfies [string, string][])
          : []),
        ...contentTerms(context, lookbackDays, by),
      ])}
      addsUp={attributionAddsUp(first)}
      trust={<AttributionTrust totals={totals} noun={noun.many} amount={inMoney} />}
      chart={chart}
      drawn={drawn}
      limits={[isWithoutPage ? noPageBefore : cause].filter((said) => said !== null)}
      commands={commands}
    >
      <StepNote goal={first.params.goal} lookbackDays={lookbackDays} from={first.params.from} to={first.params.to} />
      <OwnPeopleNote by="site" />
      <UnusedAliasesNote goal={first.params.goal} />
      <NoIdsNote />
      <SharedIdsNote />
      {drawn ? (
        <div className={s['chart']}>
          <ChartFrame
            least={leastTwoScales}
            ref={chart}
            stale={stale}
            fileName={fileName}
            title={(width) => (
              <TwoTitles
                width={width}
                at={rateStart(width)}
                first={{ name: `Share of ${what}, by ${labels.both}`, notes: [`of ${text(whole)}`] }}
                second={{
                  name: `${capital(noun.one)} rate by ${labels.rate}`,
                  notes: ['95 % interval; association, not effect', '95 % interval'],
                }}
              />
            )}
            text={`${capital(what)} by ${labels.first} and ${labels.last}, and ${noun.one} rate by ${labels.rate}, of ${counted(totals.conversions, noun.one, noun.many)}. ${chartText(shown, nameOf, labels)} The table below has all figures.`}
          >
            {(width) => (
              <FirstLastChart
                rows={shown}
                width={width}
                labels={{
                  first: labels.first,
                  last: labels.last,
                  noRate: `No ${words.touch} to credit, so no rate`,
                  row: (row) => ({ ...nameOf(row), ...(isTight && { note: null }) }),
                  ...(compared.without > 0 && { everybody: `all with a ${words.touch}` }),
                }}
                everybody={everybody?.rate ?? null}
                label={`${capital(what)} by ${labels.first} and ${labels.last}`}
                says={(row) => tipText(rowTip(row, nameOf(row).label))}
                mark={mark}
              />
            )}
          </ChartFrame>
          {folded > 0 && !all && (
            <div className={s['more']}>
              <Button variant="link" onPress={() => setAll(true)}>
                Show {keys.length > atMost ? `the first ${atMost}` : `all ${count(keys.length)}`} {words.many}
              </Button>
            </div>
          )}
          {all && keys.length > atFirst + 1 && (
            <div className={s['more']}>
              <Button variant="link" onPress={() => setAll(false)}>
                Show the first {atFirst} only
              </Button>
            </div>
          )}
        </div>
      ) : (
        <div className={s['gap']}>
          <NoChart rows={rows} totals={totals} by={by} noun={noun.many} goal={goal} period={first.params} />
        </div>
      )}
      {tipElement}
      {totals.people > 0 && (
        <div className={s['table']}>
          <DataTable
            label={`${capital(noun.many)} by ${words.choice}`}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.key}
            pinned={isApart}
            onPress={(row) => drill(row.key)}
            stale={stale}
          />
        </div>
      )}
    </ReportAnswer>
  )
}

/** The first rows in words. */
function chartText(
  rows: readonly FirstLastRow[],
  nameOf: (row: FirstLastRow) => { label: string },
  labels: PairLabels,
): string {
  return rows
    .slice(0, 5)
    .map(
      (row) =>
        `${nameOf(row).label}: ${percent(row.firstShare)} ${labels.first}, ${percent(row.lastShare)} ${labels.last}${
          row.rate ? `, rate ${percent(row.rate.rate, 2)}${row.enough ? '' : ' (fewer than 5 expected)'}` : ''
        }.`,
    )
    .join(' ')
}

const sumOf = (rows: readonly FirstLastRow[], of: (row: FirstLastRow) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0)

const isApart = (row: FirstLastRow): boolean => row.kind !== 'key'

/** group → its widest pattern, and how many more. */
function groupPatterns(
  rules: readonly {
    group: string
    match?: string | undefined
    regex?: string | undefined
    host?: string | undefined
    from?: string | undefined
    to?: string | undefined
  }[],
): Map<string, string> {
  const byGroup = new Map<string, string[]>()
  for (const rule of rules) {
    byGroup.set(rule.group, [...(byGroup.get(rule.group) ?? []), [rulePattern(rule), ...ruleDays(rule)].join(' ')])
  }
  // The shortest pattern is the widest: it says more about the group than its special cases.
  return new Map(
    [...byGroup].map(([group, all]) => {
      const widest = all.toSorted((a, b) => a.length - b.length)[0] ?? ''
      return [group, all.length > 1 ? `${widest} and ${count(all.length - 1)} more` : widest]
    }),
  )
}

function methodTerms(
  { model, both }: ModelPair,
  labels: PairLabels,
  noun: string,
  shared: [string, ReactNode][],
): [string, ReactNode][] {
  const oneKey = model === 'first' || model === 'last'
  return [
    both
      ? [
          capital(`${labels.first} and ${labels.last}`),
          `The earliest and the latest page a person saw that counts for the conversion. Every one of the ${noun} is credited to exactly one first and one last; those without any are (none), so shares add up to 100 %.`,
        ]
      : [
          modelWords[model].label,
          `${modelWords[model].note} ${
            model === 'participation'
              ? 'Shares are of all conversions and add up to more than 100 %.'
              : 'The credit of one conversion adds up to 1; those without any touch are (none), so shares add up to 100 %.'
          }`,
        ],
    [
      'Rate',
      oneKey
        ? `Converting people ÷ people, by ${labels.rate}. People who did not convert count where their own ${labels.rate} of the period is, so everybody is in exactly one row. People choose where they land: this is association, not effect.`
        : 'Converting people ÷ people with a touch in the row. Somebody with touches in several rows counts in each. This is association, not effect.',
    ],
    ['95 % interval', 'Wilson score interval of the rate.'],
    [
      'Rate of all',
      'Of everybody with a page or touch to credit. Those of (none) have converted by definition, so they are in no rate.',
    ],
    [
      'Too few to tell',
      'Pooled with everybody else, fewer than five converters or non-converters would be expected on one side. Such a row is hollow and never ranked by rate.',
    ],
    ...shared,
  ]
}
