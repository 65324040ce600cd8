/** Entries of the inventory that may be one tool: found here, merged only when a person says so. */
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { activeSpan, intersect } from '../../stack/cost.ts'
import { compareText } from '../../stack/in-use.ts'
import { identityOf, type SameReason, sameReasons } from '../../stack/names.ts'
import { readCountedTools } from '../../stack/left-out.ts'
import { identityKey, type StoredTool } from '../../stack/store.ts'
import type { Tool } from '../../stack/tool.ts'
import type { RunReport } from '../report-context.ts'

type Row = ReportRow<'stack-duplicates'>

const confidences: Record<SameReason, number> = {
  'same name': 0.9,
  'same domain': 0.8,
  'similar name': 0.7,
  'same payee': 0.6,
  'same vendor and category': 0.4,
}

export const stackDuplicates: RunReport<'stack-duplicates'> = ({ db, config }, params) => {
  const stored = readCountedTools(db, config).map((entry) => ({ ...entry, identity: identityOf(entry.tool) }))
  const rows: Row[] = []
  stored.forEach((a, index) => {
    for (const b of stored.slice(index + 1)) {
      const reasons = sameReasons(a.identity, b.identity)
      if (reasons.length === 0 || isReturn(a, b)) continue
      rows.push({
        a: a.tool.name,
        b: b.tool.name,
        aId: a.id,
        bId: b.id,
        reasons,
        // Independent signs: the chance that all of them mislead.
        confidence: 1 - reasons.reduce((doubt, reason) => doubt * (1 - confidences[reason]), 1),
        differences: differences(a.tool, b.tool),
        sameTime: overlapInTime(a.tool, b.tool),
      })
    }
  })
  rows.sort((x, y) => y.confidence - x.confidence || compareText(x.a, y.a) || compareText(x.b, y.b) || x.aId - y.aId)
  return { params, rows, totals: { tools: stored.length, pairs: rows.length } }
}

/** A snapshot ended the one and a later one began the other: one tool that went and came back, listed as it should be. */
function isReturn(a: StoredTool, b: StoredTool): boolean {
  if (identityKey(a.tool) !== identityKey(b.tool)) return false
  const [first, second] = (a.tool.startDate ?? '') <= (b.tool.startDate ?? '') ? [a.tool, b.tool] : [b.tool, a.tool]
  const { endDate } = first
  const { startDate } = second
  return endDate !== null && startDate !== null && endDate <= startDate
}

function overlapInTime(a: Tool, b: Tool): boolean {
  const [spanA, spanB] = [activeSpan(a), activeSpan(b)]
  return spanA !== null && spanB !== null && intersect(spanA, spanB) !== null
}

function differences(a: Tool, b: Tool): string[] {
  const found: string[] = []
  const compare = (what: string, left: string, right: string): void => {
    if (left !== right && left !== '' && right !== '') found.push(`${what} ${left} and ${right}`)
  }
  compare('names', a.name, b.name)
  compare('vendors', a.vendor, b.vendor)
  compare('teams', a.team, b.team)
  compare('categories', a.category, b.category)
  compare('owners', a.owner, b.owner)
  compare('in use', daysOfUse(a), daysOfUse(b))
  return found
}

function daysOfUse({ startDate, endDate }: Tool): string {
  const since = startDate === null ? '' : `since ${startDate}`
  const until = endDate === null ? '' : `until ${endDate}`
  return [since, until].filter((part) => part !== '').join(' ')
}
