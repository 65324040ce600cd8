/** What the command line says where costs and visits do not have the same names, with the command that makes them one. */
import type { TagAlias, WorkspaceConfig } from '../../../../shared/config.ts'
import { aliasOf, notVisitedSentence, renamedSentence } from '../../../../shared/notes/costs-covered.ts'
import { count, plural } from '../../../../shared/text/figures.ts'
import type { Report } from '../../../../shared/reports/index.ts'
import { configCommand } from '../config-command.ts'
import { printable } from '../format/terminal.ts'
import { type Note, note } from './note.ts'

export function costsCovered(
  report: Report<'content-return'>,
  { currency, tags }: WorkspaceConfig,
  workspace: string,
): (string | Note)[] {
  const by = report.params.shareCostsOf ?? report.params.by
  const words = {
    money: (amount: number): string => `${count(Math.round(amount))} ${currency}`,
    counted: (conversions: number): string => `${count(conversions)} ${plural(conversions, 'conversion')}`,
  }
  const sentence = notVisitedSentence(report, words)
  return [
    ...(sentence === null ? [] : [printable(sentence)]),
    ...report.totals.renamed.map((each) => {
      const aliases = [...tags.aliases, aliasOf(by as TagAlias['field'], each)]
      return note(printable(renamedSentence(by, each, words)), {
        does: 'count them as one',
        command: configCommand({ tags: { ...tags, aliases } }, workspace),
      })
    }),
  ]
}
