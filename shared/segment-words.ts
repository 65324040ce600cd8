/** Of whom a report is where it is asked about people who did something, or never did; null where it is of everybody. */
import { inSentence } from './figures.ts'

export function segmentSentence(params: object): string | null {
  const named = (param: 'did' | 'neverDid'): string | null => {
    const name = (params as { did?: unknown; neverDid?: unknown })[param]
    return typeof name === 'string' ? `“${inSentence(name)}”` : null
  }
  const [did, neverDid] = [named('did'), named('neverDid')]
  const said = [
    ...(did === null ? [] : [`did ${did} at some time`]),
    ...(neverDid === null ? [] : [`never did ${neverDid}`]),
  ]
  return said.length === 0 ? null : `Only people who ${said.join(' and ')}.`
}
