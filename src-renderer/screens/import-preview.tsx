import { FileDown, Plus } from 'lucide-react'
import { memo, type ReactNode, useCallback, useEffect, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import {
  allKnownTitle,
  type ColumnMap,
  type DatesOffer,
  type ImportPreview,
  mapOfOtherId,
  type OtherId as OtherIdOffer,
  type PreviewColumn,
} from '../../shared/import.ts'
import { formsAsPagesSentence, uncountedBefore } from '../../shared/notes/page-events.ts'
import { useEngine, useQuery, useWorkspace } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { Checkbox } from '../components/Checkbox.tsx'
import { ErrorNote, type ErrorNoteProps } from '../components/ErrorNote.tsx'
import { Finding, Num } from '../components/Finding.tsx'
import { Page } from '../components/Page.tsx'
import { Select } from '../components/Select.tsx'
import { about, count, dateTime, listed, plural } from '../format.ts'
import { ColumnTable } from '../imports/ColumnTable.tsx'
import { FileProbe, FileStrip, isRefused } from '../imports/FileStrip.tsx'
import { type Readiness, showsColumns, suggests } from '../imports/strip-groups.ts'
import { FirstRows } from '../imports/FirstRows.tsx'
import { lineNamed } from '../imports/head.ts'
import { ImportBar } from '../imports/ImportBar.tsx'
import s from '../imports/imports.module.css'
import {
  asksName,
  bothTimes,
  chooseAmongDates,
  chooseField,
  needs,
  sureFrom,
  tidy,
  withoutSteps,
} from '../imports/mapping.ts'
import { OtherAccounts } from '../imports/OtherAccounts.tsx'
import { PaymentCategories } from '../imports/PaymentCategories.tsx'
import { Assumptions, Problems } from '../imports/Problems.tsx'
import { Recognition } from '../imports/Recognition.tsx'
import { Refusal, refusalSentence } from '../imports/Refusal.tsx'
import { SettingTableBanner } from '../imports/SettingTable.tsx'
import { Sheets } from '../imports/Sheets.tsx'
import { SavedMappings } from '../imports/SavedMappings.tsx'
import {
  addFiles,
  chooseFor,
  countAsPageViews,
  countIn,
  type ChosenFile,
  type FileChoices,
  previewParams,
  readAlike,
  filesLike,
  forgetDone,
  importAnyway,
  isLeftOut,
  knowSame,
  readTogether,
  removeFile,
  replaceEarlier,
  reviseFiles,
  sendAgain,
  showFile,
  shownFile,
  takeBack,
  useImportSession,
} from '../imports/session.ts'
import { Summary } from '../imports/Summary.tsx'
import { useInto, useTarget, zoneOfAnother } from '../imports/use-target.ts'
import { navigate } from '../route.ts'
import { useIncoming } from '../store.ts'
import { chooseFiles } from '../workspaces.ts'

/** From the chosen files to stored rows: what each was taken for, how it will be read, the run, and what came of it. */
export default function ImportScreen() {
  const { call, host } = useEngine()
  // Without how far it is, which changes too often to draw all of this for it.
  const { files, waiting, running, outcome, selected } = useImportSession(
    useShallow((session) => {
      const { files, waiting, running, outcome } = session
      return { files, waiting, running, outcome, selected: shownFile(session) }
    }),
  )
  const incoming = useIncoming((state) => state.files)
  const [readiness, setReadiness] = useState<ReadonlyMap<number, Readiness>>(new Map())

  useEffect(() => {
    // Asked of the store itself: whoever runs first takes the files, and takes them once.
    const { files: brought } = useIncoming.getState()
    if (brought.length === 0) return
    useIncoming.setState({ files: [] })
    addFiles(host, brought)
  }, [incoming, host])

  const isLooked = selected !== undefined && outcome === null
  useEffect(() => {
    if (!isLooked) return
    return () => void call('imports.forget', {}).catch(() => undefined)
  }, [isLooked, call])

  const onReadiness = useCallback((id: number, next: Readiness) => {
    setReadiness((before) => new Map(before).set(id, next))
  }, [])
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const toggle = (key: string): void => {
    const next = new Set(opened)
    if (!next.delete(key)) next.add(key)
    setOpened(next)
  }
  const add = async (): Promise<void> => addFiles(host, await chooseFiles({ multiple: true }))

  if (outcome) {
    return (
      <Page>
        <Summary
          outcome={outcome}
          files={files}
          waiting={waiting.length}
          onBack={reviseFiles}
          onDone={() => {
            forgetDone()
            navigate('/imports')
          }}
          onWaiting={() => addFiles(host, waiting)}
        />
      </Page>
    )
  }
  if (!selected) {
    return (
      <Page>
        <EmptyState
          screen
          icon={FileDown}
          title="Import files"
          actions={
            <Button variant="primary" onPress={() => void add()}>
              Choose files
            </Button>
          }
        >
          Choose exports, or drop them anywhere in this window. You see what was recognised, and can change it, before
          anything is stored.
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page>
      <FilePreview
        // A new file starts with nothing of the one before.
        key={selected.id}
        file={selected}
        others={files.length - 1}
        fixed={running}
        onAnother={() => void chooseInstead(host, selected)}
        strip={
          files.length > 1 && (
            <FileStrip
              files={files}
              readiness={readiness}
              opened={opened}
              onToggle={toggle}
              selected={selected.id}
              onSelect={showFile}
              onRemove={removeFile}
              onAdd={() => void add()}
              fixed={running}
            />
          )
        }
        onAdd={files.length === 1 ? () => void add() : null}
      />
      {files.map((file) => (
        <FileProbe key={file.id} file={file} onReadiness={onReadiness} />
      ))}
      <SameFilesProbe files={files} />
      <ImportBar files={files} readiness={readiness} />
    </Page>
  )
}

/** Shows nothing; finds out which files are the same, once all of them are at the engine's side. */
function SameFilesProbe({ files }: { files: readonly ChosenFile[] }) {
  const handles = files.flatMap(({ handle }) => handle ?? [])
  const key = JSON.stringify(handles)
  const isWhole = files.every(({ handle, error }) => handle !== null || error !== null)
  const { data, stale } = useQuery('imports.sameFiles', { files: handles }, { enabled: isWhole && handles.length > 0 })
  useEffect(() => {
    if (data && !stale) knowSame(JSON.parse(key) as string[], data)
  }, [data, stale, key])
  return null
}

async function chooseInstead(host: Parameters<typeof addFiles>[0], file: ChosenFile): Promise<void> {
  const chosen = await chooseFiles({ multiple: true })
  if (chosen.length === 0) return
  addFiles(host, chosen)
  removeFile(file.id)
}

interface FilePreviewProps {
  file: ChosenFile
  others: number
  fixed: boolean
  strip: ReactNode
  onAnother: () => void
  /** Where the strip does not offer it. */
  onAdd: (() => void) | null
}

function FilePreview({ file, others, fixed, strip, onAnother, onAdd }: FilePreviewProps) {
  const { host } = useEngine()
  const { data, error, stale, loading, retry } = useQuery('imports.inspect', previewParams(file, useInto()), {
    enabled: file.handle !== null,
    about: `file ${file.id}`,
  })
  const [byHand, setByHand] = useState(false)
  const [times, setTimes] = useState<[before: string, now: string] | null>(null)
  const { status } = useWorkspace()
  const untouched = status ? 'Nothing was stored. The workspace is as it was before.' : 'Nothing was stored.'
  const choose = (choices: FileChoices, ...fields: string[]): void => chooseFor(file.id, choices, ...fields)
  const trail = (
    <>
      <a href="#/imports">Imports</a>
      <span aria-hidden="true">/</span>
      {file.name}
    </>
  )
  const formats = data && !fixed && (
    <>
      {onAdd && (
        <Button variant="ghost" icon={Plus} onPress={onAdd}>
          Add files
        </Button>
      )}
      <SavedMappings preview={data} file={file} onChoose={choose} />
      <FormatMenu preview={data} choices={file.choices} onChoose={choose} />
    </>
  )

  if (file.error) {
    return (
      <>
        <Finding question={trail} sub="Nothing was stored.">
          {file.name} could not be handed over
        </Finding>
        {strip}
        <Refusal
          name={file.name}
          size={file.bytes}
          file={file.file}
          preview={null}
          sentence={file.error.message}
          line={null}
          onByHand={null}
          onAnother={onAnother}
          onRemove={others > 0 ? () => removeFile(file.id) : null}
        />
        <div className={s['gap']}>
          <Button onPress={() => sendAgain(host, file.id)}>Try again</Button>
        </div>
      </>
    )
  }
  if (!data && error) {
    const sentence = tidy(error.message, file.name)
    return (
      <>
        <Finding question={trail} sub={untouched}>
          {file.name} cannot be read
        </Finding>
        {strip}
        <Refusal
          name={file.name}
          size={file.bytes}
          file={file.file}
          preview={null}
          sentence={sentence}
          line={lineNamed(sentence)}
          onByHand={file.before ? () => takeBack(file.id) : null}
          onAnother={onAnother}
          onRemove={others > 0 ? () => removeFile(file.id) : null}
        />
        {error.code === 'FAILED' && (
          <div className={s['gap']}>
            <Button onPress={retry}>Try again</Button>
          </div>
        )}
      </>
    )
  }
  if (!data) {
    return (
      <>
        <Finding question={trail} stale={loading}>
          {file.handle === null ? `Taking in ${file.name}` : `Looking at ${file.name}`}
        </Finding>
        {strip}
      </>
    )
  }

  const sheets = !fixed && (
    <Sheets sheets={data.sheets} onChoose={(chosen) => choose({ ...file.choices, sheets: chosen })} />
  )
  const refused = isRefused(data)
  // Asked beside the other assumptions.
  const asked = data.dayOrder === 'ask' || asksName(data.problems)
  const hasProposal = suggests(data.suggested)
  if (refused && !byHand && !showsColumns(data, file) && !fixed) {
    const missing = data.problems.find((problem) => problem.level === 'error' && problem.count === 0)
    const first = missing ?? data.problems.find((problem) => problem.level === 'error')
    const sentence = first ? tidy(missing ? first.detail : `${first.title}. ${first.detail}`, file.name) : ''
    return (
      <>
        <Finding question={trail} sub={untouched} actions={formats}>
          {refusalSentence(data)}
        </Finding>
        {strip}
        {sheets}
        <Refusal
          name={file.name}
          size={file.bytes}
          file={file.file}
          preview={data}
          sentence={sentence}
          line={first?.firstLine ?? null}
          onByHand={() => setByHand(true)}
          onInOrder={lacksTimes(data) ? () => choose({ ...file.choices, order: 'rows' }) : null}
          setting={data.settingTable ? <SettingTableBanner file={file} table={data.settingTable} /> : null}
          onAnother={onAnother}
          onRemove={others > 0 ? () => removeFile(file.id) : null}
        />
      </>
    )
  }
  return (
    <>
      <Finding question={trail} actions={formats} stale={stale}>
        <Sentence
          preview={data}
          refused={refused}
          chosen={file.choices.format !== undefined}
          mapping={file.choices.mapping}
        />
      </Finding>
      {strip}
      {sheets}
      <Recognition
        preview={data}
        name={file.name}
        chosen={file.choices.format !== undefined}
        mapping={file.choices.mapping}
        complete={!refused && !asked}
        proposed={refused && hasProposal}
      />
      {refused && hasProposal && !fixed && (
        <Suggestion
          suggested={data.suggested}
          others={data.otherEvents}
          onTake={(map) => choose({ ...file.choices, map }, ...Object.keys(map))}
        />
      )}
      {data.datesOffer !== null && !fixed && (
        <Dates
          offer={data.datesOffer}
          onTake={({ dates, map }) => choose({ ...file.choices, dates, map }, ...Object.keys(map))}
        />
      )}
      {times !== null && isTime(data, times[1]) && !fixed && (
        <SecondTime
          times={times}
          onTake={() => choose({ ...file.choices, dates: times, map: withoutSteps(file.choices.map) }, 'time')}
        />
      )}
      {data.dates.length > 0 && !fixed && (
        <DatesTaken dates={data.dates} onDrop={() => choose(withoutDates(file.choices))} />
      )}
      {data.otherId !== null && !refused && !fixed && (
        <OtherId
          {...data.otherId}
          file={file}
          onTake={(id) =>
            choose(
              { ...file.choices, map: { ...file.choices.map, ...mapOfOtherId(id) } },
              ...Object.keys(mapOfOtherId(id)),
            )
          }
        />
      )}
      {data.uncountedPageViews.length > 0 && !refused && !fixed && (
        <PageViews file={file} names={data.uncountedPageViews} />
      )}
      {!refused && !fixed && <CountIn file={file} code={data.amountCurrency} />}
      {!refused && !fixed && <PaymentCategories file={file} categories={data.paymentCategories} />}
      {!refused && !fixed && data.otherAccounts.length > 0 && (
        <OtherAccounts
          accounts={data.otherAccounts}
          onCount={(countAccounts) => choose({ ...file.choices, countAccounts })}
        />
      )}
      {!fixed && <SameFileNote file={file} earlier={data.earlier} />}
      {!fixed && <Together file={file} />}
      <div className={s['halves']} inert={fixed}>
        <Reading
          preview={data}
          file={file}
          error={error ? tidy(error.message, file.name) : null}
          stale={stale}
          onTimes={setTimes}
        />
      </div>
      {data.kind !== 'decision' && <FirstRows preview={data} stale={stale} />}
    </>
  )
}

interface ReadingProps {
  preview: ImportPreview
  file: ChosenFile
  /** A refusal of the engine about the last choice, as a sentence. */
  error: string | null
  stale: boolean
  /** Which column was the time, and which is now. */
  onTimes: (times: [before: string, now: string] | null) => void
}

/** How the file is read, each of it to be changed. The most there is on this screen: drawn anew only for another reading. */
const Reading = memo(function Reading({ preview, file, error, stale, onTimes }: ReadingProps) {
  const choose = (choices: FileChoices, ...fields: string[]): void => chooseFor(file.id, choices, ...fields)
  const others = useImportSession(({ files, apart }) => files.length - readAlike({ files, apart }, file).length)
  const otherZone = useImportSession(useShallow(({ files }) => zoneOfAnother(files, file.id)))
  return (
    <>
      <ColumnTable
        // Another format has other fields, and is looked at anew.
        key={JSON.stringify([file.id, file.choices.format, file.choices.kind, file.choices.mapping])}
        preview={preview}
        chosen={new Set(file.choices.mapping === undefined ? file.touched : fieldsOf(preview))}
        everything={
          (isRefused(preview) && preview.dayOrder !== 'ask' && !asksName(preview.problems)) || preview.format === null
        }
        onChoose={(column: PreviewColumn, field: string) => {
          const { map } = file.choices
          onTimes(bothTimes(preview, column, field))
          const chosen = preview.dates.length > 0 ? chooseAmongDates(preview, map, column, field) : { ...file.choices, map: chooseField(preview, map, column, field) } // prettier-ignore
          choose({ ...withoutDates(file.choices), ...chosen }, field)
        }}
        stale={stale}
      />
      <div>
        <Problems
          preview={preview}
          file={file.file}
          refused={error}
          otherZone={otherZone}
          onZone={(zone) => choose({ ...file.choices, zone })}
          onDayOrder={(dayOrder) => choose({ ...file.choices, dayOrder })}
          onPage={(page) =>
            choose({ ...file.choices, map: { ...file.choices.map, path: page === '' ? '' : `=${page}` } }, 'path')
          }
          onName={(name) =>
            choose({ ...file.choices, map: { ...file.choices.map, event: name === '' ? '' : `=${name}` } }, 'event')
          }
          onTool={(tool) =>
            choose({ ...file.choices, map: { ...file.choices.map, name: tool === '' ? '' : `=${tool}` } }, 'name')
          }
          onKeep={(columns, keeps) => choose(keeping(file.choices, columns, keeps))}
          onUndo={() => takeBack(file.id)}
        />
        <Assumptions preview={preview} choices={file.choices} others={others} onChoose={choose} />
      </div>
    </>
  )
})

function keeping({ keep = [], ...rest }: FileChoices, columns: readonly string[], keeps: boolean): FileChoices {
  const kept = [...keep.filter((column) => !columns.includes(column)), ...(keeps ? columns : [])]
  return kept.length === 0 ? rest : { ...rest, keep: kept }
}

/** What a saved mapping chose was chosen by a person. */
const fieldsOf = ({ columns }: ImportPreview): string[] => columns.flatMap(({ field }) => field ?? [])

/** Everything but the times is there, in a table. */
const lacksTimes = (preview: ImportPreview): boolean =>
  preview.kind === 'events' &&
  preview.container === 'csv' &&
  preview.order === null &&
  (preview.format?.id === 'path-table' ||
    needs(preview).every((need) => need.met || need.label === 'Time of each visit'))

/** The file is there already, byte for byte: in the workspace, or among the files of this import. */
function SameFileNote({ file, earlier }: { file: ChosenFile; earlier: ImportPreview['earlier'] }) {
  const { status } = useWorkspace()
  const target = useTarget()
  const first = useImportSession((session) => session.files.find(({ id }) => id === file.same.as)?.name)
  const imported = target === 'open' ? file.same.imported : null
  if ((first === undefined && imported === null) || file.choices.sheets !== undefined) return null
  const when = imported ? dateTime(imported.importedAt, status?.timeZone) : ''
  const what = [
    ...(first === undefined ? [] : [`${first} of this import`]),
    ...(imported ? [`${imported.file}, imported on ${when}`] : []),
  ]
  const otherwise = imported !== null && earlier !== null
  const leftOut = isLeftOut(file, target)
  if (imported && earlier && file.replaces === earlier.importId)
    return (
      <SameFileWords
        tone="info"
        title={`The import of ${when} is undone first, then this one takes its place.`}
        actions={<Button onPress={() => importAnyway(file.id, false)}>Leave it out</Button>}
      />
    )
  return (
    <SameFileWords
      tone={leftOut ? 'info' : 'warn'}
      title={`This is the same file, byte for byte, as ${listed(what)}. ${leftOut ? 'It is left out.' : 'It is imported all the same.'}`}
      actions={
        <>
          {otherwise && (
            <Button variant="primary" onPress={() => replaceEarlier(file.id, earlier.importId)}>
              Replace it
            </Button>
          )}
          {(leftOut || file.anyway) && (
            <Button onPress={() => importAnyway(file.id, leftOut)}>
              {leftOut ? 'Import it all the same' : 'Leave it out'}
            </Button>
          )}
        </>
      }
    >
      {otherwise
        ? 'It was read in another way then. Replace that import, or its rows are there twice.'
        : 'Read in the same way it adds nothing; read in another way, its rows would be there twice.'}
    </SameFileWords>
  )
}

function SameFileWords(props: ErrorNoteProps) {
  return (
    <div className={s['gap']}>
      <ErrorNote {...props} />
    </div>
  )
}

/** How many others have the same columns or format, and whether they are read as this one is. */
function useAlike(file: ChosenFile): { others: number; together: boolean } {
  const { files, apart } = useImportSession(useShallow(({ files, apart }) => ({ files, apart })))
  const target = useTarget()
  const others = filesLike(files, file).filter((each) => !isLeftOut(each, target)).length
  return { others, together: file.columns !== null && !apart.includes(file.columns) }
}

/** Whether the other files with these columns are read as this one is. */
function Together({ file }: { file: ChosenFile }) {
  const { others, together } = useAlike(file)
  if (others === 0) return null
  return (
    <div className={s['gap']}>
      <Checkbox selected={together} onChange={(chosen) => readTogether(file.id, chosen)}>
        What is chosen here holds also for the {others === 1 ? 'other file' : `${count(others)} other files`}{' '}
        {file.isObjects ? 'of this format' : 'with these columns'}
      </Checkbox>
    </div>
  )
}

/** Whether rows that stand on a page are page views, where their name does not say so by itself. */
function PageViews({ file, names }: { file: ChosenFile; names: readonly string[] }) {
  const counts = names.every((name) => file.pageViews.includes(name))
  const asForms = formsAsPagesSentence(names)
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone={counts && asForms === null ? 'info' : 'warn'}
        title={
          counts
            ? `${listed(names.map((name) => `“${name}”`))} ${plural(names.length, 'counts as a page view', 'count as page views')} once this is imported.`
            : uncountedBefore(names)
        }
        actions={
          <Button
            variant={counts || asForms !== null ? 'outline' : 'primary'}
            onPress={() => countAsPageViews(file.id, counts ? [] : names)}
          >
            {counts ? 'Take it back' : names.length === 1 ? 'Count it' : 'Count them'}
          </Button>
        }
      >
        {counts && 'It holds for the whole workspace and can be changed under Settings. '}
        {asForms ??
          (!counts && 'Reports about content rest on page views alone: as it stands these pages get no credit.')}
      </ErrorNote>
    </div>
  )
}

/** All amounts of a first import are in one currency, and the workspace would count in another. */
function CountIn({ file, code }: { file: ChosenFile; code: string | null }) {
  const { status } = useWorkspace()
  const target = useTarget()
  const now = target === 'open' ? (status?.currency ?? 'USD') : 'USD'
  // What is counted already is counted in the currency there is.
  const isFirst = target === 'new' || (status?.events === 0 && status.tools === 0)
  if (code === null || code === now || !isFirst) return null
  const counts = file.currency === code
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone="info"
        title={
          counts ? `Reports show money in ${code} once this is imported.` : `All amounts looked at are in ${code}.`
        }
        actions={
          <Button variant={counts ? 'outline' : 'primary'} onPress={() => countIn(file.id, counts ? null : code)}>
            {counts ? 'Take it back' : `Count in ${code}`}
          </Button>
        }
      >
        {counts
          ? 'It can be changed under Settings.'
          : `Reports show money in ${code} where all amounts are, unless a currency was chosen or others are imported too.`}
      </ErrorNote>
    </div>
  )
}

