import { ArrowRight, Coins, Crosshair, Flag, FolderTree, ListX } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useCommand, useQuery, useWorkspace } from '../api.ts'
import { Button, ButtonLink } from '../components/Button.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { Finding, Num } from '../components/Finding.tsx'
import { TrustLine } from '../components/TrustLine.tsx'
import type { FileReport } from '../../shared/import.ts'
import { listedEach, mergedReports, type MergedReport, notesOf } from '../../shared/notes/merged-reports.ts'
import { missingRates } from '../../shared/notes/no-rate.ts'
import { readTakenZone } from '../../shared/notes/taken-zone.ts'
import { unreadOf } from '../../shared/pages/setting-table.ts'
import { count, counted, duration, listedFirst, plural } from '../format.ts'
import { PageViewNote } from '../page-views/PageViewNote.tsx'
import { OwnPeopleNote } from '../people-left-out/OwnPeopleNote.tsx'
import { RobotsNote } from '../people-left-out/RobotsNote.tsx'
import { TrafficNote } from '../people-left-out/TrafficNote.tsx'
import { UndecidedUserCapitals } from '../user-ids/UserCapitalsNote.tsx'
import { SetRates } from '../rates/SetRates.tsx'
import { useSetting } from '../use-setting.ts'
import { NoIdsNote } from '../user-ids/NoIdsNote.tsx'
import { UnusedAliasesNote } from '../user-ids/UnusedAliasesNote.tsx'
import { EmailsNote } from './EmailsNote.tsx'
import { leftOutText } from './account.ts'
import s from './imports.module.css'
import { daysText, tidy } from './mapping.ts'
import { NotImported } from './NotImported.tsx'
import { onePerMapping } from './one-per-mapping.ts'
import { SaveMapping } from './SavedMappings.tsx'
import { type ChosenFile, isLeftOut, type Outcome } from './session.ts'
import { NoteText } from './NoteText.tsx'
import { useArrive } from './use-arrive.ts'

interface SummaryProps {
  outcome: Outcome
  files: readonly ChosenFile[]
  /** Files brought while the run was under way. */
  waiting: number
  onBack: () => void
  onDone: () => void
  onWaiting: () => void
}

const sum = (
  reports: readonly FileReport[],
  key: 'rowsRead' | 'rowsImported' | 'rowsDuplicate' | 'rowsRejected',
): number => reports.reduce((total, report) => total + report[key], 0)

const namesOf = (files: readonly ChosenFile[]): string =>
  listedFirst(
    files.map(({ name }) => name),
    listedEach,
  )

