import type { ReportSlug } from '../../shared/reports/index.ts'
import { splitView } from '../../shared/split-view.ts'

/** `paths?by=page&title=Every page` → its parts; what a person called it is no choice of the report. Throws USAGE. */
export function parseView(view: string): { slug: ReportSlug; search: string; title: string | null } {
  const { slug, search } = splitView(view)
  const query = new URLSearchParams(search)
  const title = query.get('title')?.trim() ?? ''
  query.delete('title')
  return { slug, search: query.toString(), title: title === '' ? null : title }
}

/** The same view under another title; null = under none. */
export function withTitle(view: string, title: string | null): string {
  const { slug, search } = parseView(view)
  const query = new URLSearchParams(search)
  if (title !== null && title.trim() !== '') query.set('title', title.trim())
  const text = query.toString()
  return text === '' ? slug : `${slug}?${text}`
}