/** An email by which another tool may know the same people. */
function OtherId({ file, onTake, ...id }: OtherIdOffer & { file: ChosenFile; onTake: (id: OtherIdOffer) => void }) {
  const isUser = id.field === 'user'
  const { others, together } = useAlike(file)
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone="info"
        title={`“${id.column}” is an email of each ${isUser ? 'person' : 'user'}, and is not used to tell who is one person.`}
        actions={
          <Button variant="primary" onPress={() => onTake(id)}>
            {isUser ? 'Use as the user' : 'Use as other id of the user'}
          </Button>
        }
      >
        {isUser ? 'As the user' : 'As another id of the user'}, it makes one person of them and those whom another file,
        such as one of payments, knows by email.
        {others > 0 &&
          (together ? ` It holds for all ${count(others + 1)} files read alike.` : ' It holds for this file only.')}
      </ErrorNote>
    </div>
  )
}

const asEvents = (dates: readonly string[]): string => listed(dates.map((column) => `“${column}”`))

/** Several days in a row, each of which could be an event. */
function Dates({ offer, onTake }: { offer: DatesOffer; onTake: (offer: DatesOffer) => void }) {
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone="info"
        title={`${asEvents(offer.dates)} are days each, of one row.`}
        actions={
          <Button variant="primary" onPress={() => onTake(offer)}>
            Each date is an event
          </Button>
        }
      >
        A row then is as many events as it has dates, each named by its column; blank dates are none.
      </ErrorNote>
    </div>
  )
}

