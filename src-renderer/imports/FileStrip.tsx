import { ChevronDown, ChevronUp, CircleAlert, CircleCheck, CircleX, Copy, Plus, X } from 'lucide-react'
import { Fragment, memo, type ReactNode, useEffect, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { ImportPreview } from '../../shared/import.ts'
import { tableHolds } from '../../shared/pages/setting-table.ts'
import { useQuery } from '../api.ts'
import { Button, IconButton } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { about, bytes, percent, plural } from '../format.ts'
import s from './imports.module.css'
import { LookedSoFar } from './Looking.tsx'
import {
  type ChosenFile,
  previewParams,
  isLeftOut,
  knowAddresses,
  knowColumns,
  knowFormat,
  propose,
  useImportSession,
} from './session.ts'
import { kindTitles } from './mapping.ts'
import { SettingTableButton, SettingTableIcon } from './SettingTable.tsx'
import { needsChoice, type Readiness, type StripGroup, stripGroups, suggests } from './strip-groups.ts'
import { useInto, useTarget } from './use-target.ts'

interface FileStripProps {
  files: readonly ChosenFile[]
  readiness: ReadonlyMap<number, Readiness>
  /** Keys of groups whose files are listed: kept by the screen, as each file looked at draws all below anew. */
  opened: ReadonlySet<string>
  selected: number
  onToggle: (key: string) => void
  onSelect: (id: number) => void
  onRemove: (id: number) => void
  onAdd: () => void
  /** A run is under way: nothing may be taken away. */
  fixed: boolean
}

/** The files of one import, each with what it was taken for; many that are read alike are one that opens. */
export function FileStrip(props: FileStripProps) {
  const { files, readiness, opened, selected, onToggle, onSelect, onRemove, onAdd, fixed } = props
  const target = useTarget()
  const cards = (of: readonly ChosenFile[]): ReactNode =>
    of.map((file) => (
      <FileCard
        key={file.id}
        file={file}
        selected={file.id === selected}
        onSelect={onSelect}
        onRemove={onRemove}
        fixed={fixed}
      />
    ))
  return (
    <ul className={s['strip']} aria-label="Files of this import">
      {stripGroups(files, readiness, (file) => isLeftOut(file, target)).map((group) =>
        group.state === null ? (
          <Fragment key={group.key}>{cards(group.files)}</Fragment>
        ) : (
          <Fragment key={group.key}>
            <GroupCard
              {...group}
              state={group.state}
              isShown={group.files.some(({ id }) => id === selected)}
              isOpen={opened.has(group.key)}
              onToggle={() => onToggle(group.key)}
            />
            {opened.has(group.key) && (
              <li className={s['groupFiles']}>
                <ul className={s['strip']} aria-label={group.title}>
                  {cards(group.files)}
                </ul>
              </li>
            )}
          </Fragment>
        ),
      )}
      {!fixed && (
        <li>
          <Button variant="ghost" icon={Plus} onPress={onAdd}>
            Add files
          </Button>
        </li>
      )}
    </ul>
  )
}

interface GroupCardProps extends StripGroup {
  state: NonNullable<StripGroup['state']>
  /** One of them is looked at below. */
  isShown: boolean
  isOpen: boolean
  onToggle: () => void
}

function GroupCard({ files, state, title, says, isShown, isOpen, onToggle }: GroupCardProps) {
  const sent = useImportSession((session) => files.reduce((sum, { id }) => sum + (session.sent[id] ?? 0), 0))
  const size = files.reduce((sum, file) => sum + file.bytes, 0)
  const isSent = files.every(({ handle }) => handle !== null)
  const note =
    state === 'pending'
      ? isSent
        ? 'looking at them'
        : `${percent(size > 0 ? Math.min(1, sent / size) : 0, 0)} of ${bytes(size)}`
      : says
  const Icon = isOpen ? ChevronUp : ChevronDown
  return (
    <li className={cx(s['card'], s['groupCard'], isShown && s['cardSelected'])}>
      <AriaButton className={s['cardButton'] ?? ''} aria-expanded={isOpen} onPress={onToggle}>
        {state === 'ready' ? (
          <CircleCheck size={14} aria-hidden className={s['met']} />
        ) : state === 'left out' ? (
          <Copy size={14} aria-hidden />
        ) : (
          <span className={s['spinner']} aria-hidden="true" />
        )}
        <span className={s['cardWords']}>
          <b>{title}</b>
          <span className={s['note']}>{note}</span>
        </span>
        <Icon size={14} aria-hidden />
      </AriaButton>
    </li>
  )
}

interface FileCardProps extends Pick<FileStripProps, 'onSelect' | 'onRemove' | 'fixed'> {
  file: ChosenFile
  selected: boolean
}

/** What the engine says of a file: the preview, and whether the file can go in. */
function useInspection(file: ChosenFile) {
  const params = previewParams(file, useInto())
  const { data, error, stale } = useQuery('imports.inspect', params, {
    enabled: file.handle !== null,
    about: `file ${file.id}`,
  })
  const lacksDay = file.choices.inventory === 'snapshot' && file.choices.asOf === undefined
  const refused = file.error !== null || error !== null || lacksDay || (data !== undefined && isRefused(data))
  // A file that cannot be opened, or that lacks a day, is mended otherwise.
  const asks = refused && file.error === null && error === null && data !== undefined && needsChoice(data)
  return { data, refused, asks, stale, ready: data !== undefined && !stale && !refused }
}

/** What no format knows is what its columns were chosen or proposed to be. */
const formatOf = (data: ImportPreview | undefined): string =>
  data?.format?.title ??
  (data && (!isRefused(data) || suggests(data.suggested)) ? kindTitles[data.kind] : 'not recognised')

/** Shows nothing; tells the screen when its file is ready. Of hundreds of files each is drawn for itself alone. */
export const FileProbe = memo(function FileProbe({
  file,
  onReadiness,
}: {
  file: ChosenFile
  onReadiness: (id: number, readiness: Readiness) => void
}) {
  const { data, refused, asks, ready, stale } = useInspection(file)
  const isRead = data !== undefined
  const [readBy, setReadBy] = useState(file.choices)
  if (isRead && !stale && readBy !== file.choices) setReadBy(file.choices)
  const own = readBy !== file.choices && file.before !== null
  const rows = data?.estimatedRows ?? 0
  const exact = data !== undefined && data.sampledRows >= data.estimatedRows
  const holds = data?.settingTable ? tableHolds(data.settingTable) : null
  const { id } = file
  const format = formatOf(data)
  // What a JSON object or a log has is read by its format alone; of a table each column counts.
  const like = JSON.stringify([format, data?.kind, data?.container === 'csv' ? data.columns.map(({ name, field }) => [name, field]) : null]) // prettier-ignore
  const fitting = data?.mappings[0]
  useEffect(() => {
    // Before a saved mapping is proposed: what was said of another file of this import goes before it.
    if (data?.container === 'csv')
      knowColumns(id, data.columns.map(({ name }) => name)) // prettier-ignore
    else if (data?.format) knowFormat(id, data.format.id)
  }, [id, data])
  const last = data?.addresses?.last
  useEffect(() => {
    if (last !== undefined) knowAddresses(id, last)
  }, [id, last])
  useEffect(() => {
    if (fitting !== undefined) propose(id, fitting)
  }, [id, fitting])
  useEffect(() => {
    onReadiness(
      id,
      refused
        ? { state: 'refused', holds, asks }
        : ready
          ? { state: 'ready', rows, exact, format, like }
          : { state: 'pending', ...(isRead && { before: { rows, exact, format, like }, own }) },
    )
  }, [id, refused, holds, asks, ready, isRead, rows, exact, format, like, own, onReadiness])
  return null
})

function FileCard({ file, selected, onSelect, onRemove, fixed }: FileCardProps) {
  const { data, refused, asks } = useInspection(file)
  const sent = useImportSession((session) => session.sent[file.id] ?? 0)
  const exact = data !== undefined && data.sampledRows >= data.estimatedRows
  const table = refused ? (data?.settingTable ?? null) : null
  const leftOut = isLeftOut(file, useTarget())
  const first = useImportSession((session) => session.files.find(({ id }) => id === file.same.as)?.name)
  const says = leftOut ? (
    first === undefined ? (
      'imported before, left out'
    ) : (
      `the same file as ${first}, left out`
    )
  ) : table !== null ? (
    tableHolds(table)
  ) : refused ? (
    asks ? (
      data?.format === null && suggests(data.suggested) ? (
        `${formatOf(data)}, needs a choice`
      ) : (
        'needs a choice'
      )
    ) : (
      'cannot be used'
    )
  ) : data ? (
    `${formatOf(data)}, ${exact ? '' : 'about '}${about(data.estimatedRows)} ${plural(data.estimatedRows, 'row')}`
  ) : file.handle === null ? (
    `${percent(file.bytes > 0 ? sent / file.bytes : 0, 0)} of ${bytes(file.bytes)}`
  ) : (
    <LookedSoFar file={file} />
  )
  return (
    <li
      className={cx(
        s['card'],
        selected && s['cardSelected'],
        refused && !asks && !leftOut && table === null && s['cardRefused'],
      )}
    >
      <AriaButton className={s['cardButton'] ?? ''} aria-pressed={selected} onPress={() => onSelect(file.id)}>
        {leftOut ? (
          <Copy size={14} aria-hidden />
        ) : table !== null ? (
          <SettingTableIcon table={table} />
        ) : asks ? (
          <CircleAlert size={14} aria-hidden className={s['low']} />
        ) : refused ? (
          <CircleX size={14} aria-hidden className={s['unmet']} />
        ) : data ? (
          <CircleCheck size={14} aria-hidden className={s['met']} />
        ) : (
          <span className={s['spinner']} aria-hidden="true" />
        )}
        <span className={s['cardWords']}>
          <b>{file.name}</b>
          <span className={s['note']}>{says}</span>
        </span>
      </AriaButton>
      {!fixed && table !== null && !leftOut && <SettingTableButton file={file} table={table} />}
      {!fixed && <IconButton icon={X} label={`Remove ${file.name}`} onPress={() => onRemove(file.id)} />}
    </li>
  )
}

/** No row of the file can go in: a needed column is missing, or every row looked at is rejected. */
export function isRefused(preview: {
  problems: { level: string; count: number }[]
  sampledRows: number
  events: unknown[]
  tools: unknown[]
  kind: string
}): boolean {
  const errors = preview.problems.filter((problem) => problem.level === 'error')
  if (errors.some((problem) => problem.count === 0)) return true
  return preview.sampledRows > 0 && errors.reduce((sum, problem) => sum + problem.count, 0) >= preview.sampledRows
}
