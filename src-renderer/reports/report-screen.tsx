/**
 * The one form of a content report: the question, its finding with copy and export, the filters in one row, whatever the
 * report shows, and the line that says why it can be trusted. A screen gives the parts; this puts them in place.
 */
import { FileSpreadsheet, SquareTerminal } from 'lucide-react'
import { type ReactNode, type RefObject, useMemo } from 'react'
import { firstSeenName } from '../../shared/notes/first-seen.ts'
import { tellsOfNoPage } from '../../shared/notes/no-page-before.ts'
import { noPagesWords } from '../../shared/notes/pageless.ts'
import { segmentSentence } from '../../shared/notes/segment-words.ts'
import { saysWorth } from '../../shared/notes/refunded.ts'
import { spellingWords } from '../../shared/notes/spellings.ts'
import { tellsOfGaps } from '../../shared/notes/tracking-gaps.ts'
import { type Report, reports, type ReportParams, type ReportSlug } from '../../shared/reports/index.ts'
import { type QueryResult, useQuery, useWorkspace } from '../api.ts'
import { type Command, useScreenCommands } from '../commands.ts'
import { Button, ButtonLink } from '../components/Button.tsx'
import { type ChartHandle, usePictureEntries } from '../components/ChartFrame.tsx'
import { copyCommand, CopyMenu } from '../components/CopyMenu.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { FilterBar } from '../components/FilterBar.tsx'
import { Finding } from '../components/Finding.tsx'
import type { MenuEntry } from '../components/Menu.tsx'
import { Method } from '../components/Method.tsx'
import { Page } from '../components/Page.tsx'
import { Working } from '../components/ProgressBar.tsx'
import { type ReportTable, useReportExports } from '../components/report-exports.ts'
import { SaveMenu } from '../components/SaveMenu.tsx'
import { TrustLine } from '../components/TrustLine.tsx'
import { keptRules } from '../content-groups/kept.ts'
import { counted, listed } from '../format.ts'
import { useDocumentView } from '../document/view.ts'
import { leaveOutPath } from '../people-left-out/command.ts'
import { UnusualDayNote } from '../people-left-out/UnusualDayNote.tsx'
import { OwnHostsLine } from '../own-hosts/OwnHostsLine.tsx'
import { pageAliasPath, tagAliasPath } from '../page-spellings/command.ts'
import { GoalOfNobodyNote } from '../goals/GoalOfNobodyNote.tsx'
import { RefundedNote } from '../goals/RefundedNote.tsx'
import { UnknownEventNote } from '../goals/UnknownEventNote.tsx'
import { EmailsNote } from '../imports/EmailsNote.tsx'
import { PageViewNote } from '../page-views/PageViewNote.tsx'
import { missingRates } from '../../shared/notes/no-rate.ts'
import { SetRates } from '../rates/SetRates.tsx'
import { UndecidedUserCapitals } from '../user-ids/UserCapitalsNote.tsx'
import { modelWords, personWords } from '../words.ts'
import { ContentGap, ContentTopBar, hasContentGap } from './content.tsx'
import s from './reports.module.css'
import { PagesKnownNote } from './notes/PagesKnownNote.tsx'
import { TrackingGapNote } from './notes/TrackingGapNote.tsx'
import { ZoneShiftNote } from './notes/ZoneShiftNote.tsx'
import { SegmentSelect } from './filters/SegmentSelect.tsx'
import { commandLine } from './view.ts'

interface ReportScreenProps<T> {
  slug: ReportSlug
  answer: Pick<QueryResult<T>, 'data' | 'error' | 'retry' | 'stale'>
  /** What it would show, for a workspace that cannot answer yet: `which ways people take`. */
  would: string
  filters: ReactNode
  /** Works without a goal, on events alone. */
  goalless?: boolean
  /** The period of the answer, where the report takes one of its own if none is chosen. */
  used?: { from: string | null; to: string | null } | undefined
  children: (answer: T) => ReactNode
}

