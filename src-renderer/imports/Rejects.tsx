import { ChevronLeft, ChevronRight, Download } from 'lucide-react'
import { useState } from 'react'
import type { RejectedRow } from '../../shared/api.ts'
import type { ImportRecord } from '../../shared/import.ts'
import { useEngine, useQuery } from '../api.ts'
import { Button, IconButton } from '../components/Button.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { Working } from '../components/ProgressBar.tsx'
import { toast } from '../components/Toast.tsx'
import { downloadCsv, downloadText } from '../export.ts'
import { count } from '../format.ts'
import s from './imports.module.css'
import { baseName } from './mapping.ts'

const pageSize = 50
/** The most the engine gives at once. */
const batch = 1000

/** The rows of one import that could not be used: where, why, and as they stood. */
export function Rejects({ record }: { record: ImportRecord }) {
  const { call } = useEngine()
  const [page, setPage] = useState(0)
  const [saving, setSaving] = useState(false)
  const { data, error, stale, retry } = useQuery('imports.rejects', {
    importId: record.id,
    limit: pageSize,
    offset: page * pageSize,
  })
  const total = record.rowsRejected
  const pages = Math.ceil(total / pageSize)
  const from = page * pageSize + 1

  const saveAll = async (): Promise<void> => {
    setSaving(true)
    try {
      const rows: RejectedRow[] = []
      while (rows.length < total) {
        const next = await call('imports.rejects', { importId: record.id, limit: batch, offset: rows.length })
        if (next.length === 0) break
        rows.push(...next)
      }
      const name = baseName(record.file).replace(/\.[^.]+$/, '')
      downloadCsv(
        [['line', 'reason', 'row'], ...rows.map((row) => [row.line, row.reason, row.raw])],
        `${name} rejected`,
      )
    } catch (failure) {
      toast({ text: failure instanceof Error ? failure.message : 'The rows could not be saved.' })
    }
    setSaving(false)
  }

  /** Below their header and nothing else, to be mended in a spreadsheet and imported again. */
  const saveRows = async (): Promise<void> => {
    setSaving(true)
    try {
      const name = baseName(record.file).replace(/\.[^.]+$/, '')
      const lines: string[] = []
      for (let offset = 0; offset < total; offset += batch)
        lines.push(
          ...(await call('imports.rejects', { importId: record.id, limit: batch, offset })).map(({ raw }) => raw),
        )
      downloadText(`${[record.header, ...lines].filter(Boolean).join('\n')}\n`, `${name} to mend.csv`, 'text/csv')
    } catch (failure) {
      toast({ text: failure instanceof Error ? failure.message : 'The rows could not be saved.' })
    }
    setSaving(false)
  }

  const columns: Column<RejectedRow>[] = [
    {
      id: 'line',
      header: 'Line',
      value: (row) => row.line,
      cell: (row) => count(row.line),
      align: 'end',
      width: 72,
      sortable: false,
    },
    { id: 'reason', header: 'Why', value: (row) => row.reason, width: '34%', cut: true, sortable: false },
    {
      id: 'raw',
      header: 'As it stood in the file',
      value: (row) => row.raw,
      cell: (row) => <code className={s['raw']}>{row.raw}</code>,
      cut: true,
      dim: true,
      sortable: false,
    },
  ]
  return (
    <section className={s['section']} aria-label={`Rows not counted of ${baseName(record.file)}`}>
      <div className={s['rejectsHead']}>
        <h2>
          Not counted
          <small>
            {count(total)} of {count(record.rowsRead)} rows
          </small>
        </h2>
        {pages > 1 && (
          <span className={s['pager']}>
            {count(from)} to {count(Math.min(total, from + pageSize - 1))}
            <IconButton
              icon={ChevronLeft}
              label="Rows before"
              isDisabled={page === 0}
              onPress={() => setPage(page - 1)}
            />
            <IconButton
              icon={ChevronRight}
              label="Rows after"
              isDisabled={page === pages - 1}
              onPress={() => setPage(page + 1)}
            />
          </span>
        )}
        <Button icon={Download} isPending={saving} onPress={() => void saveRows()}>
          Rows to mend
        </Button>
        <Button icon={Download} isPending={saving} onPress={() => void saveAll()}>
          Save with reasons
        </Button>
      </div>
      {error ? (
        <ErrorNote title={error.message} actions={<Button onPress={retry}>Try again</Button>} />
      ) : data ? (
        <DataTable
          label="Rows not counted"
          columns={columns}
          rows={data}
          rowKey={(row) => `${row.line} ${row.reason}`}
          stale={stale}
        />
      ) : (
        <Working label="Reading the rows" />
      )}
    </section>
  )
}
