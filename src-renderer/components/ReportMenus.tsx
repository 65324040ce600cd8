import { ChevronDown, Download } from 'lucide-react'
import type { ReportParams, ReportSlug } from '../../shared/reports/index.ts'
import { useWorkspace } from '../api.ts'
import { commandLine } from '../reports/view.ts'
import { Button } from './Button.tsx'
import { CopyMenu } from './CopyMenu.tsx'
import { Menu } from './Menu.tsx'
import { useReportExports } from './report-exports.ts'

/** The ways a report leaves the screen: as a link or a command, as a table or as JSON. */
export function ReportMenus<S extends ReportSlug>({ slug, params }: { slug: S; params: ReportParams<S> }) {
  const { status } = useWorkspace()
  const { rows, json } = useReportExports(slug, params)
  if (!status) return null
  return (
    <>
      <CopyMenu command={commandLine(slug, params, status)} />
      <Menu label="Export" entries={[rows, json]}>
        <Button icon={Download} iconEnd={ChevronDown}>
          Export
        </Button>
      </Menu>
    </>
  )
}
