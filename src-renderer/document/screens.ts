import type { ComponentType } from 'react'
import type { ReportSlug } from '../../shared/reports/index.ts'
import { loadReportScreen, plainTable } from '../reports/index.ts'

/** Reports whose screen is a place to work in: on paper they are their table. */
const asTable: Partial<Record<ReportSlug, () => Promise<{ default: ComponentType }>>> = {
  'template-proposals': plainTable('template-proposals', 'content'),
  'stack-completeness': plainTable('stack-completeness', 'stack'),
  'stack-duplicates': plainTable('stack-duplicates', 'stack'),
}

export const loadDocumentScreen = (slug: ReportSlug): (() => Promise<{ default: ComponentType }>) =>
  asTable[slug] ?? loadReportScreen[slug]