const isTime = ({ columns, dates }: ImportPreview, column: string): boolean =>
  dates.length === 0 && columns.some(({ name, field }) => name === column && field === 'time')

/** A second time of a row takes the place of the first, unless each is an event. */
function SecondTime({ times: [before, now], onTake }: { times: [before: string, now: string]; onTake: () => void }) {
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone="info"
        title={`“${now}” is the time now, in place of “${before}”.`}
        actions={
          <Button variant="primary" onPress={onTake}>
            Each date is an event
          </Button>
        }
      >
        Where a row has both, each can be an event of its own, named by its column; blank dates are none.
      </ErrorNote>
    </div>
  )
}

const withoutDates = ({ dates: _dates, ...others }: FileChoices): FileChoices => others

function DatesTaken({ dates, onDrop }: { dates: readonly string[]; onDrop: () => void }) {
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone="info"
        title={`Each date is an event: ${asEvents(dates)}.`}
        actions={<Button onPress={onDrop}>One event a row</Button>}
      >
        Rows are counted as rows; a row without any of the dates is rejected.
      </ErrorNote>
    </div>
  )
}

/** What the columns look like, to be taken at once. */
function Suggestion({
  suggested,
  others,
  onTake,
}: {
  suggested: ColumnMap
  others: readonly string[]
  onTake: (map: ColumnMap) => void
}) {
  // Tags are known by their names already.
  const parts = Object.entries(suggested).flatMap(([field, column]) =>
    !(field in suggestedWords)
      ? []
      : field === 'event' && column.startsWith('=')
        ? [`each row is the event “${column.slice(1)}”`]
        : [`“${column}” is the ${suggestedWords[field]}`],
  )
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone="info"
        title={`By their values, ${listed(parts)}.`}
        actions={
          <>
            <Button variant="primary" onPress={() => onTake(suggested)}>
              Use these
            </Button>
            {others.map((event) => (
              <Button key={event} onPress={() => onTake({ ...suggested, event })}>
                {event.startsWith('=') ? `All are “${event.slice(1)}”` : `Events by “${event}”`}
              </Button>
            ))}
          </>
        }
      >
        You can change each of them below before anything is stored.
      </ErrorNote>
    </div>
  )
}

