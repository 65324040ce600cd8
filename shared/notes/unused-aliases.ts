/** What is said where files name ids of one person and the identity rule in use leaves them apart. */
import type { IdentityRuleName } from '../config.ts'
import { counted, plural } from '../text/figures.ts'
import { ruleChanges } from '../findings/identity.ts'
import type { ReportRow } from '../reports/index.ts'

export interface UnusedAliases {
  /** Aliases that join nobody. */
  aliases: number
  /** The rule in use, and one under which they join. */
  active: ReportRow<'identity'>
  better: ReportRow<'identity'>
}

export const ruleNames: Record<IdentityRuleName, string> = {
  'next-user': 'Next user',
  'last-user': 'Last user',
  connected: 'Connected ids',
  none: 'No joining',
}

export function unusedAliasesSentence({ aliases, active, better }: UnusedAliases): string {
  const said = plural(
    aliases,
    'says that two ids are one person, and joins',
    'say that two ids are one person, and join',
  )
  return `${counted(aliases, 'alias', 'aliases')} ${said} nobody under “${ruleNames[active.rule]}”: “${ruleNames[better.rule]}” ${ruleChanges(better, active)}.`
}
