/** The screen of every report; the compiler asks for a missing one. */
import { type ComponentType, lazy } from 'react'
import type { ReportSlug } from '../../shared/reports/index.ts'

export const reportScreens = {
  'content-attribution': lazy(() => import('./content-attribution.tsx')),
  'pages-before-conversion': lazy(() => import('./pages-before-conversion.tsx')),
  'import-health': lazy(() => import('./import-health.tsx')),
  'stack-cost': lazy(() => import('./stack-cost.tsx')),
} satisfies Record<ReportSlug, ComponentType>
