import { withoutCommands } from '../../shared/command-hints.ts'
import { pageOfAllRows } from '../../shared/notes/pageless.ts'
import { Ways } from './notes/Ways.tsx'
import { ArrowLeft, ArrowRight, Check, UserRound, UserRoundX } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { channelsIn } from '../../shared/pages/channels.ts'
import { colleaguesSentence } from '../../shared/notes/colleagues.ts'
import { onDevice } from '../../shared/pages/devices.ts'
import { toWireError } from '../../shared/errors.ts'
import type { Report, ReportRow } from '../../shared/reports/index.ts'
import { reachedThen as reachedThens } from '../../shared/reports/people.ts'
import { useCommand, useEngine, useReport, useWorkspace } from '../api.ts'
import { Button, ButtonLink } from '../components/Button.tsx'
import { Chip } from '../components/Chip.tsx'
import { cx } from '../components/cx.ts'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { Num } from '../components/Finding.tsx'
import { LookbackSelect } from '../components/LookbackSelect.tsx'
import { CutText, PathChip } from '../components/PathChip.tsx'
import { Select } from '../components/Select.tsx'
import { toast } from '../components/Toast.tsx'
import { useDocumentView } from '../document/view.ts'
import { leaveOutPath } from '../people-left-out/command.ts'
import { useLeaveOut } from '../people-left-out/use-leave-out.ts'
import { downloadText } from '../export.ts'
import { count, counted, date, dateTime, listed, moneyAlike, moneyBesideNames, percent } from '../format.ts'
import { toHref, useQueryParams } from '../route.ts'
import { aNoun, capital, dimensionWords, modelWords } from '../words.ts'
import { asListed } from './tables/as-listed.ts'
import { contentTerms, hasContentGap, useContentContext } from './content.tsx'
import c from './reports.module.css'
import { pagesWords } from '../../shared/pages/path-parts.ts'
import { asOrder, asSort, orderWords } from './people-order.ts'
import { pageSize, peopleShown } from './people-shown.ts'
import s from './people.module.css'
import { PropertySelects } from './filters/PropertySelects.tsx'
import { ReportAnswer, ReportScreen } from './report-screen.tsx'
import { paramsFrom } from './view.ts'
import { wordWidths } from './word-widths.ts'

type People = Report<'people'>
type Row = ReportRow<'people'>
type Touch = Row['touches'][number]

const slug = 'people'

type Other = Exclude<People['params']['rowOf'], 'content-attribution'>

const countedAs: Record<Other, string> = {
  traffic: 'who read it',
  'return-visits': 'who came back to it',
  'return-days': 'by the day they came',
}

function rowWords(rowOf: Other, key: string | null, one: string): string {
  if (rowOf === 'traffic')
    return key === null ? ' read something in the period' : ` with a page view of ${one} ${key} in the period`
  if (key === '(none)') return ' who converted on a day without a visit'
  if (key === null || key === '(first day)') return ` with a visit${key === null ? '' : ' on their first day'}`
  return rowOf === 'return-days'
    ? ` with a visit on their day ${key}`
    : ` with a return visit that begins with ${one} ${key}`
}

const rowMethods: Record<Other, string> = {
  traffic:
    'The people that who reads what counts in the row: with a page view of it in the period. Who converted before they read it there is among those without.',
  'return-visits':
    'The people that return visits counts in the row: who began such a visit before they converted, or as they did. Who converted in another visit is among those without.',
  'return-days':
    'The people that return visits counts in the row: who came on that of their days with a visit before they converted, or as they did. Who converted on another day is among those without.',
}

/** The ledger: everybody behind a figure, and of one person every touch with why it won or lost credit. */
export default function PeopleLedger() {
  const { status } = useWorkspace()
  const [query] = useQueryParams()
  const params = peopleShown(query)
  const answer = useReport(slug, params, { enabled: !hasContentGap(status) })
  const filters = <Filters params={params} />
  return (
    <ReportScreen slug={slug} answer={answer} would="the people behind every figure" filters={filters}>
      {(report) => <Answer report={report} answer={answer} filters={filters} />}
    </ReportScreen>
  )
}

