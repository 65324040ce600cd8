/** A report leaves the screen as the command line would print it: its rows as CSV, all of it as JSON. */
import { Braces, FileSpreadsheet } from 'lucide-react'
import { useMemo } from 'react'
import type { DecimalMark } from '../../shared/csv.ts'
import { toWireError } from '../../shared/errors.ts'
import { reportCsv } from '../../shared/reports/as-csv.ts'
import type { ReportSlug } from '../../shared/reports/index.ts'
import { useEngine } from '../api.ts'
import { downloadCsvText, downloadText } from '../export.ts'
import type { MenuEntry } from './Menu.tsx'
import { toast } from './Toast.tsx'

/** Entries of a menu. The report is asked for again, since a screen may show a part of it. */
export function useReportExports(
  slug: ReportSlug,
  params: object,
): {
  rows: MenuEntry
  rowsWithComma: MenuEntry
  json: MenuEntry
} {
  const { call } = useEngine()
  const text = JSON.stringify(params)
  return useMemo(() => {
    const save =
      (as: 'csv' | 'json', decimal: DecimalMark = 'point') =>
      (): void => {
        call('report.run', { slug, params: JSON.parse(text) as Record<string, unknown> }).then(
          (report) =>
            as === 'csv'
              ? downloadCsvText(reportCsv(slug, report, decimal), slug, decimal)
              : downloadText(`${JSON.stringify(report, null, 2)}\n`, `${slug}.json`, 'application/json'),
          (error: unknown) => toast({ text: toWireError(error).message }),
        )
      }
    return {
      rows: { id: 'rows', label: 'Table as CSV', icon: FileSpreadsheet, onAction: save('csv') },
      rowsWithComma: {
        id: 'rows-comma',
        label: 'Table as CSV, decimal comma',
        note: 'for spreadsheets that write 1,5',
        icon: FileSpreadsheet,
        onAction: save('csv', 'comma'),
      },
      json: { id: 'report', label: 'Report as JSON', icon: Braces, onAction: save('json') },
    }
  }, [call, slug, text])
}
