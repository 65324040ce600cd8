import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inspectFile } from './inspect-file.ts'
import { textNotes } from './notes.ts'

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
})
