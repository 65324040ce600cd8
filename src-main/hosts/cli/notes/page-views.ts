/** What the command line says where page views under another name are not counted, with the command that counts them. */
import type { Call, CallOptions, ParamsInput } from '../../../../shared/api.ts'
import {
  formsAsPagesSentence,
  suggestedPageViews,
  uncountedBefore,
  uncountedSentence,
} from '../../../../shared/notes/page-events.ts'
import { formsOnlySentence } from '../../../../shared/notes/forms-only.ts'
import { uncountedTagged, uncountedTaggedSentence } from '../../../../shared/notes/own-tags.ts'
import type { Report } from '../../../../shared/reports/index.ts'
import { configCommand } from '../config-command.ts'
import { printable } from '../format/terminal.ts'
import { type Note, note, type ToDo } from './note.ts'

const withForms = (said: string, names: readonly string[]): string => [said, formsAsPagesSentence(names)].filter(Boolean).join(' ') // prettier-ignore

/** null where there is nothing to say. */
export async function uncountedPageViews(call: Call, workspace: string): Promise<Note | null> {
  const suggested = suggestedPageViews(await call('events.pages', {}))
  if (suggested.length === 0) return null
  const names = suggested.map(({ name }) => name)
  return note(printable(withForms(uncountedSentence(suggested), names)), await howToCount(call, workspace, names))
}

/** The same of files that a dry run has looked at. */
export async function uncountedBeforehand(
  call: Call,
  workspace: string,
  files: ParamsInput<'imports.inspect'>[],
  options: CallOptions<'imports.inspect'>,
): Promise<Note | null> {
  const names = new Set<string>()
  for (const file of files)
    for (const name of (await call('imports.inspect', file, options)).uncountedPageViews) names.add(name)
  if (names.size === 0) return null
  return note(
    printable(withForms(uncountedBefore([...names]), [...names])),
    await howToCount(call, workspace, [...names]),
  )
}

/** Forms whose tags say where conversions without a page came from. */
export async function uncountedForms(
  call: Call,
  workspace: string,
  report: Report<'content-attribution' | 'content-return'>,
): Promise<Note | null> {
  const said = uncountedTaggedSentence(report)
  return said === null ? null : note(printable(said), await howToCount(call, workspace, uncountedTagged(report)))
}

/** Forms that count as page views, where rates are of people who landed. */
export async function countedForms(
  call: Call,
  workspace: string,
  report: Report<'template-ranking' | 'template-comparison' | 'template-pairs' | 'before-after'>,
): Promise<Note | null> {
  const said = formsOnlySentence(report)
  if (said === null) return null
  const { interactions } = await call('config.get', {})
  const events = interactions.events.filter((name) => !report.totals.formsOnly!.events.includes(name))
  return note(printable(said), {
    does: 'leave them out',
    command: configCommand({ interactions: { events } }, workspace),
  })
}

async function howToCount(call: Call, workspace: string, names: readonly string[]): Promise<ToDo> {
  const { interactions } = await call('config.get', {})
  const events = [...new Set([...interactions.events, ...names])]
  return { does: 'count them', command: configCommand({ interactions: { events } }, workspace) }
}
