import { CircleCheck, CircleX, Copy, Plus, X } from 'lucide-react'
import { useEffect } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useQuery } from '../api.ts'
import { Button, IconButton } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { about, bytes, percent, plural } from '../format.ts'
import s from './imports.module.css'
import { type ChosenFile, previewParams, isLeftOut, knowColumns, propose, useImportSession } from './session.ts'
import { useInto, useTarget } from './use-target.ts'

export type Readiness = { state: 'pending' } | { state: 'ready'; rows: number; exact: boolean } | { state: 'refused' }

interface FileStripProps {
  files: readonly ChosenFile[]
  selected: number
  onSelect: (id: number) => void
  onRemove: (id: number) => void
  onAdd: () => void
  /** A run is under way: nothing may be taken away. */
  fixed: boolean
}

/** The files of one import, each with what it was taken for. */
export function FileStrip({ files, selected, onSelect, onRemove, onAdd, fixed }: FileStripProps) {
  return (
    <ul className={s['strip']} aria-label="Files of this import">
      {files.map((file) => (
        <FileCard
          key={file.id}
          file={file}
          selected={file.id === selected}
          onSelect={onSelect}
          onRemove={onRemove}
          fixed={fixed}
        />
      ))}
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

interface FileCardProps extends Pick<FileStripProps, 'onSelect' | 'onRemove' | 'fixed'> {
  file: ChosenFile
  selected: boolean
}

/** What the engine says of a file: the preview, and whether the file can go in. */
function useInspection(file: ChosenFile) {
  const params = previewParams(file, useInto())
  const { data, error, stale } = useQuery('imports.inspect', params, { enabled: file.handle !== null })
  const lacksDay = file.choices.inventory === 'snapshot' && file.choices.asOf === undefined
  const refused = file.error !== null || error !== null || lacksDay || (data !== undefined && isRefused(data))
  return { data, refused, ready: data !== undefined && !stale && !refused }
}

/** Shows nothing; tells the screen when its file is ready. */
export function FileProbe({
  file,
  onReadiness,
}: {
  file: ChosenFile
  onReadiness: (id: number, readiness: Readiness) => void
}) {
  const { data, refused, ready } = useInspection(file)
  const rows = data?.estimatedRows ?? 0
  const exact = data !== undefined && data.sampledRows >= data.estimatedRows
  const { id } = file
  const fitting = data?.mappings[0]
  useEffect(() => {
    // Before a saved mapping is proposed: what was said of another file of this import goes before it.
    if (data?.container === 'csv') knowColumns(id, data.columns.map(({ name }) => name)) // prettier-ignore
  }, [id, data])
  useEffect(() => {
    if (fitting !== undefined) propose(id, fitting)
  }, [id, fitting])
  useEffect(() => {
    onReadiness(id, refused ? { state: 'refused' } : ready ? { state: 'ready', rows, exact } : { state: 'pending' })
  }, [id, refused, ready, rows, exact, onReadiness])
  return null
}

function FileCard({ file, selected, onSelect, onRemove, fixed }: FileCardProps) {
  const { data, refused } = useInspection(file)
  const sent = useImportSession((session) => session.sent[file.id] ?? 0)
  const exact = data !== undefined && data.sampledRows >= data.estimatedRows
  const leftOut = isLeftOut(file, useTarget())
  const first = useImportSession((session) => session.files.find(({ id }) => id === file.same.as)?.name)
  const says = leftOut
    ? first === undefined
      ? 'imported before, left out'
      : `the same file as ${first}, left out`
    : refused
      ? 'cannot be used'
      : data
        ? `${data.format?.title ?? 'not recognised'}, ${exact ? '' : 'about '}${about(data.estimatedRows)} ${plural(data.estimatedRows, 'row')}`
        : file.handle === null
          ? `${percent(file.bytes > 0 ? sent / file.bytes : 0, 0)} of ${bytes(file.bytes)}`
          : 'looking at it'
  return (
    <li className={cx(s['card'], selected && s['cardSelected'], refused && !leftOut && s['cardRefused'])}>
      <AriaButton className={s['cardButton'] ?? ''} aria-pressed={selected} onPress={() => onSelect(file.id)}>
        {leftOut ? (
          <Copy size={14} aria-hidden />
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
