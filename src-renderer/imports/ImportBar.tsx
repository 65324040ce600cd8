import { useEffect, useState } from 'react'
import { useCommand, useEngine, useWorkspace } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { ProgressBar } from '../components/ProgressBar.tsx'
import { Select } from '../components/Select.tsx'
import { TextField } from '../components/TextField.tsx'
import { about, bytes, count, counted, listed, plural } from '../format.ts'
import type { ImportProgress } from '../../shared/import.ts'
import { LookedAgain, Looking, useForLong } from './Looking.tsx'
import type { Readiness } from './strip-groups.ts'
import s from './imports.module.css'
import { nameForWorkspace } from './name-for-workspace.ts'
import { useArrive } from './use-arrive.ts'
import { useInto } from './use-target.ts'
import {
  cancelImport,
  type ChosenFile,
  chooseTarget,
  intoNewWorkspace,
  isImported,
  isLeftOut,
  nameTarget,
  resetSession,
  runImport,
  takeBack,
  type Target,
  useImportSession,
} from './session.ts'

const stages: Record<ImportProgress['stage'], string> = {
  looking: 'Looking at',
  reading: 'Reading',
  arranging: 'Arranging visits by person',
}

interface ImportBarProps {
  files: readonly ChosenFile[]
  readiness: ReadonlyMap<number, Readiness>
}

/** The last line of the import screen: what will be done, then how far it is. */
export function ImportBar({ files, readiness }: ImportBarProps) {
  const running = useImportSession((session) => session.running)
  return (
    <footer className={s['bar']}>
      {running ? <Running focus /> : <Waiting files={files} readiness={readiness} />}
    </footer>
  )
}

