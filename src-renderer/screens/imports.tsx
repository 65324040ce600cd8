import { ChevronRight, FileDown, Import, Undo2 } from 'lucide-react'
import { Fragment, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useShallow } from 'zustand/react/shallow'
import type { DuplicatesOfImport, ImportKind, ImportRecord, UndoneImport } from '../../shared/import.ts'
import { readOrphanDuplicates } from '../../shared/notes/orphan-duplicates.ts'
import { useCommand, useQuery, useReport, useWorkspace } from '../api.ts'
import { Button, ButtonLink } from '../components/Button.tsx'
import { Chip } from '../components/Chip.tsx'
import { cx } from '../components/cx.ts'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { Finding, Num } from '../components/Finding.tsx'
import { Page } from '../components/Page.tsx'
import { CutText, PathChip } from '../components/PathChip.tsx'
import { Working } from '../components/ProgressBar.tsx'
import { toast } from '../components/Toast.tsx'
import { TrustLine } from '../components/TrustLine.tsx'
import { bytes, count, counted, date, dateTime, decimals, duration, listedFirst, plural } from '../format.ts'
import { addsUp, healthOf, type HealthRow } from '../imports/account.ts'
import { EmailsNote } from '../imports/EmailsNote.tsx'
import { Running } from '../imports/ImportBar.tsx'
import s from '../imports/imports.module.css'
import { baseName, daysText, delimiterName, kindWords } from '../imports/mapping.ts'
import { Rejects } from '../imports/Rejects.tsx'
import { RowsBar } from '../imports/RowsBar.tsx'
import { leftOf, useImportSession } from '../imports/session.ts'
import { useQueryParams } from '../route.ts'
import { NoteText } from '../imports/NoteText.tsx'
import { chooseImport, useWorkspaceActions } from '../workspaces.ts'