/** After a run: what was stored, what was not, and where to look next. */
export function Summary({ outcome, files: all, waiting, onBack, onDone, onWaiting }: SummaryProps) {
  const { reports, refused, error } = outcome
  // A table of costs was read, and has its place below.
  const unread = unreadOf(refused).length
  const files = all.filter((file) => !file.waits && !isLeftOut(file))
  const held = all.filter((file) => file.waits)
  const same = all.filter((file) => !file.waits && isLeftOut(file))
  const done = new Set([...reports, ...refused].map(({ file }) => file))
  const stopped = error ? files.find(({ name }) => !done.has(name)) : undefined
  const cancelled = error?.code === 'CANCELLED'
  const left = files.length - reports.length
  const arrive = useArrive<HTMLDivElement>()
  return (
    <>
      <div ref={arrive} tabIndex={-1} className={s['arrived']} role="status">
        <Finding
          question={
            <>
              <a href="#/imports">Imports</a>
              <span aria-hidden="true">/</span>
              {files.length === 1 ? files[0]?.name : counted(files.length, 'file')}
            </>
          }
          sub={
            error && reports.length === 0
              ? 'Nothing was stored. The workspace is as it was before.'
              : error
                ? left > 0
                  ? `${counted(reports.length, 'file')} ${plural(reports.length, 'was', 'were')} stored before; of the other ${count(left)} nothing was.`
                  : 'All files were stored; what failed came after.'
                : outcome.late
                  ? 'It was all stored before Cancel arrived.'
                  : undefined
          }
          actions={
            <>
              {left > 0 && <Button onPress={onBack}>Back to the preview</Button>}
              <Button variant={error || held.length > 0 ? 'outline' : 'primary'} onPress={onDone}>
                Done
              </Button>
            </>
          }
        >
          {error ? (
            cancelled ? (
              <>Cancelled; nothing of {stopped?.name ?? 'the file'} was kept</>
            ) : (
              <>{stopped ? `${stopped.name} could not be imported` : 'Something failed after the import'}</>
            )
          ) : reports.length === 0 ? (
            <>None of the {counted(files.length, 'file')} could be imported</>
          ) : (
            <>
              <Done reports={reports} />
              {unread > 0 && (
                <>
                  ; <Num tone="c4">{count(unread)}</Num> {plural(unread, 'file')} could not be read
                </>
              )}
            </>
          )}
        </Finding>
      </div>
      {error && !cancelled && (
        <div className={s['gap']}>
          <ErrorNote title={tidy(error.message, stopped?.name ?? '')} />
        </div>
      )}
      {!error && refused.length > 0 && <NotImported refused={refused} files={files} />}
      {held.length > 0 && (
        <div className={s['gap']}>
          <ErrorNote
            tone="warn"
            title={`${namesOf(held)} ${plural(held.length, 'needs', 'need')} a choice and ${plural(held.length, 'waits', 'wait')}; nothing of ${plural(held.length, 'it', 'them')} was stored.`}
            actions={
              <Button variant={error ? 'outline' : 'primary'} onPress={onBack}>
                Make the choice
              </Button>
            }
          />
        </div>
      )}
      {same.length > 0 && (
        <div className={s['gap']}>
          <ErrorNote
            tone="info"
            title={`${namesOf(same)} ${plural(same.length, 'was', 'were')} left out: the same bytes are there already.`}
          />
        </div>
      )}
      {waiting > 0 && (
        <div className={s['gap']}>
          <ErrorNote
            tone="info"
            title={`${counted(waiting, 'more file')} ${plural(waiting, 'was', 'were')} dropped meanwhile.`}
            actions={<Button onPress={onWaiting}>Look at {plural(waiting, 'it', 'them')} now</Button>}
          />
        </div>
      )}
      {reports.length > 0 && (
        <>
          <Files reports={reports} />
          <LeftOut reports={reports} />
          {reports.some((report) => report.kind === 'events') && <WhoCounts />}
          <ZoneNote reports={reports} />
          <Said reports={reports} />
          <ReadAs reports={reports} />
          <KeepMappings files={files} reports={reports} />
          {!error && <Next reports={reports} />}
        </>
      )}
      <Trust reports={reports} />
    </>
  )
}

function Done({ reports }: { reports: readonly FileReport[] }) {
  const read = sum(reports, 'rowsRead')
  const imported = sum(reports, 'rowsImported')
  const duplicate = sum(reports, 'rowsDuplicate')
  const rejected = sum(reports, 'rowsRejected')
  const from = reports.length === 1 ? reports[0]!.file : counted(reports.length, 'file')
  if (read === 0) return <>There are no rows in {from}</>
  if (imported === 0 && rejected === 0)
    return (
      <>
        Nothing new: <Num>{read === 1 ? 'the one row' : `all ${count(read)} rows`}</Num> of {from}{' '}
        {plural(read, 'was', 'were')} here already
      </>
    )
  const rest: ReactNode[] = []
  if (duplicate > 0) rest.push(`${count(duplicate)} ${plural(duplicate, 'is a duplicate', 'are duplicates')}`)
  if (rejected > 0)
    rest.push(
      <>
        <Num tone="c4">{count(rejected)}</Num> {plural(rejected, 'is', 'are')} not counted
      </>,
    )
  return (
    <>
      <Num>{count(imported)}</Num> {plural(imported, 'row')} imported from {from}
      {rest.map((part, index) => (
        <span key={index}>
          {index === 0 ? '; ' : ', '}
          {part}
        </span>
      ))}
    </>
  )
}

type Line = MergedReport<FileReport>

const alone = (report: FileReport): Line => ({ ...report, each: [report] })

/** `122 files like events_1.jsonl`. */
const namedFiles = ({ file, each }: Line): string =>
  each.length === 1 ? file : `${count(each.length)} files like ${file}`

