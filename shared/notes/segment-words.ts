/** Of whom a report is where it is asked about people who did something, or never did; null where it is of everybody. */
import { count, inSentence } from '../text/figures.ts'

/** `totals.didOnlyAfter`: of those who reached the goal, who did it only later. */
export function segmentSentence(params: object, totals: object = {}): string | null {
  const named = (param: 'did' | 'neverDid'): string | null => {
    const name = (params as { did?: unknown; neverDid?: unknown })[param]
    return typeof name === 'string' ? `“${inSentence(name)}”` : null
  }
  const [did, neverDid] = [named('did'), named('neverDid')]
  const said = [
    ...(did === null ? [] : [`did ${did} at some time`]),
    ...(neverDid === null ? [] : [`never did ${neverDid}`]),
  ]
  if (said.length === 0) return null
  const { didOnlyAfter: after } = totals as { didOnlyAfter?: { people: number; of: number } }
  const { goal } = params as { goal?: unknown }
  const reached = typeof goal === 'string' ? `reached “${inSentence(goal)}”` : 'converted'
  const late =
    did === null || !after || after.people === 0
      ? ''
      : ` ${count(after.people)} of the ${count(after.of)} who ${reached} did ${did} only afterwards.`
  return `Only people who ${said.join(' and ')}.${late}`
}
