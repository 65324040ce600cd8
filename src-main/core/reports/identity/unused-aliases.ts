/** What aliases that join nobody would change, where another rule uses them. */
import type { UnusedAliases } from '../../../../shared/notes/unused-aliases.ts'
import { countUnusedAliases } from '../../journeys/unused-aliases.ts'
import type { ReportContext } from '../report-context.ts'
import { identity } from './identity.ts'

/** null where all join, and where it makes no difference. */
export async function unusedAliases(context: ReportContext, goal: string | null): Promise<UnusedAliases | null> {
  const rule = context.config.identity
  const aliases = countUnusedAliases(context.journeys.identities, rule)
  if (aliases === 0) return null
  const { rows } = await identity(context, { goal, minUsers: 2, limit: 1 })
  const active = rows.find((row) => row.active)!
  const better = rows.find((row) => row.rule === (rule === 'none' ? 'next-user' : 'connected'))!
  const changes = (better.changedFirstTouch ?? 0) + (better.gained ?? 0) + (better.lost ?? 0)
  return better.people === active.people && changes === 0 ? null : { aliases, active, better }
}
