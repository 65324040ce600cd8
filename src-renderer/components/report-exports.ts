/** A report leaves the screen as the command line would print it: its rows as CSV, all of it as JSON. */
import { Braces } from 'lucide-react'
import { useMemo } from 'react'
import { toWireError } from '../../shared/errors.ts'
import { reportCsv } from '../../shared/reports/as-csv.ts'
import type { ReportSlug } from '../../shared/reports/index.ts'
import { wholeReport } from '../../shared/whole-report.ts'
import { useEngine } from '../api.ts'
import { downloadCsvText, downloadReportJson } from '../export.ts'
import { csvEntries, type MenuEntry } from './Menu.tsx'
import { toast } from './Toast.tsx'

/** The rows of one report, where a screen has those of several. */
export interface ReportTable {
  slug: ReportSlug
  params: object
  /** What the menu calls it. */
  name: string
  /** Without ending; the slug unless given. */
  fileName?: string
}

/** Entries of a menu. The report is asked for again, since a screen may show a part of it. */
export function useReportExports(
  slug: ReportSlug,
  params: object,
  tables: readonly ReportTable[] = [{ slug, params, name: 'Table' }],
): { csv: MenuEntry[]; json: MenuEntry } {
  const { call } = useEngine()
  const text = JSON.stringify({ params, tables })
  return useMemo(() => {
    const asked = JSON.parse(text) as { params: Record<string, unknown>; tables: ReportTable[] }
    const refused = (error: unknown): void => toast({ text: toWireError(error).message })
    return {
      csv: asked.tables.flatMap((table) =>
        csvEntries((decimal) => {
          wholeReport(call, table.slug, table.params).then(
            (report) => downloadCsvText(reportCsv(table.slug, report, decimal), table.fileName ?? table.slug, decimal),
            refused,
          )
        }, `${table.name} as CSV`),
      ),
      json: {
        id: 'report',
        label: 'Report as JSON',
        icon: Braces,
        onAction: () => {
          call('report.run', { slug, params: asked.params }).then((report) => downloadReportJson(report, slug), refused)
        },
      },
    }
  }, [call, slug, text])
}
