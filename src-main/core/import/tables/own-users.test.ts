import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const preview = (...lines: string[]) =>
  test.call('imports.inspect', { file: test.file('people.csv', `${lines.join('\n')}\n`) })

const okta = [
  'login,firstName,lastName,email,status,created,lastLogin,department',
  'ada@example.com,Ada,Vale,ada@example.com,ACTIVE,2019-01-02T09:00:00Z,2019-07-19T02:34:10Z,Sales',
  'bo@example.com,Bo,Lind,bo@example.com,SUSPENDED,2019-01-03T09:00:00Z,2019-07-20T02:34:10Z,Sales',
  'cem@example.com,Cem,Acar,cem@example.com,ACTIVE,2019-01-03T09:00:00Z,2019-04-20T02:34:10Z,Sales',
]

const sentence = /lists the users of a tool, and nothing in it says of which.*They are no visits/

it('asks of which tool own users are, and counts them as its seats once it is said', async () => {
  const file = test.file('people.csv', `${okta.join('\n')}\n`)
  const asked = await test.call('imports.inspect', { file })
  expect(asked).toMatchObject({ kind: 'tools', tools: [], problems: [{ level: 'error', title: 'Which tool?' }] })
  expect(asked.problems[0]!.detail).toMatch(sentence)
  await expect(test.call('imports.run', { files: [{ file }] })).rejects.toThrow(sentence)
  const said = { file, map: { name: '=Okta' } }
  expect(await test.call('imports.inspect', said)).toMatchObject({ tools: [{ name: 'Okta', seats_licensed: '3', seats_active: '1' }], problems: [{ level: 'info', title: 'One tool' }, {}, {}, {}] }) // prettier-ignore
  // Taken back, it is asked again.
  expect(await test.call('imports.inspect', { file, map: { name: '' } })).toMatchObject({ problems: [{ title: 'Which tool?' }] }) // prettier-ignore
  await test.call('imports.run', { files: [said] })
  expect((await test.call('tools.list', {})).tools).toMatchObject([{ name: 'Okta', seatsLicensed: 3, seatsActive: 1 }])
})

it('names whose seats nobody uses while the file is looked at, and keeps nobody', async () => {
  const said = { file: test.file('people.csv', `${okta.join('\n')}\n`), map: { name: '=Okta' } }
  const named = ['Okta: bo@example.com (switched off, last used on 2019-07-20)', 'Okta: cem@example.com (last used on 2019-04-20)'] // prettier-ignore
  const { problems } = await test.call('imports.inspect', said)
  expect(problems.find(({ title }) => title === 'Seats that nobody uses')).toMatchObject({ more: named })
  const dry = await test.call('imports.run', { files: [said], dryRun: true })
  expect(dry.files[0]!.notes.join('\n')).toContain(named.join('\n'))
  const { files } = await test.call('imports.run', { files: [said] })
  expect(files[0]!.notes.join('\n')).not.toContain('bo@example.com')
  expect(JSON.stringify(await test.call('imports.list', {}))).not.toContain('bo@example.com')
})

it('asks the same of people and when they were last there, once somebody says that they are of tools', async () => {
  const file = test.file('members.csv', 'Name,Email,Role,Last active\nAda Vale,ada@example.com,Editor,2026-11-26\n')
  expect(await test.call('imports.inspect', { file, format: 'tool-inventory' })).toMatchObject({ problems: [{ title: 'Which tool?' }] }) // prettier-ignore
})

it('leads, customers with two ids and rows of visits are none', async () => {
  const ids = [
    await preview('First Name,Last Name,Email,Status,Created Date,Lead Source,Department', 'Ada,Vale,ada@example.com,Open,2019-01-02,Web,IT', 'Bo,Lind,bo@example.com,Won,2019-01-03,Web,IT'),
    await preview('id,first_name,last_name,email,created_at,last_login,status', 'a1,Ada,Vale,ada@example.com,2019-01-02T09:00:00Z,2019-01-04T09:00:00Z,active', 'b2,Bo,Lind,bo@example.com,2019-01-03T09:00:00Z,2019-01-04T09:00:00Z,active'),
    await preview('timestamp,first_name,last_name,email,status,department,url', '2019-01-02T09:00:00Z,Ada,Vale,ada@example.com,active,IT,https://example.com/a', '2019-01-03T09:00:00Z,Bo,Lind,bo@example.com,active,IT,https://example.com/b'),
  ].map(({ format }) => format?.id ?? null) // prettier-ignore
  expect(ids).toEqual([null, 'people-ids', 'generic-events'])
})