function Files({ reports }: { reports: readonly FileReport[] }) {
  const [each, setEach] = useState(false)
  const merged = useMemo(() => mergedReports(reports), [reports])
  const lines = each ? reports.map(alone) : merged
  // The newest records of the list are those of this run, in the same order.
  const { data: records } = useQuery('imports.list', {})
  const { status } = useWorkspace()
  const several = reports.length > 1
  const newest = (records ?? []).toSorted((a, b) => a.id - b.id).slice(-reports.length)
  const number = (
    id: 'rowsRead' | 'rowsImported' | 'rowsDuplicate' | 'rowsRejected',
    header: string,
  ): Column<Line> => ({
    id,
    header,
    value: (report) => report[id],
    cell: (report) => count(report[id]),
    align: 'end',
    ...(several && { total: count(sum(reports, id)) }),
  })
  const columns: Column<Line>[] = [
    {
      id: 'file',
      header: 'File',
      value: namedFiles,
      ...(several && { total: 'All' }),
      cut: true,
      width: '24%',
    },
    number('rowsRead', 'Rows read'),
    number('rowsImported', 'Imported'),
    number('rowsDuplicate', 'Duplicate'),
    {
      ...number('rowsRejected', 'Rejected'),
      cell: (report) => {
        const record = newest[reports.indexOf(report.each[0]!)]
        return report.rowsRejected > 0 && record ? (
          <a href={`#/imports?open=${record.id}`}>{count(report.rowsRejected)}</a>
        ) : (
          count(report.rowsRejected)
        )
      },
    },
    {
      id: 'range',
      header: 'From, to',
      value: (report) => report.timeRange?.[0] ?? null,
      cell: (report) => daysText(report, status?.timeZone) ?? '–',
      dim: true,
    },
    {
      id: 'dropped',
      header: 'Columns left out',
      // A file may have hundreds; Imports lists them.
      value: (report) => report.columnsDropped.length,
      cell: (report) => leftOutText(report.columnsDropped),
      dim: true,
      cut: true,
      width: '22%',
    },
  ]
  const first = reports.flatMap((report) => report.rejects.map((reject) => ({ ...reject, file: report.file })))
  const rejected = sum(reports, 'rowsRejected')
  const listedRejects = first.slice(0, 8)
  return (
    <>
      <div className={s['gapWide']}>
        <DataTable
          label="Imported files"
          columns={columns}
          rows={lines}
          rowKey={(line) => reports.indexOf(line.each[0]!)}
        />
        {merged.length < reports.length && (
          <div className={s['gap']}>
            <Button variant="link" aria-expanded={each} onPress={() => setEach(!each)}>
              {each ? 'Show files read alike as one' : `Show each of ${counted(reports.length, 'file')}`}
            </Button>
          </div>
        )}
      </div>
      {first.length > 0 && (
        <section className={s['gapWide']}>
          <h2>
            Not counted
            <small>
              {rejected > listedRejects.length && `the first ${count(listedRejects.length)}; `}
              {rejected === 1 ? 'under Imports' : 'all of them are under Imports'} with the row as it stood
            </small>
          </h2>
          <DataTable
            label="First rows that are not counted"
            rows={listedRejects}
            rowKey={(row) => `${row.file} ${row.line} ${row.reason}`}
            columns={[
              ...(several
                ? [{ id: 'file', header: 'File', value: (row: { file: string }) => row.file, width: '24%', cut: true, sortable: false }] // prettier-ignore
                : []),
              {
                id: 'line',
                header: 'Line',
                value: (row) => row.line,
                cell: (row) => count(row.line),
                align: 'end',
                width: 80,
                sortable: false,
              },
              { id: 'reason', header: 'Why', value: (row) => row.reason, sortable: false },
            ]}
          />
        </section>
      )}
    </>
  )
}

/** Of whom it is doubtful whether they are people of the site, or several, as the command line says. */
function WhoCounts() {
  return (
    <>
      <PageViewNote />
      <EmailsNote needed />
      <OwnPeopleNote by="site" />
      <TrafficNote />
      <RobotsNote />
      <UndecidedUserCapitals />
      <UnusedAliasesNote />
      <NoIdsNote />
    </>
  )
}

/** Members of an archive that were not imported: the counts say nothing of them. */
function LeftOut({ reports }: { reports: readonly FileReport[] }) {
  const left = reports.flatMap(({ notes }) => notes.filter((note) => note.includes(' was not imported: ')))
  if (left.length === 0) return null
  return (
    <div className={s['gap']}>
      {left.map((note) => (
        <ErrorNote key={note} tone="warn" title={tidy(note, '')} />
      ))}
    </div>
  )
}

