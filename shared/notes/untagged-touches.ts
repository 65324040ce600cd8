/** Why nearly all credit is of no campaign (source, medium, channel): links within a site have no tags, so only the first page of a visit has one. */
import type { Report } from '../reports/index.ts'
import { count } from '../text/figures.ts'

type Answer = Pick<Report<'content-return'>, 'rows'> & { params: { by: string; model: string; unit: string } }

const unset: Readonly<Record<string, string>> = { campaign: '(not set)', medium: '(not set)', source: '(direct)', channel: 'Direct' } // prettier-ignore
/** From this share on there is little else to see. */
const nearlyAll = 0.9

/**
 * null where a visit is one touch already, with models that begin at the first page or look past pages without a source, and where
 * nobody came by anything that has a name.
 */
export function untaggedTouchesSentence({ params: { by, model, unit }, rows }: Answer): string | null {
  const key = unset[by]
  if (key === undefined || unit === 'session' || model === 'first' || model === 'last-non-direct') return null
  const known = rows.filter((row) => row.key !== '(none)')
  const credit = known.reduce((sum, row) => sum + row.conversions, 0)
  const own = known.find((row) => row.key === key)?.conversions ?? 0
  if (credit === 0 || own < nearlyAll * credit || !known.some((row) => row.key !== key && row.people > 0)) return null
  const which = own === credit ? `All ${count(own)}` : `${count(Math.round(own))} of the ${count(credit)}`
  return `${which} conversions with a page are credited to “${key}”, for of a visit only the first page says the ${by}. With the first page as the touch of a visit (--unit session) they count by the ${by} of the visit.`
}
