import { AppError } from './errors.ts'
import { reports, type ReportSlug } from './reports/index.ts'

/** `content-attribution?by=page` → its parts. Throws USAGE for what is no report. */
export function splitView(view: string): { slug: ReportSlug; search: string } {
  const [path = '', search = ''] = view
    .replace(/^.*#\//, '')
    .replace(/^\//, '')
    .split('?', 2)
  if (!Object.hasOwn(reports, path))
    throw new AppError('USAGE', `There is no report "${path}"; there are ${Object.keys(reports).join(', ')}.`)
  return { slug: path as ReportSlug, search }
}