const suggestedWords: Record<string, string> = {
  time: 'time',
  visitor: 'visitor',
  user: 'user',
  previous: 'other id of the user',
  path: 'page',
  url: 'page address',
  referrer: 'referrer',
  event: 'event',
  value: 'value',
  currency: 'currency',
}

interface SentenceProps {
  preview: ImportPreview
  refused: boolean
  /** The format was said by a person. */
  chosen: boolean
  /** The saved mapping in use. */
  mapping: string | undefined
}

function Sentence({ preview, refused, chosen, mapping }: SentenceProps) {
  const { format, estimatedRows, sampledRows } = preview
  const isNamed = preview.columns.some(({ field }) => field !== null)
  const exact = sampledRows >= estimatedRows
  const bad = preview.problems
    .filter((problem) => problem.level === 'error')
    .reduce((sum, problem) => sum + problem.count, 0)
  const rows = `${exact ? '' : 'about '}${about(estimatedRows)} ${plural(estimatedRows, 'row')}`
  // Of an archive, from all over its files.
  const some = preview.compression === 'zip' ? `${count(sampledRows)} looked at` : `first ${count(sampledRows)}`
  const looked = exact ? 'of them' : `of the ${some}`
  return (
    <>
      {mapping !== undefined ? (
        <>
          Read as <Num>{mapping}</Num> says: {rows}
        </>
      ) : format ? (
        <>
          {chosen ? 'Read as ' : format.confidence >= sureFrom ? 'Recognised as ' : 'Probably '}
          <Num>{format.title}</Num>: {rows}
        </>
      ) : (
        <>
          {!refused
            ? 'Read by the columns you chose: '
            : isNamed
              ? 'A table of '
              : 'No column has a name Touchstack knows: a table of '}
          {rows}
        </>
      )}
      {refused
        ? preview.dayOrder === 'ask'
          ? '; say whether its dates begin with the day or the month'
          : asksName(preview.problems)
            ? preview.kind === 'tools'
              ? '; say of which tool they are'
              : '; say which event it is'
            : format || isNamed
              ? '; not all that is needed has a column yet'
              : '; say which is which'
        : bad > 0
          ? `; ${count(bad)} ${looked} cannot be used`
          : estimatedRows > 0 &&
            (preview.problems.some(({ title }) => title === allKnownTitle)
              ? '; those looked at are in the workspace already'
              : exact
                ? estimatedRows === 1
                  ? '; it can be used'
                  : '; all of them can be used'
                : `; the ${some} can all be used`)}
    </>
  )
}

