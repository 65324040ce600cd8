import { writtenPath } from '../../shared/text/decoded-path.ts'
import type { ReportRow } from '../../shared/reports/index.ts'
import type { DraftRule } from './draft.ts'

type Proposed = Pick<
  ReportRow<'template-proposals'>,
  'match' | 'group' | 'hosts' | 'languages' | 'now' | 'unmatchedPaths' | 'rule'
>

type Ruled = readonly Pick<DraftRule, 'kind' | 'pattern' | 'group' | 'host'>[]

/** A rule without a host has the pages of all. */
const numberOf = (rules: Ruled, match: string, hosts: readonly string[]): number =>
  rules.findIndex(
    ({ kind, pattern, host }) =>
      kind === 'glob' &&
      writtenPath(pattern.replace(/(.)\/+$/, '$1')) === match &&
      (host.trim() === '' || hosts.includes(host.trim().toLowerCase())),
  ) + 1

/** Number of the rule that is a proposal for all of its languages together, from 1; 0 where none is, or it has no several. */
export const acrossLanguages = (
  rules: Ruled,
  { match, hosts, languages }: Pick<Proposed, 'match' | 'hosts' | 'languages'>,
): number => (languages.length === 0 ? 0 : numberOf(rules, match, hosts))

/** Number of the draft's rule that a proposal is already, from 1; 0 where none is. */
export function ruleNumber(rules: Ruled, proposal: Proposed): number {
  const own = numberOf(rules, proposal.match, proposal.hosts)
  if (own > 0) return own
  const apart = proposal.languages.map(({ match }) => numberOf(rules, match, proposal.hosts))
  if (apart.length > 0 && !apart.includes(0)) return apart[0]!
  const { now, group, unmatchedPaths } = proposal
  // Several rules make one group of it.
  const isOneGroup = unmatchedPaths === 0 && now.length === 1 && now[0]!.group === group
  return (isOneGroup && rules.findIndex((rule) => rule.group.trim() === group) + 1) || (proposal.rule ?? 0)
}
