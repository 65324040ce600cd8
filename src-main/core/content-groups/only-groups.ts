import type { ContentGroupRule } from '../../../shared/config.ts'
import { otherGroup } from './classify.ts'

/** The rules as a report has them that is asked about pages of some groups alone: all other pages are as steps of converting are. */
export function onlyGroups(rules: readonly ContentGroupRule[], groups: readonly string[]): ContentGroupRule[] {
  const asked = new Set(groups)
  const others: ContentGroupRule = { group: otherGroup, regex: '', topics: [], role: 'flow' }
  return [
    ...rules.map((rule) =>
      rule.role !== 'content' || asked.has(rule.group) ? rule : { ...rule, role: 'flow' as const },
    ),
    ...(asked.has(otherGroup) ? [] : [others]),
  ]
}