function Filters({ params }: { params: People['params'] }) {
  const { status } = useWorkspace()
  const [query, setQuery] = useQueryParams()
  const { within, pages, channel, device, withCostOf, withinDays, then, reachedThen, rowOf } = params
  const isCredit = rowOf === 'content-attribution'
  const goal = params.goal ?? status?.goals[0]
  const nextGoals = (status?.goals ?? []).filter((each) => each !== goal)
  const { noun } = useContentContext(params.goal)
  // The keys there are, to choose from; asked for with the same choices.
  const credit = useReport('content-attribution', paramsFrom('content-attribution', query), {
    enabled: isCredit && !hasContentGap(status),
  })
  const keys = isCredit ? (credit.data?.rows ?? []).map((row) => row.key) : []
  const key = params.key === null ? null : asListed(keys, params.key)
  const words = dimensionWords[params.by]
  return (
    <>
      <Select
        label={rowOf === 'return-days' ? 'Came on day' : words.head}
        value={key ?? ''}
        set={key !== null}
        onChange={(id) => setQuery({ key: id, offset: null, person: null })}
        options={[
          { id: '', any: true, label: 'all' },
          ...[...new Set([...keys, ...(key === null ? [] : [key])])].map((id) => ({ id, label: id })),
        ]}
      />
      <Select
        label="Who"
        value={params.who}
        set={params.who !== 'all'}
        onChange={(who) =>
          setQuery({
            who: who === 'all' ? null : who,
            ...(who === 'not-converted' && { then: null, reachedThen: null }),
            offset: null,
            person: null,
          })
        }
        options={[
          { id: 'all', any: true, label: 'everybody' },
          { id: 'converted', label: `with ${aNoun(noun)}` },
          { id: 'not-converted', label: `without ${aNoun(noun)}` },
        ]}
      />
      {nextGoals.length > 0 && (
        <Select
          label="Next goal"
          value={then === null ? '' : nextChoice(then, reachedThen)}
          set={then !== null}
          onChange={(id) => {
            const next = nextGoals.flatMap((goal) => reachedThens.map((how) => ({ goal, how })))
            const chosen = next.find(({ goal, how }) => nextChoice(goal, how) === id)
            setQuery({
              then: chosen?.goal ?? null,
              reachedThen: chosen === undefined || chosen.how === 'after' ? null : chosen.how,
              ...(chosen && { who: 'converted' }),
              offset: null,
              person: null,
            })
          }}
          options={[
            { id: '', any: true, label: 'reached or not' },
            ...nextGoals.flatMap((goal) =>
              reachedThens.map((how) => ({
                id: nextChoice(goal, how),
                label: nextWords(goal, how),
                ...(how === 'not-after' && { note: 'or only before' }),
              })),
            ),
          ]}
        />
      )}
      <Select
        label="Devices"
        value={params.devices}
        set={params.devices !== 'all'}
        onChange={(devices) => setQuery({ devices: devices === 'all' ? null : devices, offset: null, person: null })}
        options={[
          { id: 'all', any: true, label: 'any number' },
          { id: 'several', label: 'several', note: 'two visitor ids or more' },
        ]}
      />
      {(
        [
          ['within', 'Pages of', within, 'all groups'],
          ['pages', 'Pages as', pages, 'any'],
          ['channel', 'Came by', channel, 'any channel'],
          ['device', 'Device', device, 'any device'],
        ] as const
      ).map(
        ([param, label, only, all]) =>
          only !== null && (
            <Select
              key={param}
              label={label}
              value={only}
              set
              onChange={(id) => setQuery({ [param]: id, offset: null, person: null })}
              options={[
                { id: '', label: all },
                { id: only, label: param === 'channel' ? listed(channelsIn(only), 'or') : only },
              ]}
            />
          ),
      )}
      {withCostOf !== null && (
        <Select
          label="Cost"
          value={withCostOf}
          set
          onChange={(id) => setQuery({ withCostOf: id, datedCosts: null, offset: null, person: null })}
          options={[
            { id: '', label: 'any or none' },
            { id: withCostOf, label: `of their ${dimensionWords[withCostOf].one}` },
          ]}
        />
      )}
      {!isCredit ? (
        <Select
          label="Counted"
          value={rowOf}
          set
          onChange={(id) => setQuery({ rowOf: id, key: null, offset: null, person: null })}
          options={[
            { id: '', label: 'by credit', note: 'as content attribution does' },
            { id: rowOf, label: countedAs[rowOf] },
          ]}
        />
      ) : withinDays === null ? (
        <>
          <Select
            label="Credit"
            value={params.model}
            set={params.model !== 'first'}
            onChange={(model) =>
              setQuery({
                model: model === 'first' ? null : model,
                offset: null,
                ...(model !== 'first' &&
                  model !== 'last' && {
                    within: null,
                    pages: null,
                    channel: null,
                    device: null,
                    withCostOf: null,
                    datedCosts: null,
                  }),
              })
            }
            options={Object.entries(modelWords).map(([id, { label, note }]) => ({
              id: id as People['params']['model'],
              label,
              note,
            }))}
          />
          <LookbackSelect value={params.lookbackDays} />
        </>
      ) : (
        <Select
          label="Converted"
          value={String(withinDays)}
          set
          onChange={(id) => setQuery({ withinDays: id, offset: null, person: null })}
          options={[
            { id: '', label: 'ever', note: 'all people seen in the period, not only those who landed in it' },
            { id: String(withinDays), label: `within ${counted(withinDays, 'day')} of landing` },
          ]}
        />
      )}
      <PropertySelects
        chosen={params.properties}
        onChange={(names) => setQuery({ properties: names.length === 0 ? null : names.join(',') })}
      />
    </>
  )
}

