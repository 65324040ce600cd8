/** Parts that the paths of several templates have in common, such as an industry or a language: a second way to group them. */
import type { ReportTotals } from '../../../shared/reports/index.ts'

type Part = ReportTotals<'template-ranking'>['parts'][number]

/** What a pattern would not take by its letters. */
const special = /[*{},]/

const most = 100

/**
 * Of the pages that people are counted by: every part of a path that people of two templates or more have there, and that not
 * all of the people have; most people first.
 *
 * `counts`: people per page and template.
 */
export function findParts(counts: Iterable<{ path: string; template: number; people: number }>): Part[] {
  const found = new Map<string, { people: number; templates: Set<number> }>()
  let all = 0
  for (const { path, template, people } of counts) {
    all += people
    if (!path.startsWith('/')) continue
    for (const part of new Set(path.split('/'))) {
      if (part === '' || special.test(part)) continue
      const entry = found.get(part) ?? { people: 0, templates: new Set() }
      entry.people += people
      entry.templates.add(template)
      found.set(part, entry)
    }
  }
  return [...found]
    .filter(([, { people, templates }]) => templates.size > 1 && people < all)
    .map(([part, { people, templates }]) => ({ part, pages: `/**/${part}/**`, people, templates: templates.size }))
    .sort((a, b) => b.people - a.people || (a.part < b.part ? -1 : 1))
    .slice(0, most)
}
