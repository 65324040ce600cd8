import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { accountColumns } from './app-accounts.ts'

let test: TestApp
beforeEach(async () => void (test = await openApp()))
afterEach(() => test.close())

const accounts = `Application,User,Email,User State,Last Used
Zoom,Ann,ann@example.com,Activated,2026-11-26
Zoom,Bob,bob@example.com,Activated,2026-08-28
zoom,Cem,cem@example.com,Activated,2026-08-27
Zoom,Dee,dee@example.com,Activated,Never
Miro,Ann,ann@example.com,Activated,
Miro,Bob,bob@example.com,Activated,soon
`

it('counts the accounts of each app, and in use those of the 90 days to the newest day', async () => {
  const file = test.file('accounts.csv', accounts)
  const preview = await test.call('imports.inspect', { file })
  expect(preview).toMatchObject({ kind: 'tools', format: { id: 'tool-inventory' } })
  expect(preview.problems.map(({ detail }) => detail).join(' ')).toContain('A row is an account')
  await test.call('imports.run', { files: [{ file }] })
  // 26 November less 90 days is 28 August: Ann and Bob.
  expect((await test.call('tools.list', {})).tools).toMatchObject([
    { name: 'Zoom', seatsLicensed: 4, seatsActive: 2, seatsAssigned: true, custom: {} },
    { name: 'Miro', seatsLicensed: 1, seatsActive: 0, seatsAssigned: true, custom: {} },
  ])
  const [record] = await test.call('imports.list', {})
  expect(record).toMatchObject({ rowsRead: 6, rowsImported: 5, rowsRejected: 1, columnsDropped: ['User', 'Email'] }) // prettier-ignore
})

it('leaves seats that a register pays for, says who uses them, and is the same in another order', async () => {
  const register = { file: test.file('register.csv', 'Tool,Annual cost,Seats\nZoom,1000,10\n') }
  const list = { file: test.file('accounts.csv', accounts) }
  for (const files of [
    [register, list],
    [list, register],
  ]) {
    const own = await openApp()
    for (const each of files) await own.call('imports.run', { files: [each] })
    const zoom = (await own.call('tools.list', {})).tools.find(({ name }) => name === 'Zoom')
    expect(zoom).toMatchObject({ cost: 1000, seatsLicensed: 10, seatsActive: 2, seatsAssigned: false })
    own.close()
  }
})

const assignments = `UserPrincipalName,DisplayName,AccountEnabled,AppDisplayName,AssignmentType,AssignedDateTime,LastSignInDateTime
ann@example.com,Ann,True,Jira Cloud,Direct,2024-01-05T08:00:00Z,2026-11-26T09:00:00Z
Ann@example.com,Ann,True,Jira Cloud,Group: it,2026-11-20T08:00:00Z,
bob@example.com,Bob,False,Jira Cloud,Direct,2024-01-05T08:00:00Z,2026-11-25T09:00:00Z
cem@example.com,Cem,True,Jira Cloud,Direct,2026-10-27T08:00:00Z,
dee@example.com,Dee,True,Jira Cloud,Direct,2026-10-26T08:00:00Z,
ann@example.com,Ann,True,Salesforce - Production,Direct,2024-01-05T08:00:00Z,2026-11-26T09:00:00Z
ann@example.com,Ann,True,Office 365,Direct,2024-01-05T08:00:00Z,2026-08-27T09:00:00Z
`

it('counts who signs on to what: each person once, accounts that are off as unused, new ones as in use', async () => {
  const file = test.file('assignments.csv', assignments)
  const preview = await test.call('imports.inspect', { file })
  expect(preview).toMatchObject({ kind: 'tools', format: { id: 'tool-inventory' } })
  const { files } = await test.call('imports.run', { files: [{ file }] })
  // Ann twice; Bob is off; Cem was let in 30 days before the newest day, Dee 31.
  expect((await test.call('tools.list', {})).tools).toMatchObject([
    { name: 'Jira Cloud', seatsLicensed: 4, seatsActive: 2 },
    { name: 'Salesforce - Production', seatsLicensed: 1, seatsActive: 1 },
    { name: 'Office 365', seatsLicensed: 1, seatsActive: 0 },
  ])
  expect(JSON.stringify(files)).toContain('3 of 6 seats in use. The newest day in the file is 2026-11-26.')
  expect(JSON.stringify(files)).toContain('1 row says a person and app again and counts once')
})