function Answer({
  report,
  answer,
  filters,
}: {
  report: People
  answer: ReturnType<typeof useReport<'people'>>
  filters: ReactNode
}) {
  const { status } = useWorkspace()
  const [query, setQuery] = useQueryParams()
  const context = useContentContext(report.params.goal)
  const { noun, hasWorth } = context
  const zone = status?.timeZone ?? 'UTC'
  const { rows, totals, params } = report
  const { key, model, offset, by, within, pages, channel, device, withCostOf, withinDays, rowOf } = params
  const isCredit = rowOf === 'content-attribution'
  const asked = query.get('person')
  const onPage = rows.find((row) => row.person === asked)
  // Somebody a link names may be on another page, or left out of all reports.
  const named = useReport(slug, { ...params, id: asked, offset: 0, limit: 1 }, { enabled: asked !== null && !onPage })
  const person = onPage ?? (asked === null ? undefined : named.data?.rows[0]) ?? rows[0]
  const set = useCommand('config.set')
  const { leaveOut } = useLeaveOut(set)
  const detail = useRef<HTMLElement>(null)
  const chosen = useRef(false)
  useEffect(() => {
    // Chosen from the list by keyboard: the person's touches are what is read next.
    if (chosen.current) detail.current?.scrollIntoView({ block: 'nearest' })
    chosen.current = false
  }, [asked])
  const view = useDocumentView()
  const inDocument = view !== null
  const currency = status?.currency ?? 'USD'
  const amount = moneyAlike(rows.map(valueOf), currency)
  const hasEmails = rows.some((row) => row.email !== null && row.email.toLowerCase() !== row.person.toLowerCase())
  const hasColleagues = rows.some((row) => row.colleague !== null)
  const othersOf = (row: Row): string[] => row.otherIds.filter((id) => id.toLowerCase() !== row.email?.toLowerCase())
  const { properties } = params
  const hasProperties = properties.length > 0
  const ids = idWidths(rows.map((row) => row.person), rows.map((row) => row.email ?? ''), 60) // prettier-ignore
  const inWords: ((row: Row) => string | null)[] = [
    (row) => row.person,
    ...(hasEmails ? [(row: Row) => row.email] : []),
    ...properties.map((name) => (row: Row) => row.properties?.[name] ?? null),
    ...(hasColleagues ? [(row: Row) => row.colleague] : []),
  ]
  const widths = wordWidths(inWords.map((textOf) => rows.map(textOf)), hasColleagues ? 92 : 76) // prettier-ignore
  const columns: Column<Row>[] = [
    {
      id: 'person',
      header: 'Person',
      sortable: false,
      value: (row) => row.person,
      cell: (row) => <CutText text={row.person} />,
      cut: true,
      width: hasProperties ? widths[0]! : hasEmails ? ids.person : '38%',
    },
    ...(hasEmails
      ? [
          {
            id: 'email',
            header: 'Email',
            sortable: false,
            value: (row) => row.email,
            cell: (row) => (row.email === null ? '' : <CutText text={row.email} />),
            cut: true,
            width: hasProperties ? widths[1]! : ids.email,
          } satisfies Column<Row>,
        ]
      : []),
    ...properties.map((name, index): Column<Row> => ({
      id: `property ${name}`,
      header: name,
      title: `${name}, of the event that was counted; where the goal’s have no such property, of the newest of their events that has it`,
      sortable: false,
      value: (row) => row.properties?.[name] ?? null,
      // Notes are read to their end; a page of the list is short enough for rows of several lines.
      wrap: true,
      width: widths[(hasEmails ? 2 : 1) + index]!,
    })),
    ...(!hasProperties && rows.some((row) => othersOf(row).length > 0)
      ? [
          {
            id: 'other-ids',
            header: 'Other ids',
            sortable: false,
            value: (row) => othersOf(row).join(' '),
            cell: (row) => <CutText text={othersOf(row).join(', ')} />,
            cut: true,
            width: hasEmails ? '14%' : '26%',
          } satisfies Column<Row>,
        ]
      : []),
    ...(hasColleagues
      ? [
          {
            id: 'colleague',
            header: 'Colleague',
            title: `Somebody with an email of the same company who ${params.then === null ? 'has pages' : `reached ${params.then}`}`,
            sortable: false,
            value: (row) => row.colleague,
            cell: (row) => (row.colleague === null ? '' : <CutText text={row.colleague} />),
            cut: true,
            width: hasProperties ? widths.at(-1)! : '16%',
          } satisfies Column<Row>,
        ]
      : []),
    {
      id: 'converted',
      header: capital(noun.one),
      value: (row) => row.conversions[0]?.at ?? null,
      cell: (row) => {
        const [first] = row.conversions
        if (first === undefined) return <span className={c['few']}>not yet</span>
        return first.at === null ? 'yes' : date(first.at, zone)
      },
    },
    ...(hasWorth
      ? [
          {
            id: 'value',
            header: 'Value',
            align: 'end',
            value: valueOf,
            cell: (row) => {
              const value = valueOf(row)
              if (value === null) return ''
              const exact = amount(value)
              return inDocument ? exact : <span title={exact}>{moneyBesideNames(value, exact, currency)}</span>
            },
          } satisfies Column<Row>,
        ]
      : []),
    {
      id: 'pages',
      header: 'Pages',
      title: `Content pages seen up to the ${noun.one}; without one, in the period. Flow pages such as a checkout and ignored ones are not counted`,
      align: 'end',
      value: (row) => row.interactions,
      cell: (row) => count(row.interactions),
    },
    {
      id: 'first-seen',
      header: 'First seen',
      value: (row) => row.firstAt,
      cell: (row) => (row.firstAt === null ? '' : date(row.firstAt, zone)),
      dim: true,
    },
  ]
  const { call } = useEngine()
  const saveTraits = async (format: 'csv' | 'jsonl'): Promise<void> => {
    try {
      const { goal: of, lookbackDays } = params
      const { text, records } = await call('export.traitsText', { goal: of, lookbackDays, format })
      downloadText(text, `traits.${format}`, format === 'csv' ? 'text/csv' : 'application/x-ndjson')
      toast({ text: `${counted(records, 'person', 'people')} saved with their traits.` })
    } catch (error) {
      toast({ text: toWireError(error).message })
    }
  }
  const back = toHref('/content-attribution', {
    ...Object.fromEntries(['goal', 'from', 'to', 'lookbackDays', 'by', 'model'].map((each) => [each, query.get(each)])),
  })
  const returned = toHref('/content-return', {
    ...Object.fromEntries(
      ['goal', 'from', 'to', 'lookbackDays', 'model', 'channel'].map((each) => [each, query.get(each)]),
    ),
    shareCostsOf: withCostOf,
  })
  const landed = toHref('/before-after', {
    ...Object.fromEntries(['goal', 'by', 'within', 'pages', 'withinDays'].map((each) => [each, query.get(each)])),
  })
  const besides = colleaguesSentence({ report: slug, params, rows, totals })
  const isOfNoPage = key === '(none)' && totals.people > 0
  const behind =
    key === null ? 'everybody counted' : rowOf === 'return-days' ? `day ${key}` : `${dimensionWords[by].one} ${key}`
  const origin = toHref(rowOf === 'traffic' ? '/traffic' : '/return-visits', {
    ...Object.fromEntries(['goal', 'from', 'to', 'by', 'did', 'neverDid'].map((each) => [each, query.get(each)])),
  })
  return (
    <ReportAnswer
      slug={slug}
      report={report}
      trail={
        <>
          {!isCredit ? (
            <a href={`#${origin}`}>{rowOf === 'traffic' ? 'Who reads what?' : 'Return visits'}</a>
          ) : withCostOf !== null ? (
            <a href={`#${returned}`}>What does our content return?</a>
          ) : withinDays === null ? (
            <a href={`#${back}`}>What brings people who convert?</a>
          ) : (
            <a href={`#${landed}`}>Do people convert differently since a date?</a>
          )}
          <span aria-hidden="true">/</span>
          People behind {behind}
        </>
      }
      finding={
        totals.people === 0 ? (
          <>Nobody {key === null ? '' : `is counted under ${key} `}with these choices</>
        ) : (
          <>
            <Num>{counted(totals.people, 'person', 'people')}</Num>
            {!isCredit
              ? rowWords(rowOf, key, dimensionWords[by].one)
              : key === null
                ? ''
                : model === 'first' || model === 'last'
                  ? ` with ${key} as the ${model} ${dimensionWords[by].touch}`
                  : ` with a touch in ${key}`}
            {within !== null && ` within ${within}`}
            {pages !== null && ` on ${pagesWords(pages)}`}
            {channel !== null && ` who came by ${channel}`}
            {device !== null && ` ${onDevice(device)}`}
            {withCostOf !== null && ` who came by a ${dimensionWords[withCostOf].one} with a cost`}
            {params.devices === 'several' && ' seen on several devices'}
            {withinDays !== null && ' who landed in this period'}
            {params.then !== null && ` with ${aNoun(noun)} who ${nextWords(params.then, params.reachedThen)}`}
            {params.who === 'converted' && withCostOf !== null && `, all with ${aNoun(noun)}`}
            {params.who === 'all' &&
              params.then === null &&
              `, ${count(totals.convertedPeople)} with ${aNoun(noun)}, ${percent(totals.convertedPeople / totals.people, 2)}`}
          </>
        )
      }
      sub={
        isOfNoPage ? (
          <>
            {besides} {withoutCommands(pageOfAllRows)} <Ways ways={[{ to: '/imports', label: 'Imports' }]} />
          </>
        ) : (
          besides
        )
      }
      filters={filters}
      method={[
        [
          'Who is listed',
          !isCredit
            ? rowMethods[rowOf]
            : withinDays === null
              ? 'The people that content attribution counts in the row: with first and last touch those whose credited touch is in it, with other models everybody with a touch in it.'
              : `The people that before and after a date counts in the row: their very first page view lies in the period, they had not reached the goal before it, and the data go on for ${counted(withinDays, 'day')} after it. Who reached the goal later than that is among those without.`,
        ],
        ...(withCostOf === null
          ? []
          : [
              [
                'Cost',
                `Only people whose ${model} interaction (page view that counts) came by a ${dimensionWords[withCostOf].one} with a cost in the period${params.datedCosts ? ', of which it is known for which days' : ''}: those whom what content returns counts where it shares such costs over groups.`,
              ] satisfies [string, string],
            ]),
        ...(params.then === null
          ? []
          : [
              [
                'Next goal',
                `Of those, people who reached ${params.then} at the same time or later, at whatever time, have gone on; the others did not, or reached it only before, or never. A colleague has an email of the same company and reached it at any time, counted or not.`,
              ] satisfies [string, string],
            ]),
        ['Order', `${orderWords(params.sort)}. A heading of the list orders all of it, not only the page on screen.`],
        [
          'Touches',
          `Page views up to the ${noun.one} in order, those that could not win included, each with its credit and the reason.`,
        ],
        ['Credit', modelWords[model].note],
        ...contentTerms(context, params.lookbackDays, params.by),
      ]}
      addsUp={totals.events === totals.used + totals.outsidePeriod + totals.ignored}
      trust={
        <>
          {counted(totals.people, 'person', 'people')} = <b>{count(totals.convertedPeople)}</b> with {aNoun(noun)} +{' '}
          {count(totals.people - totals.convertedPeople)} without, the same as in{' '}
          {params.then !== null
            ? 'goal to goal'
            : !isCredit
              ? rowOf === 'traffic'
                ? 'who reads what'
                : 'return visits'
              : withinDays !== null
                ? 'before and after a date'
                : withCostOf !== null
                  ? 'what content returns with these costs shared'
                  : within !== null || pages !== null || channel !== null || device !== null
                    ? 'the reports on page templates'
                    : 'content attribution'}
          .
        </>
      }
      tables={[
        { slug, params: { ...params, lines: 'people' }, name: 'People', fileName: 'people-list' },
        { slug, params, name: 'Touches of people' },
      ]}
      exports={(['csv', 'jsonl'] as const).map((format) => ({
        id: `traits-${format}`,
        label: `Traits as ${format === 'csv' ? 'CSV' : 'JSON lines'}`,
        note: `everybody with ${aNoun(noun)}, of all time: first and last page`,
        icon: UserRound,
        onAction: () => void saveTraits(format),
      }))}
    >
      {named.error && asked !== null && !onPage && (
        <div className={c['gap']}>
          <ErrorNote
            tone="info"
            title={named.error.message}
            actions={
              (status?.peopleLeftOut ?? 0) > 0 && <ButtonLink href={`#${leaveOutPath}`}>People left out</ButtonLink>
            }
          />
        </div>
      )}
      {person ? (
        <div
          className={cx(
            s['ledger'],
            hasProperties ? s['ledgerWhole'] : hasEmails && (hasColleagues ? s['ledgerWidest'] : s['ledgerWide']),
          )}
        >
          <section aria-label="People">
            <DataTable
              namesPeople
              label="People"
              columns={columns}
              rows={rows}
              rowKey={(row) => row.person}
              of={totals.people - offset}
              order={{
                sort: asOrder(params.sort),
                onChange: (sort) => setQuery({ sort: asSort(sort), offset: null, person: null }),
              }}
              selected={person.person}
              onPress={(row) => {
                chosen.current = true
                setQuery({ person: row.person })
              }}
              stale={answer.stale}
              {...(hasProperties && { maxHeight: 480 })}
            />
            {/* A short document says under its table how many there are besides. */}
            {!view?.short && (
              <nav className={s['pages']} aria-label="Pages of the list">
                <span>
                  {count(offset + 1)} to {count(offset + rows.length)} of {count(totals.people)}
                </span>
                <Button
                  variant="ghost"
                  icon={ArrowLeft}
                  isDisabled={offset === 0}
                  onPress={() => setQuery({ offset: Math.max(0, offset - pageSize) || null, person: null })}
                >
                  Previous
                </Button>
                <Button
                  variant="ghost"
                  iconEnd={ArrowRight}
                  isDisabled={offset + rows.length >= totals.people}
                  onPress={() => setQuery({ offset: offset + pageSize, person: null })}
                >
                  Next
                </Button>
              </nav>
            )}
          </section>
          <section ref={detail} className={s['detail']} aria-labelledby="person-title">
            <div className={s['head']}>
              <h2 id="person-title" className={s['name']}>
                <CutText text={person.person} />
              </h2>
              {!inDocument && (
                <Button
                  icon={UserRoundX}
                  isPending={set.running}
                  onPress={() => {
                    void leaveOut(person.person).then((done) => done && setQuery({ person: null, id: null }))
                  }}
                >
                  Leave out of all reports
                </Button>
              )}
            </div>
            {set.error && <ErrorNote title={set.error.message} />}
            <p className={s['ids']}>
              {person.users.length > 0 && `User ${plainList(person.users)}. `}
              {person.otherIds.length > 0 && `Also known as ${plainList(person.otherIds)}. `}
              {person.visitors.length > 0 && `Visitor ${plainList(person.visitors)}. `}
              {person.firstAt !== null &&
                person.lastAt !== null &&
                `Seen ${dateTime(person.firstAt, zone)} to ${dateTime(person.lastAt, zone)}.`}
            </p>
            {Object.entries(person.properties ?? {}).map(([name, text]) => (
              <p key={name} className={s['ids']}>
                {name}: {text}
              </p>
            ))}
            {person.conversions.map((conversion, index) => (
              <Timeline
                key={`${conversion.at} ${index}`}
                title={`Before the ${noun.one}${conversion.at === null ? '' : ` of ${dateTime(conversion.at, zone)}`}`}
                touches={conversion.touches}
                omitted={conversion.touchesOmitted}
                zone={zone}
                end={{ at: conversion.at, label: capital(noun.one) }}
              />
            ))}
            {person.conversions.length === 0 && (
              <Timeline
                title={`Pages seen; no ${noun.one}`}
                touches={person.touches}
                omitted={person.touchesOmitted}
                zone={zone}
              />
            )}
          </section>
        </div>
      ) : (
        <div className={c['gap']}>
          <EmptyState title="Nobody here">Choose another {dimensionWords[by].one}, or a longer period.</EmptyState>
        </div>
      )}
    </ReportAnswer>
  )
}

