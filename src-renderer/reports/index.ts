/** The screen of every report; the compiler asks for a missing one. */
import { type ComponentType, createElement, lazy } from 'react'
import type { ReportSlug } from '../../shared/reports/index.ts'

interface Loaded {
  default: ComponentType
}

/** Only a table, until it has a screen of its own. */
export const plainTable = (slug: ReportSlug, about: 'content' | 'stack') => async (): Promise<Loaded> => {
  const { PlainTable } = await import('./tables/plain-table.tsx')
  return { default: () => createElement(PlainTable, { slug, about }) }
}

/** For who draws a screen without waiting inside React. */
export const loadReportScreen = {
  'content-attribution': () => import('./content-attribution.tsx'),
  'model-comparison': () => import('./model-comparison.tsx'),
  'pages-before-conversion': () => import('./pages-before-conversion.tsx'),
  paths: () => import('./paths.tsx'),
  transitions: () => import('./paths.tsx'),
  'entry-exit': () => import('./entry-exit.tsx'),
  'goal-to-goal': () => import('./goal-to-goal.tsx'),
  'landing-trend': () => import('./landing-trend.tsx'),
  'journey-length': () => import('./time-to-convert.tsx'),
  'content-return': () => import('./content-return.tsx'),
  'template-proposals': () => import('../screens/content-groups.tsx'),
  volume: () => import('./volume.tsx'),
  'time-to-convert': () => import('./time-to-convert.tsx'),
  'return-visits': () => import('./return-visits.tsx'),
  traffic: () => import('./traffic.tsx'),
  'template-comparison': () => import('./templates.tsx'),
  'template-ranking': () => import('./templates.tsx'),
  'template-pairs': () => import('./templates.tsx'),
  'before-after': () => import('./before-after.tsx'),
  people: () => import('./people.tsx'),
  identity: () => import('./identity.tsx'),
  'import-health': () => import('./import-health.tsx'),
  'stack-cost': () => import('./stack-cost.tsx'),
  'stack-cost-change': () => import('./stack-cost.tsx'),
  'stack-budget': () => import('./stack-budget.tsx'),
  'cost-per-conversion': () => import('./cost-per-conversion.tsx'),
  renewals: () => import('./renewals.tsx'),
  'stack-capabilities': () => import('./stack-overlap.tsx'),
  'stack-completeness': () => import('../screens/inventory.tsx'),
  'stack-consolidation': () => import('./stack-consolidation.tsx'),
  'stack-diff': () => import('./stack-diff.tsx'),
  'stack-duplicates': () => import('../screens/inventory.tsx'),
  'stack-evolution': () => import('./stack-evolution.tsx'),
  'stack-graph': () => import('./stack-graph.tsx'),
  'stack-lifelines': () => import('./stack-evolution.tsx'),
  'stack-overlap': () => import('./stack-overlap.tsx'),
  'stack-payments': () => import('./stack-payments.tsx'),
  'stack-spend': () => import('./stack-spend.tsx'),
  'stack-spend-change': () => import('./stack-spend-change.tsx'),
  'stack-removal': () => import('./stack-removal.tsx'),
  'build-vs-buy': () => import('./build-vs-buy.tsx'),
} satisfies Record<ReportSlug, () => Promise<Loaded>>

export const reportScreens = Object.fromEntries(
  Object.entries(loadReportScreen).map(([slug, load]) => [slug, lazy(load)]),
) as unknown as Record<ReportSlug, ComponentType>