/** The first import that says a zone gives the workspace its zone, also where the times of its file are in another. */
function ZoneNote({ reports }: { reports: readonly FileReport[] }) {
  const { status } = useWorkspace()
  const set = useCommand('config.set')
  const { put } = useSetting(set, 'timeZone')
  const taken = reports.flatMap(({ file, zone: read, notes }) => notes.flatMap((note) => ({ file, read, zone: readTakenZone(note) }))).find(({ zone }) => zone !== null) // prettier-ignore
  if (!taken || taken.zone === null || status?.timeZone !== taken.zone) return null
  const { file, read, zone } = taken
  const others = (
    <>
      {read !== zone && `The times of ${file} are read in ${read}, and count at their moment in either zone. `}
      Another one can be set under <a href="#/settings">Settings</a>.
    </>
  )
  return (
    <div className={s['gap']}>
      {read === zone ? (
        <ErrorNote
          tone="info"
          title={`Reports are in ${zone} now, the zone this import was read in, the first that says one.`}
        >
          {others}
        </ErrorNote>
      ) : (
        <ErrorNote
          tone="info"
          title={`Days of reports begin at midnight in ${zone} now, as this import chose.`}
          actions={
            <Button
              isPending={set.running}
              onPress={() => void put(() => read, `Days begin at midnight in ${read} now.`)}
            >
              Days in {read} instead
            </Button>
          }
        >
          {set.error ? set.error.message : others}
        </ErrorNote>
      )}
    </div>
  )
}

/** What an import says of its money, of times to come and of rows that are no events. */
const worthSaying =
  /^(Money is in|Amounts of events |Events lie in the future|Days of reports begin)|\bbrings? no event\.|\bof events names? no currency/

function Said({ reports }: { reports: readonly FileReport[] }) {
  const { data: config } = useQuery('config.get', {})
  /** Until it is set, or counted in. */
  const lacking = (note: string): string[] =>
    missingRates(note).filter((code) => config && code !== config.currency && !(code in config.rates))
  return notesOf(reports)
    .filter(({ note }) => worthSaying.test(note) && (missingRates(note).length === 0 || lacking(note).length > 0))
    .map(({ note, files }) => (
      <div key={note} className={s['gap']}>
        <ErrorNote
          tone={missingRates(note).length > 0 || /^(Events|Days)/.test(note) ? 'warn' : 'info'}
          title={reports.length > 1 ? `${listedFirst(files, listedEach)}: ${note}` : note}
          actions={lacking(note).length > 0 && <SetRates missing={lacking(note)} sentence={note} variant="outline" />}
        >
          {note.startsWith('Money') && (
            <>
              Another one can be set under <a href="#/settings">Settings</a>.
            </>
          )}
        </ErrorNote>
      </div>
    ))
}

/** Said elsewhere on this screen. */
const saidElsewhere = /^(Money is in|Events lie in the future|Days begin at midnight in )| was not imported: /
const notesAtFirst = 6

/** How lists and payments were read: cells left unknown, estimates, what was merged; the same as before the import. */
function ReadAs({ reports }: { reports: readonly FileReport[] }) {
  const [all, setAll] = useState(false)
  const notes = reports
    .filter(({ kind }) => kind === 'tools')
    .flatMap(({ file, notes: own }) =>
      own
        .filter((note) => !saidElsewhere.test(note))
        .map((note) => (reports.length > 1 ? `${file}: ${tidy(note, file)}` : tidy(note, file))),
    )
  if (notes.length === 0) return null
  const shown = all ? notes : notes.slice(0, notesAtFirst)
  return (
    <section className={s['gapWide']} aria-labelledby="read-as-title">
      <h2 id="read-as-title">
        How it was read<small>kept with the import</small>
      </h2>
      <ul className={s['more']}>
        {shown.map((note) => (
          <li key={note}>
            <NoteText note={note} />
          </li>
        ))}
      </ul>
      {notes.length > notesAtFirst && (
        <Button variant="link" onPress={() => setAll(!all)} aria-expanded={all}>
          {all ? 'Show fewer' : `Show ${count(notes.length - notesAtFirst)} more`}
        </Button>
      )}
    </section>
  )
}