const nextChoice = (goal: string, how: People['params']['reachedThen']): string => `${how} ${goal}`

const nextWords = (goal: string, how: People['params']['reachedThen']): string =>
  ({
    after: `went on to ${goal}`,
    'not-after': `did not go on to ${goal}`,
    'only-before': `reached ${goal} only before`,
    never: `never reached ${goal}`,
  })[how]

const valueOf = (row: Row): number | null =>
  row.conversions.length === 0 ? null : row.conversions.reduce((sum, { value }) => sum + value, 0)

/** Of the width for both, each has the share that its longest text takes. */
function idWidths(
  people: readonly string[],
  emails: readonly string[],
  room: number,
): { person: string; email: string } {
  const longest = (texts: readonly string[]): number => Math.max(8, ...texts.map(({ length }) => length))
  const email = Math.min(0.73 * room, Math.round((room * longest(emails)) / (longest(emails) + longest(people))))
  return { person: `${room - email}%`, email: `${email}%` }
}

const plainList = (ids: readonly string[]): string =>
  ids.length > 3 ? `${ids.slice(0, 3).join(', ')} and ${count(ids.length - 3)} more` : listed(ids)

interface TimelineProps {
  title: string
  touches: readonly Touch[]
  omitted: number
  zone: string
  end?: { at: string | null; label: string }
}

