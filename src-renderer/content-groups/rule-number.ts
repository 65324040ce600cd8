import { writtenPath } from '../../shared/decoded-path.ts'
import type { ReportRow } from '../../shared/reports/index.ts'
import type { DraftRule } from './draft.ts'

type Proposed = Pick<
  ReportRow<'template-proposals'>,
  'match' | 'group' | 'languages' | 'now' | 'unmatchedPaths' | 'rule'
>

/** Number of the draft's rule that a proposal is already, from 1; 0 where none is. */
export function ruleNumber(
  rules: readonly Pick<DraftRule, 'kind' | 'pattern' | 'group'>[],
  proposal: Proposed,
): number {
  const numberOf = (match: string): number =>
    rules.findIndex((rule) => rule.kind === 'glob' && writtenPath(rule.pattern.replace(/(.)\/+$/, '$1')) === match) + 1
  const own = numberOf(proposal.match)
  if (own > 0) return own
  const apart = proposal.languages.map(({ match }) => numberOf(match))
  if (apart.length > 0 && !apart.includes(0)) return apart[0]!
  const { now, group, unmatchedPaths } = proposal
  // Several rules make one group of it.
  const isOneGroup = unmatchedPaths === 0 && now.length === 1 && now[0]!.group === group
  return (isOneGroup && rules.findIndex((rule) => rule.group.trim() === group) + 1) || (proposal.rule ?? 0)
}
