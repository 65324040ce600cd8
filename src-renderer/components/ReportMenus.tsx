import type { ReportParams, ReportSlug } from '../../shared/reports/index.ts'
import { useWorkspace } from '../api.ts'
import { commandLine } from '../reports/view.ts'
import { CopyMenu } from './CopyMenu.tsx'
import { useReportExports } from './report-exports.ts'
import { SaveMenu } from './SaveMenu.tsx'

/** The ways a report leaves the screen: as a link or a command, as a table or as JSON. */
export function ReportMenus<S extends ReportSlug>({ slug, params }: { slug: S; params: ReportParams<S> }) {
  const { status } = useWorkspace()
  const { csv, json } = useReportExports(slug, params)
  if (!status) return null
  return (
    <>
      <CopyMenu command={commandLine(slug, params, status)} />
      <SaveMenu entries={[...csv, json]} />
    </>
  )
}