/** The screen around an answer: the ways there may be none. Figures of an earlier question never stand beside what failed. */
export function ReportScreen<T>({ slug, answer, would, filters, goalless, used, children }: ReportScreenProps<T>) {
  const { status } = useWorkspace()
  const gap = status && (goalless ? status.events === 0 : hasContentGap(status))
  const { data, error, retry, stale } = answer
  const missing = missingRates(error?.message ?? '')
  const drafted = keptRules(status?.file)
  return (
    <Page busy={stale && data !== undefined}>
      <ContentTopBar used={used} />
      {gap ? (
        <ContentGap answer={would} />
      ) : data && !error ? (
        children(data)
      ) : (
        <>
          <Finding question={reports[slug].question}>
            {missing.length > 0
              ? 'An exchange rate is missing'
              : error
                ? 'There is no answer to this'
                : 'Working it out'}
          </Finding>
          <FilterBar>
            {filters}
            <SegmentSelect slug={slug} />
          </FilterBar>
          <div className={s['skeleton']}>
            {error ? (
              <ErrorNote
                title={error.message}
                actions={
                  <>
                    {drafted > 0 && (
                      <ButtonLink variant="primary" href="#/content-groups">
                        Apply the draft
                      </ButtonLink>
                    )}
                    {missing.length > 0 ? (
                      <SetRates missing={missing} sentence={error.message} />
                    ) : (
                      <Button onPress={retry}>Try again</Button>
                    )}
                  </>
                }
              >
                {drafted > 0 &&
                  `A draft of ${counted(drafted, 'rule')} for content groups is not applied yet; reports follow only rules that are.`}
              </ErrorNote>
            ) : (
              <Working label="Working out the report" />
            )}
          </div>
        </>
      )}
    </Page>
  )
}

interface ReportAnswerProps<S extends ReportSlug> {
  slug: S
  report: Report<S>
  /** A second answer of the same report that is on the screen too: what is copied and exported has both. */
  beside?: Report<S>
  /** Other reports that the screen shows as well, which the copied command prints after it. */
  also?: readonly { slug: ReportSlug; params: ReportParams<ReportSlug> }[]
  /** Before the question: a trail of links. */
  trail?: ReactNode
  /** The sentence with its number. */
  finding: ReactNode
  sub?: ReactNode
  /** Of `sub`, what changes or limits the verdict. */
  limits?: readonly string[]
  filters: ReactNode
  method: [term: string, meaning: ReactNode][]
  /** null = nothing was compared: information only. */
  addsUp: boolean | null
  trust: ReactNode
  /** What is saved as CSV, where it is not the rows of the report alone; two answers are a table each. */
  tables?: readonly ReportTable[]
  chart?: RefObject<ChartHandle | null>
  /** There is a chart to export. */
  drawn?: boolean
  /** More that can be saved. */
  exports?: readonly MenuEntry[]
  /** More commands for the palette; memoised. */
  commands?: readonly Command[]
  children: ReactNode
}

const none: readonly Command[] = []

const segmentTerm: [string, string] = [
  'Did',
  'People who at any time of all data reached the goal, or have the event, of this name; before or after they converted, and outside of the period too. So who did and who never did are everybody together. It is no sign that the one made them do the other.',
]

/** Of an answer that has another beside it: they differ in the model. */
const modelTable = <S extends ReportSlug>(slug: S, { params }: Report<S>): ReportTable =>
  'model' in params
    ? { slug, params, name: modelWords[params.model].label, fileName: `${slug}-${params.model}` }
    : { slug, params, name: 'Table' }

/** How many people no report counts, where there are any, and the way to whom. */
function LeftOut() {
  const { status } = useWorkspace()
  const inDocument = useDocumentView() !== null
  const { data: config } = useQuery('config.get', {})
  const people = status?.peopleLeftOut ?? 0
  if (people === 0) return null
  const days = (config?.excludeTraffic.firstSeen ?? []).map(firstSeenName)
  const why = days.length === 0 ? '' : `, those who came first on ${listed(days)} among them`
  const words = `${counted(people, 'person', 'people')} left out${why}`
  return <>&ensp;{inDocument ? words : <a href={`#${leaveOutPath}`}>{words}</a>}.</>
}