interface FormatMenuProps {
  preview: ImportPreview
  choices: FileChoices
  onChoose: (choices: FileChoices) => void
}

/** What the groups of formats are called; those of a file's kind come first. */
const formatGroups = {
  tools: 'Tools',
  payments: 'Payments',
  decision: 'Decisions',
  events: 'Events',
  refused: 'Totals and lists of people, which are refused',
} as const
const eventsFirst = ['events', 'tools', 'payments', 'decision', 'refused'] as const
const toolsFirst = ['tools', 'payments', 'decision', 'events', 'refused'] as const

function FormatMenu({ preview, choices, onChoose }: FormatMenuProps) {
  const byHand = choices.format === undefined && (choices.map !== undefined || choices.mapping !== undefined)
  const groups = preview.kind === 'events' ? eventsFirst : toolsFirst
  return (
    <Select
      label="Format"
      value={choices.format ?? (byHand ? 'by hand' : 'auto')}
      // Another format has other fields, so what was said about columns no longer holds.
      onChange={(format) => onChoose(format === 'auto' ? textOnly(choices) : { ...textOnly(choices), format })}
      options={[
        ...(byHand ? [{ id: 'by hand', label: 'As chosen here', short: 'as chosen here', disabled: true }] : []),
        { id: 'auto', label: 'As recognised', short: 'as recognised' },
        ...groups.flatMap((group) =>
          preview.formats
            .filter((format) => format.group === group)
            .map(({ id, title }) => ({
              id,
              label: title.replace(/^./, (letter) => letter.toUpperCase()),
              section: formatGroups[group],
            })),
        ),
      ]}
      set={choices.format !== undefined}
    />
  )
}

/** What was said about the text of the file, which another format does not change. */
function textOnly({
  kind: _kind,
  format: _format,
  map: _map,
  dates: _dates,
  mapping: _mapping,
  order: _order,
  ...text
}: FileChoices): FileChoices {
  return text
}
