/** Answers that stand on one screen must be about the same. */
import type { Report } from '../../../shared/reports/index.ts'

const asked = [
  'goal',
  'from',
  'to',
  'lookbackDays',
  'by',
  'within',
  'pages',
  'channel',
  'device',
  'model',
  'did',
  'neverDid',
] as const
type Alike = Pick<Report<'template-ranking'>['params'], (typeof asked)[number]>

/** Both are about the same people, counted alike, and about the same goal. */
export const isAlike = (a: Alike, b: Alike): boolean => asked.every((key) => a[key] === b[key])
