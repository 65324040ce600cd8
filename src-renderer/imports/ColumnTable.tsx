import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import type { ImportPreview, PreviewColumn } from '../../shared/import.ts'
import { Button } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { PathChip } from '../components/PathChip.tsx'
import { Select } from '../components/Select.tsx'
import { counted, percent } from '../format.ts'
import s from './imports.module.css'
import {
  arePlacesOf,
  columnNote,
  columnPlaces,
  fieldChoices,
  fieldLabelIn,
  needs,
  whatToChoose,
  noField,
  placed,
  sureFrom,
} from './mapping.ts'

interface ColumnTableProps {
  preview: ImportPreview
  /** Fields a person has chosen a column for. */
  chosen: ReadonlySet<string>
  onChoose: (column: PreviewColumn, field: string) => void
  /** Show every column at first: something is missing. */
  everything: boolean
  stale: boolean
}

/** Every column, what it becomes, and how sure that is; only the unsure ones ask for a look. A row keeps its place while columns are chosen. */
export function ColumnTable({ preview, chosen, onChoose, everything, stale }: ColumnTableProps) {
  const { columns } = preview
  const [open, setOpen] = useState(everything)
  const [places, setPlaces] = useState(() => columnPlaces(columns))
  // What was shown to be mapped stays when nothing is missing any more.
  if (everything && !open) setOpen(true)
  if (!arePlacesOf(places, columns)) setPlaces(columnPlaces(columns))
  const fields = columns.filter((column) => column.field !== null)
  const rest = columns.filter((column) => column.field === null)
  const dropped = rest.filter((column) => column.fate === 'dropped').length
  const read = rest.filter((column) => column.fate === 'read').length
  const kept = rest.length - dropped - read
  const all = open || rest.length <= 3
  const json = isJson(preview)
  const missing = needs(preview).filter((need) => !need.met)
  const restWords = [
    read > 0 && `${read} read by the format`,
    kept > 0 && `${kept} ${preview.payments ? 'kept with the payments' : 'kept as custom fields'}`,
    dropped > 0 && `${dropped} left out`,
  ]
    .filter(Boolean)
    .join(', ')
  const shown = json ? columns : placed(arePlacesOf(places, columns) ? places : columnPlaces(columns), columns, all)
  return (
    <section
      aria-labelledby="columns-title"
      className={cx(s['section'], stale && s['stale'])}
      aria-busy={stale || undefined}
    >
      <h2 id="columns-title">
        {json ? 'What is read of each object' : 'How each column is read'}
        <small>
          {json
            ? `${fields.length > 0 ? `${fields.length} chosen; ` : ''}${counted(dropped, 'key')} left out`
            : `${fields.length} of ${columns.length}${restWords ? `; ${restWords}` : ''}`}
        </small>
      </h2>
      {missing.length > 0 && !json && <p className={s['choose']}>{whatToChoose(missing)}</p>}
      <div className={s['scroller']}>
        <table className={cx(s['table'], s['columns'])} aria-labelledby="columns-title">
          <colgroup>
            <col className={s['colName']} />
            <col />
            <col className={s['colBecomes']} />
            <col className={s['colNote']} />
            <col className={s['colSure']} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{json ? 'Key in the file' : 'Column in the file'}</th>
              <th scope="col">First value</th>
              <th scope="col">Becomes</th>
              <th scope="col">
                <span className="sr-only">Note</span>
              </th>
              <th scope="col" className={s['end']}>
                Sure
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((column) => (
              <ColumnRow
                key={column.name}
                column={column}
                preview={preview}
                chosen={column.field !== null && chosen.has(column.field)}
                asks={missing.length > 0 && !json}
                onChoose={onChoose}
              />
            ))}
          </tbody>
        </table>
      </div>
      {!json && !everything && rest.length > 3 && (
        <div className={s['moreColumns']}>
          <Button
            variant="link"
            icon={open ? ChevronDown : ChevronRight}
            aria-expanded={open}
            onPress={() => setOpen(!open)}
          >
            {open ? 'Show only the columns that become fields' : `Show the other ${counted(rest.length, 'column')}`}
          </Button>
        </div>
      )}
    </section>
  )
}

interface ColumnRowProps {
  column: PreviewColumn
  preview: ImportPreview
  chosen: boolean
  /** A needed field has no column yet; it may be this one. */
  asks: boolean
  onChoose: (column: PreviewColumn, field: string) => void
}

function ColumnRow({ column, preview, chosen, asks, onChoose }: ColumnRowProps) {
  const unsure = column.field !== null && !chosen && column.confidence < sureFrom
  const first = column.samples[0]
  const fixed = preview.kind === 'decision'
  const remark = columnNote(column) || (column.field === null && !isJson(preview) ? restNotes[column.fate] : '')
  return (
    <tr>
      <th scope="row" className={s['columnName']}>
        <PathChip path={column.name} />
      </th>
      <td className={cx(s['dim'], s['sample'])} title={first}>
        {first ?? '(blank)'}
      </td>
      <td>
        {fixed ? (
          column.field ? (
            fieldLabelIn(preview, column.field)
          ) : column.fate === 'dropped' ? (
            <span className={s['dim']}>Left out</span>
          ) : (
            'Read'
          )
        ) : (
          <Select
            label={`${column.name} becomes`}
            variant="bare"
            width={176}
            value={column.field ?? noField}
            onChange={(field) => onChoose(column, field)}
            options={fieldChoices(preview, column)}
            unsure={unsure || (column.field === null && asks)}
          />
        )}
      </td>
      <td className={cx(s['dim'], s['remark'])} title={remark}>
        {remark}
      </td>
      <td className={s['end']}>
        {column.field !== null &&
          (chosen ? (
            <span className={s['dim']}>chosen</span>
          ) : (
            <span className={s['sure']}>
              <span className={s['sureTrack']} aria-hidden="true">
                <span
                  className={unsure ? s['sureLow'] : s['sureFill']}
                  style={{ width: `${Math.round(column.confidence * 100)}%` }}
                />
              </span>
              <span className={cx(s['sureNumber'], unsure && s['low'])}>{percent(column.confidence, 0)}</span>
            </span>
          ))}
      </td>
    </tr>
  )
}

const isJson = ({ container }: ImportPreview): boolean => container === 'json' || container === 'jsonl'

const restNotes: Record<PreviewColumn['fate'], string> = {
  field: '',
  read: 'part of the event',
  dropped: 'not stored',
  property: 'kept as it is',
  'custom field': 'kept as it is',
}