/** Nothing where rows have an order and no times. */
const At = ({ at, zone }: { at: string | null; zone: string }) =>
  at === null ? <span /> : <time dateTime={at}>{dateTime(at, zone)}</time>

/** Touches by time; the credited ones filled, the others hollow, those that could not win dashed. */
function Timeline({ title, touches, omitted, zone, end }: TimelineProps) {
  const half = Math.ceil(touches.length / 2)
  return (
    <div className={s['timeline']}>
      <h3>{title}</h3>
      {touches.length === 0 && <p className={s['ids']}>No page before it: nothing to credit.</p>}
      <ol>
        {touches.map((touch, index) => (
          <li key={`${touch.at} ${index}`} className={s['touch']}>
            <At at={touch.at} zone={zone} />
            <span
              className={cx(s['dot'], (touch.credit ?? 0) > 0 && s['won'], touch.credit === null && s['unknown'])}
              aria-hidden="true"
            />
            <span className={s['what']}>
              <span className={s['page']}>
                <PathChip path={touch.path} />
                <span className={s['group']}>{touch.group}</span>
                <span className={s['source']}>{touch.source}</span>
              </span>
              <span className={s['reason']}>{touch.why}</span>
              {omitted > 0 && index === half - 1 && <span className={s['reason']}>… {count(omitted)} more …</span>}
            </span>
            <span className={s['credit']}>
              {touch.credit === null ? (
                ''
              ) : touch.credit > 0 ? (
                <Chip tone="c1">{creditText(touch.credit)}</Chip>
              ) : (
                <span className={c['few']}>0</span>
              )}
            </span>
          </li>
        ))}
        {end && (
          <li className={s['touch']}>
            <At at={end.at} zone={zone} />
            <span className={cx(s['dot'], s['goal'])} aria-hidden="true" />
            <span className={s['what']}>
              <b>{end.label}</b>
            </span>
            <span className={s['credit']}>
              <Chip tone="c3" icon={Check}>
                goal reached
              </Chip>
            </span>
          </li>
        )}
      </ol>
    </div>
  )
}

/** `1`, `0.25`, `0.333`. */
const creditText = (credit: number): string => String(Number(credit.toFixed(3)))
