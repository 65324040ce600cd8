/** Fields at places within cells that hold JSON, in tables. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const json = (value: object): string => `"${JSON.stringify(value).replaceAll('"', '""')}"`
const campaigns = async () =>
  (await runReport(test.call, 'content-attribution', { by: 'campaign' })).rows.map(({ key }) => key).toSorted()
const run = async (file: string, map: Record<string, string>) =>
  (await test.call('imports.run', { files: [{ file, map }] })).files[0]!

describe('a place within the cells of a table', () => {
  it('is a field of an export whose format reads those cells', async () => {
    const row = (uuid: string, user: string, variant: string, email: string): string =>
      `pageview,1,d-${uuid},${user},2026-03-01 10:00:00,${json({ '[Amplitude] Page Path': '/a', page_variant: variant })},${json({ email })},${uuid}\n`.replace('pageview', '[Amplitude] Page Viewed') // prettier-ignore
    const file = test.file('events.csv', `EVENT_TYPE,AMPLITUDE_ID,DEVICE_ID,USER_ID,EVENT_TIME,EVENT_PROPERTIES,USER_PROPERTIES,UUID\n${row('e1', 'u1', 'B', 'ann@x.org')}${row('e2', '', 'A', '')}`) // prettier-ignore
    const map = { campaign: 'EVENT_PROPERTIES.page_variant', previous: 'user_properties.email' }
    expect((await test.call('imports.inspect', { file })).otherId).toEqual({ column: 'USER_PROPERTIES.email', field: 'previous' }) // prettier-ignore
    const preview = await test.call('imports.inspect', { file, map })
    expect(preview.columns).toContainEqual(
      expect.objectContaining({ name: 'EVENT_PROPERTIES.page_variant', field: 'campaign', samples: ['B', 'A'] }),
    )
    expect(await run(file, map)).toMatchObject({ format: 'amplitude-csv', rowsImported: 2, rowsRejected: 0 })
    await test.call('config.set', { config: { goals: [{ name: 'Seen', event: 'Page Viewed' }], excludePeople: ['*@x.org'] } }) // prettier-ignore
    expect(await campaigns()).toEqual(['A'])
  })

  it('and its email is read again by joining emails', async () => {
    const file = test.file('events.csv', `event_type,amplitude_id,device_id,user_id,event_time,user_properties\nSeen,1,d1,u1,2026-03-01 10:00:00,${json({ email: 'ann@x.org' })}\n`) // prettier-ignore
    await run(file, {})
    expect(await test.call('imports.joinEmails', {})).toMatchObject({ joined: ['events.csv'] })
    expect((await test.call('imports.emailsLeftOut', {})).files).toEqual([])
  })

  it('is a field of a table of no known source, as a column of the same values is', async () => {
    const rows = [['u1', 'A'], ['u2', ''], ['u3', 'Ünï "q"']] as const // prettier-ignore
    const at = '2026-03-01T10:00:00Z'
    const nested = `timestamp,user_id,path,more\n${rows.map(([user, tag]) => `${at},${user},/a,${json({ tag: { name: tag } })}\n`).join('')}` // prettier-ignore
    const flat = `timestamp,user_id,path,tag\n${rows.map(([user, tag]) => `${at},${user},/a,"${tag.replaceAll('"', '""')}"\n`).join('')}` // prettier-ignore
    await test.call('config.set', { config: { goals: [{ name: 'Seen', event: 'Page Viewed' }] } })
    const report = await run(test.file('nested.csv', nested), { campaign: 'more.tag.name' })
    expect(report).toMatchObject({ format: 'generic-events', rowsImported: 3, columnsDropped: [] })
    expect(await campaigns()).toEqual(['(not set)', 'A', 'Ünï "q"'])
    // The byte lane reads the same as the text lane.
    const again = await run(test.file('flat.csv', flat), { campaign: 'tag' })
    expect(again).toMatchObject({ rowsImported: 0, rowsDuplicate: 3 })
  })

  it('that no row has is refused with those there are', async () => {
    const file = test.file('t.csv', `timestamp,user_id,path,more\n2026-03-01T10:00:00Z,u1,/a,${json({ tag: 'A' })}\n`)
    await expect(run(file, { campaign: 'more.tog' })).rejects.toThrow('has no place "more.tog"; it has more.tag')
  })
})
