import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ goals: [{ name: 'Paid', event: 'payment' }] })
})
afterEach(() => test.close())

const rudder = (name: string, header: string, row: string): string =>
  test.file(name, `id,anonymous_id,user_id,received_at,sent_at,timestamp,channel,context_source_id,context_destination_id,${header}\n${row}\n`) // prettier-ignore
const at = '2019-01-01T10:00:00Z'
const pages = () => rudder('pages.csv', 'path,url', `p1,a1,,${at},${at},${at},web,s,d,/blog,https://x.org/blog`)
const identifies = () => rudder('identifies.csv', 'traits.email', `i1,a1,u1,${at},${at},${at},web,s,d,ann@x.org`)
const charges = () =>
  test.file('charges.csv', 'id,Created date (UTC),Amount,Amount Refunded,Currency,Status,Customer Email\nch1,2019-01-02 10:00:00,20.00,0,usd,Paid,ann@x.org\n') // prettier-ignore

describe('an email beside the user', () => {
  it('is offered, and joins payments that know people by email to their pages', async () => {
    const preview = await test.call('imports.inspect', { file: identifies() })
    expect(preview).toMatchObject({
      format: { id: 'rudderstack-identifies' },
      otherId: { column: 'traits.email', field: 'previous' },
    })
    const map = { previous: preview.otherId!.column }
    expect((await test.call('imports.inspect', { file: identifies(), map })).otherId).toBeNull()
    const files = [{ file: pages() }, { file: charges() }, { file: identifies() }]
    const { files: reports } = await test.call('imports.run', { files, dryRun: true })
    expect(reports.map(({ notes }) => notes.join())).toEqual([
      '',
      '',
      '"traits.email" is an email beside "user_id", and charges.csv knows people by email, 1 of the 1 looked at among them. Import this one with it as the other id of the user (--map previous=traits.email), so that both are one person; `imports join-emails` does so with files that are in already.',
    ])
    const alone = await test.call('imports.run', { files: [{ file: identifies() }], dryRun: true })
    expect(alone.files[0]!.notes.join()).toContain('beside "user_id". Where another file knows people by email, import')
    await test.call('imports.run', { files: [files[2]!, ...files.slice(0, 2)] })
    const stored = (await test.call('imports.list', {})).find(({ file }) => file.endsWith('identifies.csv'))!
    expect(stored.notes.join()).toContain('and charges.csv knows people by email, 1 of the 1 looked at among them')
    for (const { id } of await test.call('imports.list', {})) await test.call('imports.undo', { importId: id })
    await test.call('imports.run', { files: [...files.slice(0, 2), { file: identifies(), map }] })
    const { rows } = await runReport(test.call, 'content-attribution', { by: 'page' })
    expect(rows.map(({ key, conversions }) => [key, conversions])).toEqual([['/blog', 1]])
  })

  it('is offered as the user beside PostHog’s ids, and joins what came before it was known', async () => {
    const anonymous = '0189c2a4-7f5e-7d1c-9b0a-3c2d1e4f5a6b'
    const events = (column: string) =>
      test.file('posthog.csv', `uuid,event,timestamp,distinct_id,properties.$current_url,${column}\nu1,$pageview,${at},${anonymous},https://x.org/blog,\nu2,signup,2019-01-01T11:00:00Z,${anonymous},,ann@x.org\n`) // prettier-ignore
    for (const column of ['properties.$set.email', '*.person.properties.email', 'person.properties.email'])
      expect((await test.call('imports.inspect', { file: events(column) })).otherId).toEqual({ column, field: 'user' })
    const file = events('person.properties.email')
    const dry = await test.call('imports.run', { files: [{ file }], dryRun: true })
    expect(dry.files[0]!.notes.join()).toContain('as the user (--map user=person.properties.email), so that')
    const map = { user: 'person.properties.email' }
    expect((await test.call('imports.inspect', { file, map })).otherId).toBeNull()
    await test.call('imports.run', { files: [{ file: charges() }, { file, map }] })
    const { rows } = await runReport(test.call, 'content-attribution', { by: 'page' })
    expect(rows.map(({ key, conversions }) => [key, conversions])).toEqual([['/blog', 1]])
  })

  it('is offered in PostHog’s JSON lines too', async () => {
    const anonymous = '0189c2a4-7f5e-7d1c-9b0a-3c2d1e4f5a6b'
    const event = (id: string, name: string, time: string, more: object) =>
      `${JSON.stringify({ uuid: id, event: name, distinct_id: anonymous, timestamp: time, ...more })}\n`
    const lines = (more: object) =>
      test.file(
        'posthog.jsonl',
        event('e1', '$pageview', at, { properties: { $current_url: 'https://x.org/blog' } }) +
          event('e2', 'signup', '2019-01-01T11:00:00Z', more),
      )
    const found = async (more: object) => (await test.call('imports.inspect', { file: lines(more) })).otherId
    const column = 'properties.$set.email'
    expect(await found({ properties: { $set: { email: 'ann@x.org' } } })).toEqual({ column, field: 'user' })
    // As some destinations write objects.
    const asText = { properties: '{}', person_properties: '{"email":"ann@x.org"}' }
    expect(await found(asText)).toEqual({ column: 'person_properties.email', field: 'user' })
    expect(await found({ properties: { email: 'none' } })).toBeNull()
    const file = lines({ properties: { $set: { email: 'ann@x.org' } } })
    const dry = await test.call('imports.run', { files: [{ file }], dryRun: true })
    expect(dry.files[0]!.notes.join()).toContain(`is an email beside "distinct_id"`)
    const map = { user: column }
    expect((await test.call('imports.inspect', { file, map })).otherId).toBeNull()
    await test.call('imports.run', { files: [{ file: charges() }, { file, map }] })
    const { rows } = await runReport(test.call, 'content-attribution', { by: 'page' })
    expect(rows.map(({ key, conversions }) => [key, conversions])).toEqual([['/blog', 1]])
  })

  it('is offered in JSON exports of other sources, and joins people whom another file knows by it', async () => {
    const amplitude = (uuid: string, user: string | null, properties: object, more: object = {}) => ({
      event_type: '[Amplitude] Page Viewed', event_time: '2019-01-01 10:00:00', amplitude_id: 1, device_id: 'd1', user_id: user, uuid, event_properties: { '[Amplitude] Page Path': '/blog' }, user_properties: properties, ...more }) // prettier-ignore
    const lines = (...events: object[]) =>
      test.file('events.json', events.map((event) => `${JSON.stringify(event)}\n`).join(''))
    const found = async (...events: object[]) =>
      (await test.call('imports.inspect', { file: lines(...events) })).otherId
    const [seen, known] = [amplitude('e1', null, {}), amplitude('e2', 'u1', { email: 'ann@x.org' })]
    const previous = (column: string) => ({ column, field: 'previous' })
    expect(await found(seen, known)).toEqual(previous('user_properties.email'))
    const mixpanel = { event: 'Signup', properties: { time: 1546336800, distinct_id: 'u1', $user_id: 'u1', $device_id: 'd1', $email: 'ann@x.org' } } // prettier-ignore
    expect(await found(mixpanel)).toEqual(previous('properties.$email'))
    const segment = { type: 'identify', messageId: 'm1', anonymousId: 'd1', userId: 'u1', timestamp: at, traits: { email: 'ann@x.org' } } // prettier-ignore
    expect(await found(segment)).toEqual(previous('traits.email'))
    expect(await found({ ...segment, channel: 'web' })).toEqual(previous('traits.email'))
    const staged = { data: { id: 'm1', user_id: 'u1', email: 'ann@x.org', timestamp: at }, metadata: { table: 'identifies', columns: {} } } // prettier-ignore
    expect(await found(staged)).toEqual(previous('data.email'))
    // Of nobody who is known, of several, of those who are known by it.
    expect(await found(amplitude('e3', null, { email: 'ann@x.org' }))).toBeNull()
    const shared = ['u1', 'u2', 'u3'].map((user) => amplitude(user, user, { email: 'info@x.org' }))
    expect(await found(...shared)).toBeNull()
    expect(await found(amplitude('e4', 'ann@x.org', { email: 'ann@x.org' }))).toBeNull()

    const file = lines(seen, known)
    const { files } = await test.call('imports.run', { files: [{ file }, { file: charges() }] })
    expect(files[0]!.notes).toContain(
      '"user_properties.email" is an email beside "user_id", and charges.csv knows people by email, 1 of the 1 looked at among them. Import this one with it as the other id of the user (--map previous=user_properties.email), so that both are one person; `imports join-emails` does so with files that are in already.',
    )
    const byPage = async () => {
      const { rows } = await runReport(test.call, 'content-attribution', { by: 'page' })
      return rows.map(({ key, conversions }) => [key, conversions])
    }
    expect(await byPage()).toContainEqual(['(none)', 1])
    expect(await test.call('imports.joinEmails', {})).toEqual({ joined: ['events.json'], missing: [] })
    expect(await byPage()).toEqual([['/blog', 1]])
    await test.call('config.set', { config: { excludePeople: ['*@x.org'] } })
    expect(await test.call('workspace.status', {})).toMatchObject({ people: 0, peopleLeftOut: 1 })
  })

  it('is offered beside the browser of an event with columns of its own, whichever file is read first', async () => {
    const head = 'id,anonymous_id,received_at,sent_at,timestamp,event,event_text'
    const track = (name: string, header: string, rows: string[]): string =>
      test.file(name, `${head},${header}\n${rows.map((row) => `${row}\n`).join('')}`)
    const row = (id: string, visitor: string, more: string, event = 'Demo Booked'): string =>
      `${id},${visitor},${at},${at},${at},demo_booked,${event},${more}`
    const people = [['b1', ''], ['b2', 'u2'], ['b3', '']] as const // prettier-ignore
    const email = (n: number): string => (n === 0 ? 'ann@x.org' : `p${n}@x.org`)
    const rows = people.map(([visitor, user], n) => row(`d${n}`, visitor, `${email(n)},${user}`))
    const booked = () => track('demo_booked.csv', 'email,user_id', rows)
    const otherId = async (file: string) => (await test.call('imports.inspect', { file })).otherId
    expect(await otherId(booked())).toEqual({ column: 'email', field: 'user', previous: 'user_id' })
    const known = people.map(([visitor], n) => row(`s${n}`, visitor, `u${n},${email(n)}`, 'Signed Up'))
    expect(await otherId(track('signed_up.csv', 'user_id,email', known))).toEqual({
      column: 'email',
      field: 'previous',
    })
    expect(await otherId(track('anonymous.csv', 'email', rows))).toEqual({ column: 'email', field: 'user' })
    // An email of somebody else: by what is done, or as one has several.
    const invited = rows.map((each) => each.replace('Demo Booked', 'Teammate Invited'))
    expect(await otherId(track('invited.csv', 'email,user_id', invited))).toBeNull()
    const sent = [0, 1, 2].map((n) => row(`s${n}`, 'b1', `${email(n)},u1`, 'Report Sent'))
    expect(await otherId(track('sent.csv', 'email,user_id', sent))).toBeNull()

    const pagesSeen = () =>
      test.file('pages.csv', `id,anonymous_id,received_at,sent_at,timestamp,path,url\np1,b1,${at},${at},2018-12-31T10:00:00Z,/blog,https://x.org/blog\n`) // prettier-ignore
    const option = '(--map user=email,previous=user_id)'
    for (const files of [
      [booked(), charges()],
      [charges(), booked()],
    ]) {
      for (const file of [pagesSeen(), ...files]) await test.call('imports.run', { files: [{ file }] })
      const noted = (await test.call('imports.list', {})).filter(({ notes }) => notes.join().includes(option))
      expect(noted.map(({ undoneAt }) => undoneAt)).toContain(null)
      const left = await test.call('imports.emailsLeftOut', {})
      expect(left).toMatchObject({ files: [{ file: 'demo_booked.csv', says: 'user=email,previous=user_id', there: true }], byEmail: 1 }) // prettier-ignore
      const byPage = async () => {
        const { rows } = await runReport(test.call, 'content-attribution', { by: 'page' })
        return rows.map(({ key, conversions }) => [key, conversions])
      }
      expect(await byPage()).toContainEqual(['(none)', 1])
      expect(await test.call('imports.joinEmails', {})).toEqual({ joined: ['demo_booked.csv'], missing: [] })
      expect(await byPage()).toEqual([['/blog', 1]])
      expect((await test.call('imports.emailsLeftOut', {})).files).toEqual([])
      for (const { id, undoneAt } of await test.call('imports.list', {}))
        if (undoneAt === null) await test.call('imports.undo', { importId: id })
    }
  })

  it('is not where the user is the email, or the column is somebody else’s or holds none', async () => {
    const otherId = async (text: string): Promise<string | undefined> =>
      (await test.call('imports.inspect', { file: test.file('t.csv', text) })).otherId?.column
    expect(await otherId(`timestamp,user_id,email,event\n${at},u1,ann@x.org,Signup\n`)).toBe('email')
    expect(await otherId(`timestamp,user_id,email,event\n${at},ann@x.org,ann@x.org,Signup\n`)).toBeUndefined()
    expect(await otherId(`timestamp,user_id,friend_email,event\n${at},u1,ann@x.org,Invite\n`)).toBeUndefined()
    expect(await otherId(`timestamp,user_id,email,event\n${at},u1,yes,Signup\n`)).toBeUndefined()
  })
})
