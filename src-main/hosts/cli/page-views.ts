/** What the command line says where page views under another name are not counted, with the command that counts them. */
import type { Call } from '../../../shared/api.ts'
import { suggestedPageViews, uncountedSentence } from '../../../shared/page-events.ts'
import { printable } from './format/terminal.ts'

/** null where there is nothing to say. */
export async function uncountedPageViews(call: Call, workspace: string): Promise<string | null> {
  const suggested = suggestedPageViews(await call('events.pages', {}))
  if (suggested.length === 0) return null
  const { interactions } = await call('config.get', {})
  const events = [...interactions.events, ...suggested.map(({ name }) => name)]
  const json = JSON.stringify({ interactions: { events } })
  return `${printable(uncountedSentence(suggested))} To count them: echo ${quoted(printable(json))} | touchstack config set - -w ${quoted(workspace)}`
}

const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
