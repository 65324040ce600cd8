/** The screen of every report; the compiler asks for a missing one. */
import { type ComponentType, createElement, lazy } from 'react'
import type { ReportSlug } from '../../shared/reports/index.ts'

/** Only a table, until it has a screen of its own. */
const plain = (slug: ReportSlug, about: 'content' | 'stack') =>
  lazy(async () => {
    const { PlainTable } = await import('./plain-table.tsx')
    return { default: () => createElement(PlainTable, { slug, about }) }
  })

export const reportScreens = {
  'content-attribution': lazy(() => import('./content-attribution.tsx')),
  'model-comparison': lazy(() => import('./model-comparison.tsx')),
  'pages-before-conversion': lazy(() => import('./pages-before-conversion.tsx')),
  paths: lazy(() => import('./paths.tsx')),
  transitions: lazy(() => import('./paths.tsx')),
  'entry-exit': lazy(() => import('./entry-exit.tsx')),
  'landing-trend': lazy(() => import('./landing-trend.tsx')),
  'journey-length': lazy(() => import('./time-to-convert.tsx')),
  'content-return': lazy(() => import('./content-return.tsx')),
  'template-proposals': lazy(() => import('../screens/content-groups.tsx')),
  volume: lazy(() => import('./volume.tsx')),
  'time-to-convert': lazy(() => import('./time-to-convert.tsx')),
  'template-comparison': lazy(() => import('./templates.tsx')),
  'template-ranking': lazy(() => import('./templates.tsx')),
  people: lazy(() => import('./people.tsx')),
  identity: lazy(() => import('./identity.tsx')),
  'import-health': lazy(() => import('./import-health.tsx')),
  'stack-cost': lazy(() => import('./stack-cost.tsx')),
  'cost-per-conversion': plain('cost-per-conversion', 'content'),
  renewals: lazy(() => import('./renewals.tsx')),
  'stack-capabilities': lazy(() => import('./stack-overlap.tsx')),
  'stack-completeness': lazy(() => import('../screens/inventory.tsx')),
  'stack-consolidation': lazy(() => import('./stack-consolidation.tsx')),
  'stack-diff': lazy(() => import('./stack-diff.tsx')),
  'stack-duplicates': lazy(() => import('../screens/inventory.tsx')),
  'stack-evolution': lazy(() => import('./stack-evolution.tsx')),
  'stack-graph': lazy(() => import('./stack-graph.tsx')),
  'stack-lifelines': lazy(() => import('./stack-evolution.tsx')),
  'stack-overlap': lazy(() => import('./stack-overlap.tsx')),
  'stack-removal': lazy(() => import('./stack-removal.tsx')),
  'build-vs-buy': lazy(() => import('./build-vs-buy.tsx')),
} satisfies Record<ReportSlug, ComponentType>