it('gives the seats to the contract that the app is but for what sign-on adds to its name, in any order', async () => {
  const register = { file: test.file('contracts.csv', 'Tool,Vendor,Annual cost,Seats\nJira,Atlassian,1000,10\nSalesforce,salesforce.com,2000,5\nMicrosoft 365,Microsoft,500,3\n') } // prettier-ignore
  const list = { file: test.file('assignments.csv', assignments) }
  for (const files of [
    [register, list],
    [list, register],
  ]) {
    const own = await openApp()
    for (const each of files) await own.call('imports.run', { files: [each] })
    expect((await own.call('tools.list', {})).tools.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toMatchObject([
      { name: 'Jira', cost: 1000, seatsLicensed: 10, seatsActive: 2 },
      { name: 'Microsoft 365', cost: 500, seatsLicensed: 3, seatsActive: 0 },
      { name: 'Salesforce', cost: 2000, seatsLicensed: 5, seatsActive: 1 },
    ])
    own.close()
  }
})

it('leaves an app beside contracts where another app or contract may be meant', async () => {
  const register = { file: test.file('contracts.csv', 'Tool,Vendor,Annual cost,Seats\nTableau,Tableau,1000,10\nGitHub,GitHub,500,3\nSalesforce,Salesforce,10,1\n') } // prettier-ignore
  const rows = ['Tableau Cloud', 'Tableau SSO', 'GitHub', 'GitHub Enterprise', 'Salesforce Cloud'].map((app) => `${app},ann@example.com,2026-11-26`) // prettier-ignore
  const list = { file: test.file('seats.csv', `App label,User login,Last app access\n${rows.join('\n')}\n`) }
  await test.call('imports.run', { files: [register, list] })
  expect((await test.call('tools.list', {})).tools.map(({ name, seatsActive }) => [name, seatsActive])).toEqual([
    ['Tableau', null],
    ['GitHub', 1],
    ['Salesforce', null],
    ['Tableau Cloud', 1],
    ['Tableau SSO', 1],
    ['GitHub Enterprise', 1],
    ['Salesforce Cloud', 1],
  ])
})

it('is no list of apps with their owners, costs or seats', () => {
  expect(accountColumns(['App', 'User', 'Last login'])).toEqual({ app: 'App', person: 'User', lastUsed: 'Last login' })
  for (const more of ['Owner', 'Annual cost', 'Seats', 'Active users (30 days)'])
    expect(accountColumns(['App', 'Email', 'Last used', more])).toBeNull()
  expect(accountColumns(['App', 'Last used'])).toBeNull()
})

const rooms = `Application,User,Login,User Status,Last Access
Zoom,Ann,ann@example.com,ACTIVE,2026-11-26
Zoom,Bob,bob@example.com,ACTIVE,
Zoom,Meeting Room 1,zoomroom1@example.com,ACTIVE,
Zoom,Meeting Room 2,zoomroom2@example.com,ACTIVE,2026-11-25
Slack,svc-1 account,svc-1@example.com,ACTIVE,
`

it('leaves rooms and services out of unused seats, names them, and has what a person says of them', async () => {
  await test.call('config.set', { config: { currency: 'EUR' } })
  const register = {
    file: test.file('register.csv', 'Tool,Annual cost,Currency,Seats\nZoom,1200,EUR,6\nSlack,200,EUR,2\n'),
  }
  await test.call('imports.run', { files: [register] })
  const [list] = (await test.call('imports.run', { files: [{ file: test.file('okta.csv', rooms) }] })).files
  expect(JSON.stringify(list)).toContain('3 accounts are of a service, a room or a role and of no person, by name or kind: zoomroom1@example.com, zoomroom2@example.com and svc-1@example.com. Of their seats 2 are not used (Zoom 1, Slack 1)') // prettier-ignore
  const cost = () => runReport(test.call, 'stack-cost', { asOf: '2026-11-26' })
  // Zoom: 6 paid, Ann and room 2 in use, room 1 is no person: 3 unused of 200 each. Slack: 2 paid, the service has 1, so 1 of 100.
  expect(await cost()).toMatchObject({
    rows: [
      { key: 'Zoom', seatsLicensed: 6, seatsActive: 2, unusedSeatCost: 600 },
      { key: 'Slack', seatsLicensed: 2, seatsActive: 0, unusedSeatCost: 100 },
    ],
    totals: {
      unusedSeats: 4,
      idleAccounts: [
        { tool: 'Slack', names: ['svc-1@example.com'], annualCost: 100 },
        { tool: 'Zoom', names: ['zoomroom1@example.com'], annualCost: 200 },
      ],
    },
  })
  const [zoom] = (await test.call('tools.list', {})).tools
  await test.call('tools.edit', { id: zoom!.id, changes: { custom: {} } })
  expect((await cost()).totals).toMatchObject({ unusedSeats: 5, unusedSeatCost: 900 })
  // A newer list does not know better than the person; of Slack it names none any more.
  await test.call('imports.run', { files: [{ file: test.file('newer.csv', rooms.replaceAll('11-26', '11-27').replace('svc-1 account,svc-1', 'Cem,cem')) }] }) // prettier-ignore
  expect((await cost()).totals).toMatchObject({ unusedSeats: 6, idleAccounts: [] })
})

const members = `username,email,status,billing-active,has-2fa,has-sso,userid
ada,ada@example.com,Admin,1,1,0,U1
bo,bo@example.com,Deactivated,0,0,0,U2
`

it('gives the seats of a list of one tool’s users to its contract, and keeps nobody of them', async () => {
  await test.call('config.set', { config: { currency: 'USD' } })
  const register = { file: test.file('register.csv', 'Tool,Annual cost,Currency,Seats\nSlack,360,USD,3\n') }
  const list = { file: test.file('members.csv', members) }
  expect(await test.call('imports.inspect', list)).toMatchObject({ kind: 'tools', format: { id: 'tool-inventory', title: 'Seats: members of Slack' } }) // prettier-ignore
  await test.call('imports.run', { files: [register] })
  const { files } = await test.call('imports.run', { files: [list] })
  expect(files).toMatchObject([{ rowsRead: 2, rowsImported: 2, rowsRejected: 0, columnsKept: ['status', 'billing-active'] }]) // prettier-ignore
  expect(JSON.stringify(files)).toContain('1 row has no seat of Slack')
  expect((await test.call('tools.list', {})).tools).toMatchObject([{ name: 'Slack', cost: 360, seatsLicensed: 3, seatsActive: 1, custom: {} }]) // prettier-ignore
  // 3 are paid for and 1 is taken: two thirds of 360.
  expect(await runReport(test.call, 'stack-cost', { asOf: '2026-11-26' })).toMatchObject({ totals: { unusedSeats: 2, unusedSeatCost: 240 } }) // prettier-ignore
})

const users = `Name,Email,Role,Last active
Ada Vale,ada@example.com,Editor,2026-11-26
Bo Lind,bo@example.com,Editor,2026-05-26
Ci Robot,svc-ci@example.com,Editor,
`

it('counts the users of a tool that a person names', async () => {
  const list = { file: test.file('members.csv', users), map: { name: '=Figma' } }
  expect(await test.call('imports.inspect', list)).toMatchObject({ kind: 'tools', tools: [{ name: 'Figma', seats_licensed: '3', seats_active: '1' }] }) // prettier-ignore
  await test.call('imports.run', { files: [list] })
  expect((await test.call('tools.list', {})).tools).toMatchObject([{ name: 'Figma', seatsLicensed: 3, seatsActive: 1, custom: { 'Service and room accounts not used': 'svc-ci@example.com' } }]) // prettier-ignore
  // Of the known list of a tool, the name of its contract.
  await test.call('imports.run', { files: [{ file: test.file('slack.csv', members), map: { name: '=Slack Pro' } }] })
  expect((await test.call('tools.list', {})).tools.map(({ name }) => name)).toEqual(['Figma', 'Slack Pro'])
  const none = { file: test.file('pages.csv', 'page,views\n/a,1\n'), map: { name: '=Figma' } }
  await expect(test.call('imports.run', { files: [none] })).rejects.toThrow('is no list of the users of Figma')
})

const google = `First Name [Required],Last Name [Required],Email Address [Required],Org Unit Path [Required],Status [READ ONLY],Last Sign In [READ ONLY]
Ada,Vale,ada@example.com,/,Active,2026/11/20 10:00:00
Bo,Lind,bo@example.com,/,Suspended,2026/02/20 10:00:00
Cy,Moss,cy@example.com,/,Active,2026/11/21 10:00:00
`

it('takes the seats that a tool’s own list says are taken for the paid ones, unless a contract says more', async () => {
  await test.call('config.set', { config: { currency: 'USD' } })
  const lists = [{ file: test.file('users.csv', google) }, { file: test.file('members.csv', members) }]
  await test.call('imports.run', { files: [{ file: test.file('costs.csv', 'Tool,Annual cost,Currency\nGoogle Workspace,300,USD\nSlack,360,USD\n') }, ...lists] }) // prettier-ignore
  const cost = async () => runReport(test.call, 'stack-cost', { asOf: '2026-11-26' })
  // Google: 3 paid, 2 in use, so 100 of 300 is for nothing. Slack: 1 is taken and in use.
  expect(await cost()).toMatchObject({ totals: { unusedSeats: 1, unusedSeatCost: 100, seatsAssigned: 0 } })
  await test.call('imports.run', {
    files: [{ file: test.file('register.csv', 'Tool,Seats,Renewal date\nSlack,3,2027-03-01\n') }],
  })
  expect(await cost()).toMatchObject({ totals: { unusedSeats: 3, unusedSeatCost: 340 } })
  // A newer list of those who are there does not take away what is committed.
  await test.call('imports.run', {
    files: [{ file: test.file('newer.csv', `${members}ci,ci@example.com,Member,1,1,0,U3\n`) }],
  })
  expect(await cost()).toMatchObject({ totals: { unusedSeats: 2, unusedSeatCost: 220 } })
})

it('takes seats that were only given out for paid ones once a person says so, be it the same number', async () => {
  await test.call('config.set', { config: { currency: 'USD' } })
  const costs = { file: test.file('costs.csv', 'Tool,Annual cost,Currency\nFigma,300,USD\n') }
  await test.call('imports.run', { files: [costs, { file: test.file('members.csv', users), map: { name: '=Figma' } }] })
  const [figma] = (await test.call('tools.list', {})).tools
  expect(figma).toMatchObject({ seatsLicensed: 3, seatsAssigned: true })
  await test.call('tools.editAll', { edits: [{ id: figma!.id, changes: { seatsLicensed: 3 } }] })
  expect((await test.call('tools.list', {})).tools).toMatchObject([{ seatsLicensed: 3, seatsAssigned: false }])
})
