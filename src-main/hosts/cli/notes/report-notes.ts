/** What the command line says beside the figures of a report: whom and what they leave out, and what counts apart. */
import type { Call } from '../../../../shared/api.ts'
import type { ReportSlug } from '../../../../shared/reports/index.ts'
import { contentNotes } from './content-notes.ts'
import { type Note, note } from './note.ts'
import type { Asked } from './rules.ts'
import { stackNotes } from './stack-notes.ts'

/** In the order in which they are printed. */
const rules = [...stackNotes, ...contentNotes]

type Document = { params: object; rows: readonly object[]; totals: object }

export async function reportNotes(call: Call, workspace: string, slug: ReportSlug, report: Document): Promise<Note[]> {
  const config = await call('config.get', {})
  const asked = { call, workspace, slug, report, params: report.params, config } as unknown as Asked
  const notes: Note[] = []
  for (const rule of rules) {
    if (!rule.tells(slug)) continue
    const said = await rule.say(asked)
    for (const each of [said].flat()) if (each !== null) notes.push(typeof each === 'string' ? note(each) : each)
  }
  return notes
}
