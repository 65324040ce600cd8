import type { ReportParams } from '../../shared/reports/index.ts'
import { paramsFrom } from './view.ts'

export const pageSize = 50

/** What the screen asks for, at an address. */
export const peopleShown = (query: URLSearchParams): ReportParams<'people'> => ({
  ...paramsFrom('people', query),
  limit: pageSize,
})
