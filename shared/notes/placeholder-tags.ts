/** What is said of a name that is source, medium and campaign at once, as what forms write into hidden fields that are empty. */
import type { TagAlias } from '../config.ts'
import { listed, plural } from '../text/figures.ts'

interface Answer {
  params: { by: string }
  totals: { placeholderTags: readonly string[] }
}

const byTags = ['channel', 'source', 'medium', 'campaign']

/** null where there is none, and in reports by anything else. */
export function placeholderTagsSentence({ params: { by }, totals: { placeholderTags } }: Answer): string | null {
  if (!byTags.includes(by) || placeholderTags.length === 0) return null
  const names = listed(placeholderTags.map((name) => `“${name}”`))
  const said = plural(
    placeholderTags.length,
    'is source, medium and campaign at once: where it stands for an empty field of a form or a link, it is no tag.',
    'are each source, medium and campaign at once: where they stand for an empty field of a form or a link, they are no tags.',
  )
  return `${names} ${said}`
}

/** After they were made none. */
export const countedAsNone = (names: readonly string[]): string =>
  `${listed(names.map((name) => `“${name}”`))} ${plural(names.length, 'counts', 'count')} as no tag now.`

/** Under which they count as no tag. */
export const noTags = (names: readonly string[]): TagAlias[] =>
  names.flatMap((from): TagAlias[] => [
    { field: 'source', from, to: '(direct)' },
    { field: 'medium', from, to: '(not set)' },
    { field: 'campaign', from, to: '(not set)' },
  ])
