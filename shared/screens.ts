import type { ReportSlug } from './reports/index.ts'

/** Addresses of the screens that are no report; app.tsx has each. */
export const ownPaths = [
  'import',
  'imports',
  'content-groups',
  'inventory',
  'settings',
  'goals',
  'decision',
  'decision-record',
] as const

export type ScreenPath = (typeof ownPaths)[number] | ReportSlug