/** What was said about columns, to be kept for the next such file: before the import there may have been no workspace. */
function KeepMappings({ files, reports }: { files: readonly ChosenFile[]; reports: readonly FileReport[] }) {
  const [kept, setKept] = useState<ReadonlyMap<number, string>>(new Map())
  const [saving, setSaving] = useState<ChosenFile | null>(null)
  const said = onePerMapping(
    files.filter(
      ({ name, handle, choices }) =>
        handle !== null && choices.map !== undefined && reports.some(({ file }) => file === name),
    ),
  )
  return (
    <>
      {said.map((file) => (
        <div key={file.id} className={s['gap']}>
          <ErrorNote
            tone="info"
            title={
              kept.has(file.id)
                ? `Kept as “${kept.get(file.id)}”: it is proposed when a file with these columns comes again.`
                : `What you said about the columns of ${file.name} can be kept for the next such file.`
            }
            actions={!kept.has(file.id) && <Button onPress={() => setSaving(file)}>Save this mapping</Button>}
          />
        </div>
      ))}
      {saving && (
        <SaveMapping
          file={saving}
          onClose={() => setSaving(null)}
          onSaved={(name) => setKept(new Map(kept).set(saving.id, name))}
        />
      )}
    </>
  )
}

/** The next thing worth doing, by what was imported and what the workspace still lacks. */
function Next({ reports }: { reports: readonly FileReport[] }) {
  const { status } = useWorkspace()
  const events = reports.some((report) => report.kind === 'events')
  const tools = reports.some((report) => report.kind === 'tools')
  const rejected = sum(reports, 'rowsRejected')
  const steps = [
    events &&
      status?.goals.length === 0 && {
        href: '#/goals?add=1',
        icon: Flag,
        title: 'Say what counts as a conversion',
        text: 'A goal is an event or a page people reach. Without one there is nothing to attribute.',
        label: 'Add a goal',
      },
    events &&
      status?.rules === 0 && {
        href: '#/content-groups',
        icon: FolderTree,
        title: 'Put pages into groups',
        text: 'A rule such as /learn/** makes one group of many pages. They apply to everything imported, at once.',
        label: 'Add rules',
      },
    events &&
      (status?.goals.length ?? 0) > 0 && {
        href: '#/content-attribution',
        icon: Crosshair,
        title: 'What brings people who convert?',
        text: 'First and last pages of everybody who reached the goal, with the new rows in.',
        label: 'See the answer',
      },
    tools && {
      href: '#/stack-cost',
      icon: Coins,
      title: 'What does it cost?',
      text: 'Annual cost by tool, team or category, and what is paid for seats nobody uses.',
      label: 'See the cost',
    },
    reports.some(({ kind }) => kind === 'tool-prices' || kind === 'milestones') && {
      href: '#/stack-evolution',
      icon: Coins,
      title: 'How did the stack get here?',
      text: 'Its size and spend over time, at the prices of each time, beside the milestones of the company.',
      label: 'See how it changed',
    },
    rejected > 0 && {
      href: '#/imports',
      icon: ListX,
      title: `Why ${counted(rejected, 'row')} ${plural(rejected, 'is', 'are')} not counted`,
      text: 'Each with its line and reason. What is wrong can be mended in the file or at its source and imported again: nothing counts twice.',
      label: 'See these rows',
    },
  ].filter((step) => step !== false)
  return (
    <section className={s['gapWide']}>
      <h2 className={s['waysTitle']}>Next</h2>
      <div className={s['ways']}>
        {steps.map((step, index) => (
          <section key={step.title} className={s['way']}>
            <h3>
              <step.icon size={16} aria-hidden /> {step.title}
            </h3>
            <p>{step.text}</p>
            <ButtonLink variant={index === 0 ? 'primary' : 'outline'} href={step.href}>
              {step.label}
              <ArrowRight size={14} aria-hidden />
            </ButtonLink>
          </section>
        ))}
      </div>
    </section>
  )
}

function Trust({ reports }: { reports: readonly FileReport[] }) {
  if (reports.length === 0) return null
  const read = sum(reports, 'rowsRead')
  const imported = sum(reports, 'rowsImported')
  const duplicate = sum(reports, 'rowsDuplicate')
  const rejected = sum(reports, 'rowsRejected')
  const adds = read === imported + duplicate + rejected
  const seconds = reports.reduce((total, report) => total + report.seconds, 0)
  return (
    <TrustLine state={adds ? 'adds-up' : 'warn'} end={`in ${seconds < 1 ? 'under a second' : duration(seconds)}`}>
      <b>
        {count(read)} rows read = {count(imported)} imported + {count(duplicate)} duplicate + {count(rejected)} not
        counted.
      </b>{' '}
      {!adds && 'These do not add up, which is a fault of this program.'}
    </TrustLine>
  )
}
