/** What the command line says of names that are no tags, with the command under which they count as none. */
import type { WorkspaceConfig } from '../../../../shared/config.ts'
import { noTags, placeholderTagsSentence } from '../../../../shared/notes/placeholder-tags.ts'
import type { Report } from '../../../../shared/reports/index.ts'
import { configCommand } from '../config-command.ts'
import { printable } from '../format/terminal.ts'
import { type Note, note } from './note.ts'

export function placeholderTags(
  report: Report<'content-attribution'>,
  { tags }: WorkspaceConfig,
  workspace: string,
): Note | null {
  const sentence = placeholderTagsSentence(report)
  if (sentence === null) return null
  const aliases = [...tags.aliases, ...noTags(report.totals.placeholderTags)]
  return note(printable(sentence), {
    does: 'count it as no tag',
    command: configCommand({ tags: { ...tags, aliases } }, workspace),
  })
}