/** How far the run is, with the way out; also shown on the list of imports. `focus` where a pressed button made way for it. */
export function Running({ focus = false }: { focus?: boolean }) {
  const progress = useImportSession((session) => session.progress)
  const files = useImportSession((session) => session.files)
  const name = progress ? (files.filter(isImported)[progress.index - 1]?.name ?? '') : ''
  const [cancelling, setCancelling] = useState(false)
  // By then all of it is stored.
  const isStored = progress?.stage === 'arranging'
  useEffect(() => {
    if (isStored) return
    const onKey = (event: KeyboardEvent): void => {
      // A menu or a dialog that is open takes the key for itself.
      if (
        event.key !== 'Escape' ||
        event.defaultPrevented ||
        document.querySelector('[role="dialog"], [role="listbox"], [role="menu"]')
      )
        return
      setCancelling(true)
      cancelImport()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [isStored])
  const several = progress !== null && progress.files > 1
  const arrive = useArrive<HTMLDivElement>(focus)
  return (
    <div ref={arrive} tabIndex={-1} className={s['arrived']}>
      <ProgressBar
        label={cancelling && !isStored ? 'Cancelling' : progress ? stages[progress.stage] : 'Starting'}
        {...(progress && {
          detail: several ? `${name}, ${progress.index} of ${progress.files}` : name,
          rows: progress.rows,
          // What follows is not measured in bytes: it would stand at 100 %.
          ...(progress.stage !== 'arranging' && {
            bytes: progress.bytes,
            bytesTotal: progress.bytesTotal,
            rate: progress.rate,
            secondsLeft: progress.secondsLeft,
          }),
        })}
        cancelNote={several && progress.index > 1 ? 'Files before this one stay' : 'Cancel keeps nothing of this file'}
        cancelShortcut="Esc"
        {...(!isStored && {
          onCancel: () => {
            setCancelling(true)
            cancelImport()
          },
        })}
      />
    </div>
  )
}

/** Files on their way to the engine's side. */
function HandingOver({ files, sending }: { files: readonly ChosenFile[]; sending: ChosenFile }) {
  const sent = useImportSession((session) => session.sent[sending.id] ?? 0)
  const sentBefore = files.filter((file) => file.handle !== null).reduce((total, file) => total + file.bytes, 0)
  return (
    <ProgressBar
      label="Handing over"
      detail={files.length > 1 ? `${sending.name}, ${files.indexOf(sending) + 1} of ${files.length}` : sending.name}
      bytes={sentBefore + sent}
      bytesTotal={files.reduce((total, file) => total + file.bytes, 0)}
      cancelNote="It stays on this computer"
      onCancel={resetSession}
    />
  )
}

const tablesSentence = (tables: readonly string[]): string =>
  tables.length === 1
    ? `One file holds ${tables[0]} and is no import.`
    : `${count(tables.length)} files hold ${listed([...new Set(tables)])} and are no imports.`

const needsChoiceFirst = (known: Readiness | undefined): boolean =>
  known?.state === 'refused' && known.holds === null && known.asks

/** `12 files are ready, 1 needs a choice, 1 cannot be imported as it stands.` */
export function askingSentence(ready: number, asking: number, refused: number): string {
  if (ready + refused === 0 && asking === 1) return 'This file needs a choice.'
  const parts = [
    ready > 0 && `${counted(ready, 'file')} ${plural(ready, 'is', 'are')} ready`,
    `${ready > 0 ? count(asking) : counted(asking, 'file')} ${plural(asking, 'needs', 'need')} a choice`,
    refused > 0 && `${count(refused)} cannot be imported as ${plural(refused, 'it stands', 'they stand')}`,
  ]
  return `${parts.filter((part) => part !== false).join(', ')}.`
}

/** `possible`: neither left out nor tables of a setting. */
export function importLabel({ all, usable, possible }: { all: number; usable: number; possible: number }): string {
  if (all === 1 || possible === 0) return 'Import'
  return usable === all || usable === 0 ? `Import ${counted(possible, 'file')}` : `Import ${usable} of ${all} files`
}

const isRead = (known: Readiness | undefined): boolean =>
  known !== undefined && (known.state !== 'pending' || known.before !== undefined)

function Waiting({ files: all, readiness }: ImportBarProps) {
  const { call } = useEngine()
  const { status, refresh } = useWorkspace()
  const create = useCommand('workspace.create')
  const name = useImportSession((session) => session.targetName)
  const { target, ...zones } = useInto()
  const files = all.filter((file) => !isLeftOut(file, target))
  const sending = all.find((file) => file.handle === null && file.error === null)
  const states = files.map((file) => readiness.get(file.id) ?? { state: 'pending' as const })
  const refused = states.filter((each) => each.state === 'refused' && each.holds === null && !each.asks).length
  const waiting = new Set(files.filter(({ id }) => needsChoiceFirst(readiness.get(id))).map(({ id }) => id))
  const asking = waiting.size
  const tables = states.flatMap((each) => (each.state === 'refused' && each.holds !== null ? each.holds : []))
  const usable = states.filter((each) => each.state === 'ready').length
  // What cannot be imported, or not before a choice, keeps nothing else out.
  const ready = usable > 0 && states.every((each) => each.state !== 'pending')
  const rows = states.reduce((total, each) => total + (each.state === 'ready' ? each.rows : 0), 0)
  const exact = states.every((each) => each.state !== 'ready' || each.exact)
  const looked = files.find((_, at) => states[at]!.state === 'pending')
  const known = looked && readiness.get(looked.id)
  const isOwn = known?.state === 'pending' && known.own === true
  const isFirst = looked !== undefined && !isRead(known)
  const isLong = useForLong(sending === undefined && isFirst)
  const isAgainLong = useForLong(isOwn)
  const workspaceName = name ?? nameForWorkspace(all.map((file) => file.name))

  if (sending) return <HandingOver files={all} sending={sending} />
  if (looked && isLong) return <Looking file={looked} files={all} />

  const start = async (): Promise<void> => {
    if (target === 'new' && !(await create.run({ name: workspaceName }))) return
    if (target === 'new') {
      // It is the one that is open now; a second attempt goes there.
      intoNewWorkspace()
    }
    await runImport(call, zones, refresh, waiting, target === 'new')
  }
  return (
    <form
      className={s['barRow']}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) void start()
      }}
    >
      <div className={s['barWords']}>
        {create.error ? (
          <span className={s['low']} role="alert">
            {create.error.message}
          </span>
        ) : files.length === 0 ? (
          <>
            <b>
              {all.length === 1
                ? 'This file is in the workspace already.'
                : `All ${count(all.length)} files are in the workspace already.`}
            </b>{' '}
            Nothing is left to import. To read {all.length === 1 ? 'it' : 'one'} in another way, undo its earlier import
            first, under Imports.
          </>
        ) : asking > 0 ? (
          <>
            <b>{askingSentence(usable, asking, refused)}</b>{' '}
            {usable > 0
              ? `Import ${plural(usable, 'the one', 'those')} that ${plural(usable, 'is', 'are')} ready; ${plural(asking, 'that one waits', 'those wait')} here.`
              : 'Choose above, then import.'}
          </>
        ) : refused > 0 ? (
          <>
            <b>
              {files.length === 1
                ? 'This file cannot be imported as it stands.'
                : `${counted(refused, 'file')} cannot be imported as ${plural(refused, 'it stands', 'they stand')}.`}
            </b>{' '}
            {usable > 0 && 'Mend or remove, or import the others; the reason is listed again.'}{' '}
            {tables.length > 0 && tablesSentence(tables)}
          </>
        ) : tables.length === files.length ? (
          <>
            <b>{tablesSentence(tables)}</b>{' '}
            {files.length === 1 ? 'The button above takes it' : 'Each has a button above that takes it'}; there is
            nothing to import.
          </>
        ) : (
          <>
            <b>
              {ready ? (
                `${exact ? '' : 'About '}${about(rows)} ${plural(rows, 'row')}, ${bytes(files.reduce((total, file) => total + file.bytes, 0))}.`
              ) : looked && !isFirst ? (
                <LookedAgain file={looked} />
              ) : (
                'Looking at the files.'
              )}
            </b>{' '}
            {tables.length > 0 && `${tablesSentence(tables)} `}
            Nothing is stored until you import.
          </>
        )}
      </div>
      {status && (
        <Select<Target>
          label="Into"
          value={target}
          onChange={chooseTarget}
          options={[
            {
              id: 'open',
              label: status.name,
              ...(status.sample && { note: 'your rows would be mixed with those of the sample' }),
            },
            { id: 'new', label: 'a new workspace', note: 'a file of its own, with the name beside this' },
          ]}
        />
      )}
      {status !== undefined && target === 'new' && (
        <div className={s['barName']}>
          {!status && (
            <span className={s['of']} aria-hidden="true">
              Into a new workspace
            </span>
          )}
          <TextField
            label="Name of the new workspace"
            labelHidden
            value={workspaceName}
            onChange={nameTarget}
            maxLength={80}
            isRequired
          />
        </div>
      )}
      {looked && isOwn && isAgainLong && <Button onPress={() => takeBack(looked.id)}>Take the choice back</Button>}
      <Button onPress={resetSession}>Discard</Button>
      <Button
        variant="primary"
        type="submit"
        isDisabled={!ready || (target === 'new' && workspaceName.trim() === '')}
        isPending={create.running}
      >
        {importLabel({ all: all.length, usable, possible: files.length - tables.length })}
      </Button>
    </form>
  )
}
