/** What stands beside a list of people. */
import { colleaguesSentence } from '../../../../shared/notes/colleagues.ts'
import { listed } from '../../../../shared/text/figures.ts'
import { pageOfAllRows } from '../../../../shared/notes/pageless.ts'
import type { Report } from '../../../../shared/reports/index.ts'
import { printable } from '../format/terminal.ts'
import { type NoteRule, on } from './rules.ts'

export const peopleNotes: readonly NoteRule[] = [
  on(['people'], ({ report }) => [
    colleaguesSentence(report),
    unsaidProperties(report),
    report.params.key === '(none)' && report.rows.length > 0 ? pageOfAllRows : null,
  ]),
]

/** Properties that are asked for and said of nobody, as where a name is not as its file has it. */
function unsaidProperties({ params, rows }: Report<'people'>): string | null {
  const unsaid = params.properties.filter((name) =>
    rows.every(({ properties }) => !Object.hasOwn(properties ?? {}, name)),
  )
  if (rows.length === 0 || unsaid.length === 0) return null
  return printable(`No event of the people listed has a property ${listed(unsaid.map((name) => `"${name}"`), 'or')}.`) // prettier-ignore
}