/** Every file that was imported, what became of its rows, and the rows that could not be used. */
export default function Imports() {
  const { status } = useWorkspace()
  const list = useQuery('imports.list', {})
  const health = useReport('import-health', {})
  const [query, setQuery] = useQueryParams()
  const open = Number(query.get('open')) || null
  const { running, files, outcome } = useImportSession(
    useShallow(({ running, files, outcome }) => ({ running, files, outcome })),
  )

  const bar = running ? (
    <footer className={s['bar']}>
      <Running />
    </footer>
  ) : null
  if (!list.data) {
    return (
      <Page>
        <Finding question="Imports">{list.error ? 'The list of imports could not be read' : 'Looking'}</Finding>
        <div className={s['gap']}>
          {list.error ? (
            <ErrorNote title={list.error.message} actions={<Button onPress={list.retry}>Try again</Button>} />
          ) : (
            <Working label="Reading the list of imports" />
          )}
        </div>
        {bar}
      </Page>
    )
  }
  const records = list.data.toSorted((a, b) => b.id - a.id)
  if (records.length === 0) {
    return (
      <Page>
        {running ? (
          <EmptyState screen icon={FileDown} title="The first file is being imported">
            It is listed here, with what became of each of its rows, once all of it is stored.
          </EmptyState>
        ) : (
          <NoFiles />
        )}
        {bar}
      </Page>
    )
  }
  const rows = healthOf(records, health.data?.rows ?? [])
  const total = (key: 'rowsRead' | 'rowsImported' | 'rowsDuplicate' | 'rowsRejected'): number =>
    records.reduce((sum, record) => sum + (record.undoneAt === null ? record[key] : 0), 0)
  const standing = records.filter(({ undoneAt }) => undoneAt === null).length
  const rejected = total('rowsRejected')
  const duplicate = total('rowsDuplicate')
  const prepared = running ? [] : outcome ? leftOf({ files, outcome }) : files
  return (
    <Page>
      <Finding
        question="Imports"
        stale={list.stale}
        actions={
          <Button variant="primary" icon={Import} onPress={() => void chooseImport()}>
            Import files
          </Button>
        }
      >
        {standing === 0 ? (
          'Every import is undone; nothing of these files is in the workspace'
        ) : (
          <>
            <Num>{count(total('rowsImported'))}</Num> of {counted(total('rowsRead'), 'row')} from{' '}
            {counted(standing, 'file')} imported
          </>
        )}
        {duplicate > 0 && `; ${count(duplicate)} ${duplicate === 1 ? 'is a duplicate' : 'are duplicates'}`}
        {rejected > 0 && (
          <>
            {duplicate > 0 ? ', ' : '; '}
            <Num tone="c4">{count(rejected)}</Num> {rejected === 1 ? 'is' : 'are'} not counted
          </>
        )}
      </Finding>
      {prepared.length > 0 && (
        <div className={s['gap']}>
          <ErrorNote
            tone="info"
            title={`${counted(prepared.length, 'file')} ${prepared.length === 1 ? 'waits' : 'wait'} to be imported: ${listedFirst(
              prepared.map(({ name }) => name),
              5,
            )}.`}
            actions={
              <a className={s['noteLink']} href="#/import">
                Go on with {prepared.length === 1 ? 'it' : 'them'}
              </a>
            }
          />
        </div>
      )}
      <EmailsNote needed />
      <OrphanDuplicates records={records} />
      <div className={s['legendRow']}>
        <span className={s['key']}>
          <i className={s['barImported']} /> imported
        </span>
        <span className={s['key']}>
          <i className={s['barDuplicate']} /> duplicate
        </span>
        <span className={s['key']}>
          <i className={s['barRejected']} /> not counted
        </span>
        <a className={s['push']} href="#/import-health">
          Was every row accounted for?
        </a>
      </div>
      <div className={s['scroller']}>
        <table className={cx(s['table'], s['imports'])} aria-label="Imported files">
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col" className={s['end']}>
                Rows read
              </th>
              <th scope="col" className={s['end']}>
                Imported
              </th>
              <th scope="col" className={s['end']}>
                Duplicate
              </th>
              <th scope="col" className={s['end']}>
                Not counted
              </th>
              <th scope="col">
                <span className="sr-only">Parts of the rows</span>
              </th>
              <th scope="col" className={s['end']} title="Events of the file that reports see">
                Used
              </th>
              <th
                scope="col"
                className={s['end']}
                title="Identify calls, steps to convert (flow) and ignored pages, rows without an id, people left out"
              >
                Ignored
              </th>
              <th scope="col">From, to</th>
              <th scope="col">Imported on</th>
            </tr>
          </thead>
          <tbody>
            {records.map((record) => (
              <Fragment key={record.id}>
                <RecordRow
                  record={record}
                  health={rows.get(record.id)}
                  zone={status?.timeZone ?? 'UTC'}
                  open={open === record.id}
                  onToggle={() => setQuery({ open: open === record.id ? null : record.id }, { replace: true })}
                />
                {open === record.id && (
                  <tr className={s['detailRow']}>
                    <td colSpan={10}>
                      <Detail record={record} />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
          {records.length > 1 && (
            <tfoot>
              <tr>
                <th scope="row">All</th>
                <td className={s['end']}>{count(total('rowsRead'))}</td>
                <td className={s['end']}>{count(total('rowsImported'))}</td>
                <td className={s['end']}>{count(duplicate)}</td>
                <td className={s['end']}>{count(rejected)}</td>
                <td>
                  <RowsBar
                    counts={{
                      rowsRead: total('rowsRead'),
                      rowsImported: total('rowsImported'),
                      rowsDuplicate: duplicate,
                      rowsRejected: rejected,
                    }}
                  />
                </td>
                <td className={s['end']}>{health.data ? count(health.data.totals.used) : ''}</td>
                <td className={s['end']}>{health.data ? count(health.data.totals.ignored) : ''}</td>
                <td colSpan={2} />
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {!running && (
        <button type="button" className={s['dropZone']} onClick={() => void chooseImport()}>
          <FileDown size={16} aria-hidden />
          <span>
            <b>Drop more exports anywhere in this window</b>, or choose them. Importing a file again adds nothing twice.
          </span>
        </button>
      )}
      {bar ?? (
        <TrustLine
          state={health.data ? (addsUp(health.data.totals) ? 'adds-up' : 'warn') : 'info'}
          end={status?.timeZone}
        >
          {health.data && !addsUp(health.data.totals) ? (
            <b>The rows do not add up; please check the workspace.</b>
          ) : (
            <>
              <b>Every row is accounted for.</b> {count(total('rowsRead'))} read = {count(total('rowsImported'))}{' '}
              imported + {count(duplicate)} duplicate + {count(rejected)} not counted.
            </>
          )}
        </TrustLine>
      )}
    </Page>
  )
}

interface RecordRowProps {
  record: ImportRecord
  health: HealthRow | undefined
  zone: string
  open: boolean
  onToggle: () => void
}

function RecordRow({ record, health, zone, open, onToggle }: RecordRowProps) {
  const isUndone = record.undoneAt !== null
  const events = record.kind === 'events' && !isUndone
  return (
    <tr className={cx(open && s['openRow'], isUndone && s['undoneRow'])}>
      <th scope="row" className={s['fileCell']}>
        <AriaButton className={s['expand'] ?? ''} aria-expanded={open} onPress={onToggle}>
          <ChevronRight size={14} aria-hidden className={cx(s['chevron'], open && s['chevronOpen'])} />
          <span className={s['fileName']} title={record.file}>
            <CutText text={baseName(record.file)} />
          </span>
        </AriaButton>
      </th>
      <td className={s['end']}>{count(record.rowsRead)}</td>
      <td className={s['end']}>{count(record.rowsImported)}</td>
      <td className={cx(s['end'], record.rowsDuplicate === 0 && s['dim'])}>{count(record.rowsDuplicate)}</td>
      <td className={cx(s['end'], record.rowsRejected === 0 ? s['dim'] : s['lost'])}>{count(record.rowsRejected)}</td>
      <td>{!isUndone && <RowsBar counts={record} />}</td>
      <td className={s['end']}>{events && health ? count(health.used) : <span className={s['dim']}>–</span>}</td>
      <td className={cx(s['end'], s['dim'])}>{events && health ? count(health.ignored) : '–'}</td>
      <td className={cx(s['dim'], s['range'])}>{isUndone ? <Chip>undone</Chip> : rangeText(record, zone)}</td>
      <td className={s['dim']} title={dateTime(record.importedAt, zone)}>
        {date(record.importedAt, zone)}
      </td>
    </tr>
  )
}

/** From when to when the events are; what other rows are, and of which days. */
function rangeText(record: ImportRecord, zone: string | undefined): string {
  const days = daysText(record, zone)
  if (record.kind === 'events') return days ?? kindWords(record)
  return days === null ? kindWords(record) : `${kindWords(record)}, ${days}`
}

function Detail({ record }: { record: ImportRecord }) {
  const { status } = useWorkspace()
  const facts: [string, string][] = [
    ['Imported on', dateTime(record.importedAt, status?.timeZone)],
    ['Format', record.formatTitle],
    ['Written as', [record.encoding.toUpperCase(), delimiterName(record.delimiter)].filter(Boolean).join(', ')],
    ['Size', bytes(record.bytes)],
    ['Times without a zone', record.zone || '–'],
    ['Took', record.seconds < 10 ? `${decimals(record.seconds, 1)} s` : duration(record.seconds)],
  ]
  return (
    <div className={s['detail']}>
      <dl className={s['facts']}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div className={s['wide']}>
          <dt>Columns kept, {count(record.columnsKept.length)}</dt>
          <dd>
            <Names names={record.columnsKept} />
          </dd>
        </div>
        <div className={s['wide']}>
          <dt>Columns left out, {count(record.columnsDropped.length)}</dt>
          <dd>
            <Names names={record.columnsDropped} />
          </dd>
        </div>
      </dl>
      {record.notes.length > 0 && (
        <section className={s['section']} aria-label="How it was read">
          <h2>How it was read</h2>
          <ul className={s['notes']}>
            {record.notes.map((note) => (
              <li key={note}>
                <NoteText note={note} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Undo record={record} />
      {record.rowsRejected > 0 ? (
        <Rejects record={record} />
      ) : (
        <p className={s['note']}>All rows of this file could be read and used.</p>
      )}
    </div>
  )
}

/** Where duplicates may stand for nothing any more, as long as what they were of is not imported again. */
function OrphanDuplicates({ records }: { records: readonly ImportRecord[] }) {
  const standing = records.filter(({ undoneAt }) => undoneAt === null)
  const names = new Set(standing.map(({ file }) => baseName(file)))
  const said = standing.flatMap(({ id, file, notes }) =>
    notes.flatMap((note) => {
      const undone = readOrphanDuplicates(note)
      return undone === null || names.has(undone) ? [] : [{ id, text: `${baseName(file)}: ${note}` }]
    }),
  )
  return said.map(({ id, text }) => (
    <div key={text} className={s['gap']}>
      <ErrorNote tone="warn" title={text} actions={<ButtonLink href={`#/imports?open=${id}`}>Show it</ButtonLink>} />
    </div>
  ))
}

/** Takes the whole import back; asked twice, since later files may have to be read again. */
function Undo({ record }: { record: ImportRecord }) {
  const { refresh } = useWorkspace()
  const undo = useCommand('imports.undo')
  const { data } = useQuery('imports.duplicatesOf', { importId: record.id })
  // Each step takes the place of the one before, and the focus that was on it.
  const [step, setStep] = useState<'offered' | 'asking' | 'kept' | 'undone'>('offered')
  if (record.undoneAt !== null)
    return (
      <p className={s['note']} tabIndex={-1} ref={step === 'undone' ? focused : undefined}>
        Undone {dateTime(record.undoneAt)}: nothing of this file is in the workspace.
      </p>
    )
  if (record.kind === 'decision') return null
  const run = async (): Promise<void> => {
    const undone = await undo.run({ importId: record.id })
    if (!undone) return
    setStep('undone')
    await refresh()
    toast({ text: undoneSentence(undone) })
  }
  return (
    <div className={s['undo']}>
      {undo.error && <ErrorNote title={undo.error.message} />}
      {step === 'asking' ? (
        <>
          <span>
            {record.kind === 'events'
              ? `All of its ${counted(record.rowsImported, 'row')} go.${data ? duplicatesSentence(data) : ''}`
              : `Its ${undoneWhat[record.kind]} become what they were before.`}
          </span>
          <Button variant="danger" isPending={undo.running} onPress={() => void run()}>
            Undo this import
          </Button>
          <Button autoFocus onPress={() => setStep('kept')}>
            Keep it
          </Button>
        </>
      ) : (
        <Button icon={Undo2} autoFocus={step === 'kept'} onPress={() => setStep('asking')}>
          Undo this import
        </Button>
      )}
    </div>
  )
}

const focused = (element: HTMLElement | null): void => element?.focus()

const undoneWhat: Record<Exclude<ImportKind, 'events' | 'decision'>, string> = {
  tools: 'tools',
  'tool-prices': 'prices',
  milestones: 'milestones',
}

function duplicatesSentence({ again, missing }: DuplicatesOfImport): string {
  const named = (files: DuplicatesOfImport['again']): string =>
    listedFirst(
      files.map(({ file }) => baseName(file)),
      3,
    )
  const most = missing.reduce((sum, { rows }) => sum + rows, 0)
  return [
    again.length === 0
      ? ''
      : ` Rows of ${named(again)} that were duplicates of them come in, and are what counts when this file is imported again: undo ${plural(again.length, 'that one', 'those')} too where this one is to be read otherwise.`,
    missing.length === 0
      ? ''
      : ` ${named(missing)} ${plural(missing.length, 'is', 'are')} no longer where and as imported: up to ${counted(most, 'duplicate')} of them ${plural(most, 'stays', 'stay')} out until ${plural(missing.length, 'it is', 'they are')} imported again.`,
  ].join('')
}

function undoneSentence({ file, readAgain, missing, kept }: UndoneImport): string {
  const parts = [`${baseName(file)} is undone.`]
  const back = readAgain.reduce((sum, { rows }) => sum + rows, 0)
  if (back > 0) parts.push(`${counted(back, 'row')} of later files came in.`)
  for (const each of missing)
    parts.push(`Up to ${counted(each.rows, 'row')} of ${baseName(each.file)} may be missing; import it again.`)
  if (kept.length > 0)
    parts.push(`${listedFirst(kept, 5)} stayed, since something later speaks of ${plural(kept.length, 'it', 'them')}.`)
  return parts.join(' ')
}

function Names({ names }: { names: readonly string[] }) {
  if (names.length === 0) return <span className={s['dim']}>none</span>
  return (
    <span className={s['names']}>
      {names.map((name) => (
        <PathChip key={name} path={name} />
      ))}
    </span>
  )
}

function NoFiles() {
  const { openSample, sample } = useWorkspaceActions()
  return (
    <EmptyState
      screen
      icon={FileDown}
      title="No files yet"
      actions={
        <>
          <Button variant="primary" onPress={() => void chooseImport()}>
            Import files
          </Button>
          <Button isPending={sample.running} onPress={() => void openSample()}>
            Open the sample
          </Button>
        </>
      }
    >
      Drop exports anywhere in this window: events as CSV or JSON lines, plain or gzip, and tool inventories as CSV.
      Every file is listed here with what became of each of its rows.
    </EmptyState>
  )
}
