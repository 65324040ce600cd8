import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const preview = (...lines: string[]) =>
  test.call('imports.inspect', { file: test.file('people.csv', `${lines.join('\n')}\n`) })

const lists: Record<string, string[]> = {
  okta: [
    'login,firstName,lastName,email,status,created,lastLogin,department',
    'ada@example.com,Ada,Vale,ada@example.com,ACTIVE,2019-01-02T09:00:00Z,2019-07-19T02:34:10Z,Sales',
    'bo@example.com,Bo,Lind,bo@example.com,ACTIVE,2019-01-03T09:00:00Z,2019-07-20T02:34:10Z,Sales',
  ],
}

const sentence =
  /a list of the people of an organisation, no visits: .*\(--map "name==Zoom"\); a table of tools with the seats or users of each.*addresses in Settings\.$/

it.each(Object.keys(lists))(
  'own users are refused, and nothing is proposed to read them as events: %s',
  async (name) => {
    const file = test.file('people.csv', `${lists[name]!.join('\n')}\n`)
    await expect(test.call('imports.inspect', { file })).rejects.toThrow(sentence)
    await expect(test.call('imports.run', { files: [{ file }] })).rejects.toThrow(sentence)
  },
)

it('leads, customers with two ids and rows of visits are none', async () => {
  const ids = [
    await preview('First Name,Last Name,Email,Status,Created Date,Lead Source,Department', 'Ada,Vale,ada@example.com,Open,2019-01-02,Web,IT', 'Bo,Lind,bo@example.com,Won,2019-01-03,Web,IT'),
    await preview('id,first_name,last_name,email,created_at,last_login,status', 'a1,Ada,Vale,ada@example.com,2019-01-02T09:00:00Z,2019-01-04T09:00:00Z,active', 'b2,Bo,Lind,bo@example.com,2019-01-03T09:00:00Z,2019-01-04T09:00:00Z,active'),
    await preview('timestamp,first_name,last_name,email,status,department,url', '2019-01-02T09:00:00Z,Ada,Vale,ada@example.com,active,IT,https://example.com/a', '2019-01-03T09:00:00Z,Bo,Lind,bo@example.com,active,IT,https://example.com/b'),
  ].map(({ format }) => format?.id ?? null) // prettier-ignore
  expect(ids).toEqual([null, 'people-ids', 'generic-events'])
})
