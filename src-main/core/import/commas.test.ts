import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readEntries, writeEntries } from '../../../shared/capabilities.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const bring = async (file: string) => (await test.call('imports.run', { files: [{ file }] })).files[0]!
const held = async () => (await test.call('tools.list', {})).tools.map(({ capabilities }) => capabilities)
const note = 'In "Capabilities" commas stand between capabilities, since no cell has a semicolon.'

describe('a column of capabilities', () => {
  it('without semicolons is separated by commas, which the preview and the import say', async () => {
    const file = test.file('tools.csv', 'Name,Capabilities,Cost\nMailchimp,"Newsletter, email campaigns",100\nBrevo,"newsletter,Email  campaigns",60\nHotjar,heatmaps,30\n') // prettier-ignore
    const preview = await test.call('imports.inspect', { file })
    expect(preview.problems).toContainEqual(expect.objectContaining({ level: 'info', detail: note }))
    expect(preview.tools.map(({ capabilities }) => capabilities)).toEqual(['Newsletter; email campaigns', 'newsletter; Email  campaigns', 'heatmaps']) // prettier-ignore
    expect((await bring(file)).notes).toContain(note)
    expect(await held()).toEqual([['Newsletter', 'email campaigns'], ['newsletter', 'Email  campaigns'], ['heatmaps']])
    // Both do both, so the cheaper of them is enough: 60 + 30.
    const { totals } = (await test.call('report.run', { slug: 'stack-consolidation' })) as { totals: object }
    expect(totals).toMatchObject({ costBefore: 190, costAfter: 90, optimal: true })
  })

  it('with a semicolon anywhere is separated by semicolons alone', async () => {
    const { notes } = await bring(test.file('tools.csv', 'Name,Capabilities,Cost\nA,"Forms, surveys; chat",1\nB,"Forms, surveys",1\n')) // prettier-ignore
    expect(notes).not.toContain(note)
    expect(await held()).toEqual([['Forms, surveys', 'chat'], ['Forms, surveys']])
    // As the export writes it, it comes back so.
    const output = join(test.folder, 'out.csv')
    await test.call('export.tools', { output })
    expect(await bring(output)).toMatchObject({ rowsDuplicate: 2 })
  })

  it('in which a single cell has a comma stays as it is', async () => {
    await bring(test.file('tools.csv', 'Name,Capabilities,Cost\nA,"Forms, surveys",1\nB,chat,1\n'))
    expect(await held()).toEqual([['Forms, surveys'], ['chat']])
  })
})

it('typed capabilities are read as those of a file are, and written so that they come back', () => {
  expect(readEntries('chat, email,, chat')).toEqual(['chat', 'email'])
  expect(readEntries('chat;; chat ; e-mail, texts')).toEqual(['chat', 'e-mail, texts'])
  expect(readEntries('chat, email\nforms')).toEqual(['chat', 'email', 'forms'])
  expect(readEntries('Sales 70,5%, Support 29,5%')).toEqual(['Sales 70,5%', 'Support 29,5%'])
  for (const entries of [[], ['a'], ['a, b'], ['a, b', 'c'], ['a', 'b']])
    expect(readEntries(writeEntries(entries))).toEqual(entries)
})