/** How pages and tags are made one, where they are, and the way to there. */
function Spelling() {
  const { status } = useWorkspace()
  const inDocument = useDocumentView() !== null
  if (!status) return null
  const { pages, tags } = spellingWords(status.spelling)
  const said = (sentence: string | null, path: string) =>
    sentence && <>&ensp;{inDocument ? sentence : <a href={`#${path}`}>{sentence}</a>}.</>
  return (
    <>
      {said(pages, pageAliasPath)}
      {said(tags, tagAliasPath)}
    </>
  )
}

export function ReportAnswer<S extends ReportSlug>(props: ReportAnswerProps<S>) {
  const {
    slug,
    report,
    beside,
    trail,
    finding,
    sub,
    limits = [],
    filters,
    method,
    addsUp,
    trust,
    tables,
    chart,
    children,
  } = props
  const { drawn = false, commands = none, exports: others = [], also = [] } = props
  const asked = segmentSentence(report.params, report.totals)
  // There the sentence has it.
  const saysWhy =
    report.report === 'content-attribution' && noPagesWords(report as Report<'content-attribution'>) !== null
  const terms = asked === null ? method : [...method, segmentTerm]
  const pictures = usePictureEntries(() => chart?.current ?? null, 'Chart as', !drawn)
  const { status } = useWorkspace()
  const shown = useMemo(() => (beside ? [report, beside] : [report]), [report, beside])
  const command = status
    ? [
        ...shown.map((each) => commandLine(slug, each.params as ReportParams<S>, status)),
        ...also.map((each) => commandLine(each.slug, each.params, status)),
      ].join(' && ')
    : ''
  const { csv, json } = useReportExports(
    slug,
    report.params,
    tables ?? (beside ? shown.map((each) => modelTable(slug, each)) : undefined),
  )
  useScreenCommands(
    useMemo(
      (): Command[] => [
        ...commands,
        {
          id: 'command',
          label: 'Copy this view as a command',
          kind: 'Action',
          icon: SquareTerminal,
          run: () => copyCommand(command),
        },
        ...csv.map(({ id, label, onAction }): Command => ({
          id,
          label: `Export: ${label}`,
          kind: 'Action',
          icon: FileSpreadsheet,
          run: onAction,
        })),
      ],
      [commands, command, csv],
    ),
  )
  return (
    <>
      <Finding
        question={trail ?? reports[slug].question}
        limits={limits}
        sub={
          asked === null ? (
            sub
          ) : (
            <>
              {asked} {sub}
            </>
          )
        }
        actions={
          <>
            <CopyMenu command={command} />
            <SaveMenu entries={[...csv, json, ...(chart ? pictures : []), ...others]} />
          </>
        }
      >
        {finding}
      </Finding>
      <FilterBar end={<Method terms={terms} />}>
        {filters}
        <SegmentSelect slug={slug} />
      </FilterBar>
      {!saysWhy && <EmailsNote needed />}
      {/* The report on who is one person says it whatever was decided. */}
      {slug !== 'identity' && <UndecidedUserCapitals />}
      <PageViewNote />
      {'goal' in report.params && !tellsOfNoPage(slug) && <ZoneShiftNote goal={report.params.goal} />}
      <UnknownEventNote goal={'goal' in report.params ? report.params.goal : null} />
      {'goal' in report.params && <GoalOfNobodyNote goal={report.params.goal} />}
      {'goal' in report.params && saysWorth(slug) && <RefundedNote goal={report.params.goal} />}
      <PagesKnownNote report={report} />
      {'goal' in report.params && 'from' in report.params && slug !== 'volume' && (
        <UnusualDayNote goal={report.params.goal} from={report.params.from} to={report.params.to} />
      )}
      {tellsOfGaps(slug) && 'from' in report.params && 'to' in report.params && (
        <TrackingGapNote from={report.params.from} to={report.params.to} />
      )}
      {children}
      <div className={s['bottom']} />
      <TrustLine
        state={addsUp === null ? 'info' : addsUp ? 'adds-up' : 'warn'}
        end={status ? `${status.timeZone} · ${personWords(status)}` : 'UTC'}
      >
        {addsUp !== null && <b>{addsUp ? 'Adds up.' : 'Does not add up; please check the workspace.'}</b>} {trust}
        <LeftOut />
        <Spelling />
        <OwnHostsLine params={report.params} />
      </TrustLine>
    </>
  )
}
