/** The screen of every report; the compiler asks for a missing one. */
import { type ComponentType, createElement, lazy } from 'react'
import type { ReportSlug } from '../../shared/reports/index.ts'

/** Only a table, until it has a screen of its own. */
const plain = (slug: ReportSlug) =>
  lazy(async () => {
    const { PlainTable } = await import('./plain-table.tsx')
    return { default: () => createElement(PlainTable, { slug }) }
  })

export const reportScreens = {
  'content-attribution': lazy(() => import('./content-attribution.tsx')),
  'pages-before-conversion': lazy(() => import('./pages-before-conversion.tsx')),
  paths: plain('paths'),
  transitions: plain('transitions'),
  'entry-exit': plain('entry-exit'),
  'landing-trend': plain('landing-trend'),
  'journey-length': plain('journey-length'),
  'content-return': plain('content-return'),
  'template-proposals': plain('template-proposals'),
  volume: plain('volume'),
  'import-health': lazy(() => import('./import-health.tsx')),
  'stack-cost': lazy(() => import('./stack-cost.tsx')),
} satisfies Record<ReportSlug, ComponentType>
