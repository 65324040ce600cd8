import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inspectFile } from './inspect/inspect-file.ts'
import { chooseMapping } from './inspect/inspect.ts'
import { noPageNote, textNotes } from './notes.ts'

describe('notes', () => {
  it('warn of ids that a spreadsheet rounded, and of no others', async () => {
    const notes = async (name: string): Promise<string[]> => {
      const { parts } = await inspectFile(join(import.meta.dirname, 'cases', name, 'input.csv'))
      return textNotes(parts[0]!, { nuls: 0, unreadable: 0 })
    }
    expect(await notes('universal-analytics')).toEqual([
      'Ids in "fullVisitorId" such as 2.8E+18 were damaged by a spreadsheet, so many people look like one; export the file again and import it unopened.',
    ])
    expect(await notes('segment-pages')).toEqual([])
  })

  it('say of a table of events that no column is a page, and of no source whose events have none', async () => {
    const note = async (name: string, map?: Record<string, string>): Promise<string | null> => {
      const { parts } = await inspectFile(join(import.meta.dirname, 'cases', name, 'input.csv'))
      return noPageNote(chooseMapping(parts[0]!, { map }), parts[0]!)
    }
    const said = 'No column is a page (path or url), so its events get no page: reports on content need one. If all of it happened on one, such as a webinar, say which (--map path==/webinar).' // prettier-ignore
    expect(await note('matomo-visits-csv')).toContain('no columns of actions')
    expect(await note('matomo-visits-interface')).toBeNull()
    expect(await note('generic-added-fields', { user: 'who' })).toBe(said)
    expect(await note('generic-added-fields', { user: 'who', path: 'event' })).toBe(null)
    expect(await note('generic-events')).toBe(null)
    expect(await note('stripe-charges')).toBe(null)
  })
})
