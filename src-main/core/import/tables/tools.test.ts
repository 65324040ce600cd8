/** Lists of tools kept by hand: which tables are one, and the words in their cells. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { mapToolHeader, parseToolRow, recogniseToolHeader } from './tools.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

describe('a list of seats', () => {
  const seats = 'Application,Seats purchased,Active users (90d),Last checked\nZoom,40,11,2026-10-31\nTotal,40,11,\n'

  it('is a list of tools, and adds to those of the inventory', async () => {
    await test.call('imports.run', { files: [{ file: test.file('register.csv', 'Tool,Annual cost,Owner,Seats\nZoom,6000,Bas,35\n') }] }) // prettier-ignore
    const preview = await test.call('imports.inspect', { file: test.file('seats.csv', seats) })
    expect(preview).toMatchObject({ kind: 'tools', format: { id: 'tool-inventory' } })
    const [report] = (await test.call('imports.run', { files: [{ file: test.file('seats.csv', seats) }] })).files
    expect(report).toMatchObject({ format: 'tool-inventory', rowsImported: 1, rowsRejected: 1 })
    expect((await test.call('tools.list', {})).tools).toMatchObject([
      { name: 'Zoom', cost: 6000, owner: 'Bas', seatsLicensed: 40, seatsActive: 11, custom: { 'Last checked': '2026-10-31' } }, // prettier-ignore
    ])
  })

  it.each([
    ['name', 'users'],
    ['name', 'purpose'],
    ['time', 'visitor', 'name', 'category'],
  ])('is not every table with a name: %s, %s', (...header) => expect(recogniseToolHeader(header)).toBeNull())
})

describe('a list of seats from single sign-on', () => {
  const lists = {
    english: 'Application,Status,Sign-on mode,Assigned users,Active last 90 days\nLoom,ACTIVE,SAML_2_0,10,2\n',
    french: 'Application;Statut;Utilisateurs assignés;Actifs 90 derniers jours\nLoom;Actif;10;2\n',
    german: 'Anwendung;Zugewiesene Benutzer;Aktive Benutzer (letzte 90 Tage)\nLoom;10;2\n',
    spanish: 'Aplicación;Usuarios asignados;Usuarios activos últimos 90 días\nLoom;10;2\n',
  }

  it.each(Object.entries(lists))('is read by itself and as tools: %s', async (_, content) => {
    const file = test.file('sso.csv', content)
    for (const kind of [undefined, 'tools' as const]) {
      const preview = await test.call('imports.inspect', { file, ...(kind && { kind }) })
      expect(preview).toMatchObject({ kind: 'tools', format: { id: 'tool-inventory' } })
      expect(preview.tools).toMatchObject([{ name: 'Loom', status: 'active', seats_licensed: '10', seats_active: '2' }])
      expect(preview.problems.map(({ detail }) => detail).join()).toContain('is read as seats that were given out')
    }
    const [report] = (await test.call('imports.run', { files: [{ file }] })).files
    expect(report!.notes.join()).toContain(
      'is read as seats that were given out, which counts only where no list says how many are paid for',
    )
    expect((await test.call('tools.list', {})).tools).toMatchObject([
      { seatsLicensed: 10, seatsActive: 2, seatsAssigned: true },
    ])
    const { totals } = await test.call('report.run', { slug: 'stack-cost', params: {} })
    expect(totals).toMatchObject({ seatsLicensed: 10, seatsAssigned: 1 })
  })

  const sso = 'Application,Assigned users,Active users (90 days)\nLoom,10,2\n'
  const register = 'Tool,Annual cost,Seats\nLoom,1200,25\n'
  it.each([
    ['before', [sso, register]],
    ['after', [register, sso]],
  ])('gives way to the seats that a list says are paid for: imported %s it', async (_, files) => {
    for (const [at, content] of files.entries())
      await test.call('imports.run', { files: [{ file: test.file(`list-${at}.csv`, content) }] })
    expect((await test.call('tools.list', {})).tools).toMatchObject([{ seatsLicensed: 25, seatsActive: 2, seatsAssigned: false }]) // prettier-ignore
    expect((await test.call('report.run', { slug: 'stack-cost', params: {} })).totals).toMatchObject({ unusedSeatCost: 1104, seatsAssigned: 0 }) // prettier-ignore
  })

  it.each([
    ['the register first', ['register', 'apps']],
    ['the list of apps first', ['apps', 'register']],
  ] as const)('has the address of an owner beside the name, %s', async (_, order) => {
    const files = {
      register: test.file('register.csv', 'Tool,Annual cost,Owner\nZoom,6000,Dana Cole\n'),
      apps: test.file(
        'apps.csv',
        'Application,Owner,Licenses,Active Users (30 days)\nZoom,dana.cole@acme.example,40,11\n',
      ),
    }
    for (const name of order) {
      const [report] = (await test.call('imports.run', { files: [{ file: files[name], kind: 'tools' }] })).files
      expect(JSON.stringify(report!.notes)).not.toContain('Dana Cole')
    }
    expect((await test.call('tools.list', {})).tools).toMatchObject([
      { name: 'Zoom', owner: 'Dana Cole', ownerEmail: 'dana.cole@acme.example', seatsLicensed: 40 },
    ])
  })

  it('has the address alone of the owner of an entry that is new, which a merge keeps beside the name', async () => {
    const run = (name: string, content: string, map?: Record<string, string>) =>
      test.call('imports.run', { files: [{ file: test.file(name, content), ...(map && { map }) }] })
    await run('register.csv', 'Tool,Annual cost,Owner\nSales Cloud,6000,Dana Cole\nLoom,10,lee@acme.example\n')
    const apps = 'Application,Owner,Licenses\nSalesforce,dana.cole@acme.example,40\n'
    await run('apps.csv', apps)
    const owners = async () => Object.fromEntries((await test.call('tools.list', {})).tools.map(({ name, owner, ownerEmail }) => [name, [owner, ownerEmail]])) // prettier-ignore
    // A register has whoever it says.
    expect(await owners()).toEqual({ 'Sales Cloud': ['Dana Cole', ''], Salesforce: ['', 'dana.cole@acme.example'], Loom: ['lee@acme.example', ''] }) // prettier-ignore
    const ids = new Map((await test.call('tools.list', {})).tools.map(({ name, id }) => [name, id]))
    await test.call('tools.merge', { keep: ids.get('Sales Cloud')!, drop: [ids.get('Salesforce')!] })
    expect((await owners())['Sales Cloud']).toEqual(['Dana Cole', 'dana.cole@acme.example'])
    await run('chosen.csv', apps.replace('Salesforce', 'Miro'), { owner: 'Owner' })
    expect((await owners())['Miro']).toEqual(['dana.cole@acme.example', ''])
    const chosen = (await test.call('tools.list', {})).tools.find(({ name }) => name === 'Miro')!
    await test.call('tools.merge', { keep: ids.get('Sales Cloud')!, drop: [chosen.id] })
    expect((await owners())['Sales Cloud']).toEqual(['Dana Cole', 'dana.cole@acme.example'])
  })

  it('counts as paid where a person says so, and gives way when entries are merged', async () => {
    const run = (name: string, content: string, map?: Record<string, string>) =>
      test.call('imports.run', { files: [{ file: test.file(name, content), ...(map && { map }) }] })
    await run('register.csv', register)
    await run('sso.csv', sso, { seats_licensed: 'Assigned users' })
    expect((await test.call('tools.list', {})).tools).toMatchObject([{ seatsLicensed: 10, seatsAssigned: false }])
    await run('other.csv', 'Application,Assigned users,Active users\nDesign seats,7,6\n')
    await run('more.csv', 'Tool,Annual cost,Seats\nFigma,100,9\n')
    const ids = async () => new Map((await test.call('tools.list', {})).tools.map(({ name, id }) => [name, id]))
    const known = await ids()
    await test.call('tools.merge', { keep: known.get('Design seats')!, drop: [known.get('Figma')!] })
    expect((await test.call('tools.list', {})).tools).toContainEqual(expect.objectContaining({ name: 'Design seats', seatsLicensed: 9, seatsAssigned: false })) // prettier-ignore
  })

  it('has what tools are used for as capabilities, and says of a column of lists that it may be they', async () => {
    const rows = 'Loom,Ann,video; chat\nMiro,Ben,whiteboard;chat\n'
    const of = async (name: string) => {
      const file = test.file(`${name}.csv`, `Tool,Owner,${name}\n${rows}`)
      const preview = await test.call('imports.inspect', { file })
      return [preview.columns.map(({ field }) => field)[2], preview.problems.map(({ detail }) => detail).join()]
    }
    for (const name of ['What we use it for', 'Used for', 'Wofür']) expect(await of(name)).toEqual(['capabilities', expect.not.stringContaining('semicolons')]) // prettier-ignore
    expect(await of('Themes')).toEqual([null, expect.stringContaining('(--map "capabilities=Themes")')])
  })

  it('says which columns may be seats and are kept as fields of their own', async () => {
    const content = 'Tool,Owner,Provisioned accounts,Licence tier,Renewal code\nLoom,Ann,10,Pro,7\n'
    const file = test.file('l.csv', content)
    const note = '"Provisioned accounts" may be seats and stays a custom field, which no report reads. If so, choose it as seats_licensed (those that are paid for) or seats_active (those in use) (--map "seats_licensed=…").' // prettier-ignore
    const preview = await test.call('imports.inspect', { file })
    expect(preview.problems.map(({ detail }) => detail)).toContain(note)
    expect((await test.call('imports.run', { files: [{ file }] })).files[0]!.notes).toContain(note)
    const mapped = { file, map: { seats_licensed: 'Provisioned accounts' } }
    expect((await test.call('imports.inspect', mapped)).problems.map(({ detail }) => detail).join()).not.toContain('may be seats') // prettier-ignore
  })
})

describe('the words of a list', () => {
  it.each([
    ['Ja', true], ['Oui', true], ['Sí', true], ['si', true], ['Yes', true],
    ['Nee', false], ['Nein', false], ['Non', false], ['No', false],
    ['No - cancelled', false], ['no, ends 31 March', false], ['Nein (gekündigt)', false], ['No longer', false],
    ['Yes (annual)', true], ['Yes 12 months', true], ['Ja – jährlich', true],
  ])('%s in auto-renewal is %s', (word, value) => {
    expect(parseToolRow({ name: 'Zoom', auto_renew: word })).toMatchObject({ tool: { autoRenew: value }, unread: [] })
  }) // prettier-ignore

  it.each(['Nothing agreed', 'no data', 'No info', 'y or n', 'Noon', '?'])('%s in auto-renewal is neither', (word) => {
    expect(parseToolRow({ name: 'Zoom', auto_renew: word })).toMatchObject({ tool: { autoRenew: null } })
  })

  it.each(['none', 'Geen', 'keine', 'aucun'])('a notice period "%s" is no notice', (word) => {
    expect(parseToolRow({ name: 'Notion', notice_days: word })).toMatchObject({ tool: { noticeDays: 0 }, unread: [] })
  })

  it.each(['unknown', '-', ''])('a notice period "%s" is not known', (word) => {
    expect(parseToolRow({ name: 'Notion', notice_days: word })).toMatchObject({ tool: { noticeDays: null } })
  })

  it.each(['Used for', 'Purpose', 'Verwendung', 'Gebruikt voor'])('"%s" says what a tool does', async (column) => {
    expect(mapToolHeader(['Tool', column, 'Annual cost'])).toMatchObject({ capabilities: column })
    await test.call('imports.run', { files: [{ file: test.file('l.csv', `Tool,${column},Annual cost\nHubSpot,crm; forms,100\n`) }] }) // prettier-ignore
    expect((await test.call('tools.list', {})).tools).toMatchObject([{ capabilities: ['crm', 'forms'] }])
  })
})

it('is sure of contracts whose columns are nearly all known, and not of events in apps', async () => {
  const contracts =
    'Fournisseur;Produit;Responsable;Montant annuel HT;Devise;Préavis;N° contrat\nZoom;Zoom;Ann;4920;GBP;30;C-1\n'
  expect((await test.call('imports.inspect', { file: test.file('c.csv', contracts) })).format!.confidence).toBeGreaterThan(0.8) // prettier-ignore
  const events = 'time,user,event,app,amount,currency\n2026-01-01T10:00:00Z,u1,Bought,Zoom,5,EUR\n'
  expect(await test.call('imports.inspect', { file: test.file('e.csv', events) })).toMatchObject({ kind: 'events', runnerUp: null }) // prettier-ignore
  // A day, a user and an action, and what only contracts have.
  const list = 'Application,Date,User,Action,Seats,Renewal date\nZoom,2026-01-01,Ann,keep,5,2027-01-01\n'
  expect(await test.call('imports.inspect', { file: test.file('l.csv', list) })).toMatchObject({ kind: 'tools', runnerUp: null }) // prettier-ignore
})

describe('a table that names tools and lacks what a list of them needs', () => {
  const content = 'Outil;Lot;Depuis;Référent technique\nZoom;A;2026-01-01;Ann\nMiro;B;2026-02-01;Bob\n'

  it('is asked about as a list of tools, and never offered as events', async () => {
    const preview = await test.call('imports.inspect', { file: test.file('outils.csv', content) })
    expect(preview).toMatchObject({ kind: 'tools', format: null, suggested: {} })
    expect(preview.columns[0]).toMatchObject({ name: 'Outil', field: 'name' })
    expect(preview.problems[0]!.detail).toContain('its columns are those of a list of tools, but no column gives what a tool costs') // prettier-ignore
  })

  it('is the tool inventory once that is chosen, its columns found by their names as sure as the choice', async () => {
    const file = test.file('outils.csv', content)
    for (const choice of [{ kind: 'tools' as const }, { format: 'tool-inventory' }]) {
      const preview = await test.call('imports.inspect', { file, ...choice })
      expect(preview.format).toEqual({ id: 'tool-inventory', title: 'Tool inventory', confidence: 1, matched: [] })
      expect(preview.columns[0]).toMatchObject({ field: 'name', confidence: 1 })
    }
  })

  it('is imported only once somebody says that it is one', async () => {
    const file = test.file('outils.csv', content)
    await expect(test.call('imports.run', { files: [{ file }] })).rejects.toThrow('--kind tools')
    expect((await test.call('imports.run', { files: [{ file, kind: 'tools' }] })).files).toMatchObject([{ rowsImported: 2 }]) // prettier-ignore
  })
})

describe('a register as people type it', () => {
  const head = ['Tool', 'Auto-renews?', 'Notice period', 'Seats', 'Price (per seat per year unless said)', 'Currency', 'Status'] // prettier-ignore
  const row = (tool: string, price: string, seats = '10', currency = 'GBP', status = '', notice = ''): string =>
    [tool, 'Y', notice, seats, `"${price}"`, currency, status].join(',')
  const bring = async (...rows: string[]) => {
    const { notes } = (await test.call('imports.run', { files: [{ file: test.file('r.csv', [head.join(','), ...rows].join('\n')) }] })).files[0]! // prettier-ignore
    return { notes: notes.join('\n'), tools: (await test.call('tools.list', {})).tools }
  }

  it.each([
    ['$180 per user / yr', 'USD', 1800, 'year'],
    ['€144 /seat/yr', 'EUR', 1440, 'year'],
    ['£9/seat/month', 'GBP', 90, 'month'],
    ['$10 user/month, paid annually', 'USD', 1200, 'year'],
    ['£80 pm each', 'GBP', 800, 'month'],
    ['€9.50 pepm', 'EUR', 95, 'month'],
    ['£13.80 / user / month', 'GBP', 138, 'month'],
    // The column says that it is of one seat where the cell does not say otherwise.
    ['$9.20/mo', 'USD', 92, 'month'],
    ['£1,200 pa flat', 'GBP', 1200, 'year'],
    ['12.5 EUR per licence p.m.', 'EUR', 125, 'month'],
    ['170', 'USD', 1700, 'year'],
  ] as const)('%s of 10 seats', async (price, currency, cost, billingPeriod) => {
    const { tools, notes } = await bring(row('Figma', price, '10', currency))
    expect(tools).toMatchObject([{ cost, currency, billingPeriod, autoRenew: true }])
    expect(notes).not.toContain('left unknown')
  })

  it('has a price of all where the cell says the period and no seats are known', async () => {
    const { tools, notes } = await bring(row('HubSpot', '€22,680 pa', 'n/a', 'EUR'), row('Retrace', '£14,400', ''), row('Odd', '£100 per server', '3')) // prettier-ignore
    expect(tools.map(({ cost }) => cost)).toEqual([22680, null, null])
    expect(notes).toContain('1 cost says in words what the amount is of, and is read so, a price of one seat times the licensed seats: “€22,680 pa” as 22,680.00 EUR a year (HubSpot).') // prettier-ignore
    expect(notes).toContain('cost "£14,400" is the price of one seat')
    expect(notes).toContain('cost "£100 per server" is not an amount of money (left unknown)')
  })

  it.each(['Stopped', 'terminated', 'Cancelled (Jan)', 'Ended in 2024', 'no longer used', 'Stopped - see Zendesk'])(
    'is over by its status: %s',
    async (status) => {
      const { tools, notes } = await bring(row('Loom', '12', '10', 'USD', status))
      expect(tools).toMatchObject([{ status: 'retired' }])
      expect(notes).not.toContain('taken to be active')
    },
  )

  it('says that there is no notice in more words than one', async () => {
    const { tools } = await bring(
      row('1Password', '95.88', '140', 'USD', 'Live', 'none - cancel any time before renewal'),
    )
    expect(tools).toMatchObject([{ noticeDays: 0, status: 'active' }])
  })
})
