import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Goal } from '../../../shared/config.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => {
  test.close()
})

const goal = (event: string, where: Goal['where'] = {}): Goal => ({
  name: 'Orders',
  event,
  path: null,
  where,
  after: null,
  count: 'once',
  value: null,
})

const heading =
  'Name,Email,Financial Status,Total,Created at,Refunded Amount,Lineitem name,Cancelled at,Payment Method,Source,Id'

/** Two that are real, a test, one voided and cancelled, one pending, one refunded, and at the till two of nobody and one of Ann. */
const rows = [
  ['a@x.org', 'paid', '', 'Shopify Payments', 'web'],
  ['b@x.org', 'partially_refunded', '', 'Shopify Payments', 'web'],
  ['me@x.org', 'paid', '', 'bogus', 'web'],
  ['c@x.org', 'voided', '2026-01-03', 'Shopify Payments', 'web'],
  ['d@x.org', 'pending', '', 'Shopify Payments', 'web'],
  ['e@x.org', 'refunded', '', 'Shopify Payments', 'web'],
  ['', 'paid', '', 'Shopify Payments', 'pos'],
  ['', 'paid', '', 'Shopify Payments', 'pos'],
  ['a@x.org', 'paid', '', 'Shopify Payments', 'pos'],
].map(
  ([email, status, cancelled, payment, source], i) =>
    `#${i},${email},${status},10,2026-01-0${i + 1} 10:00:00 -0400,0,Coffee,${cancelled},${payment},${source},${500 + i}`,
)

const importOrders = () =>
  test.call('imports.run', { files: [{ file: test.file('orders.csv', `${heading}\n${rows.join('\n')}\n`) }] })

it('finds the orders of a shop that are none, each once, with a condition for each thing against them', async () => {
  await importOrders()
  const found = await test.call('goals.realOrders', { goal: goal('order') })
  expect(found).toEqual({
    events: 9,
    notReal: 6,
    kinds: [
      { kind: 'test', events: 1 },
      { kind: 'unpaid', events: 2 },
      { kind: 'cancelled', events: 1 },
      { kind: 'refunded', events: 1 },
      { kind: 'till', events: 2 },
    ],
    conditions: [
      { property: 'Payment Method', wanted: { not: 'bogus' }, events: 1 },
      { property: 'Financial Status', wanted: { not: ['voided', 'pending', 'refunded'] }, events: 3 },
      { property: 'Cancelled at', wanted: null, events: 1 },
      { property: 'Source', wanted: { not: 'pos' }, events: 3 },
    ],
  })
  // With them all, nothing is against those that are left.
  const where = Object.fromEntries(found!.conditions.map(({ property, wanted }) => [property, wanted]))
  expect(await test.call('goals.realOrders', { goal: goal('order', where) })).toMatchObject({ events: 2, notReal: 0 })
  expect(await test.call('goals.preview', { goal: goal('order', where) })).toMatchObject({ events: 2, people: 2 })
})

it('knows the cancelled ones of a CRM in another language, by the step that is the order', async () => {
  const crm = 'E-Mail;Status;Anfrage am;Auftrag am;Auftragswert\na@x.org;Auftrag;05.01.2026;10.01.2026;10\nb@x.org;Storniert;06.01.2026;11.01.2026;20\nc@x.org;Anfrage;07.01.2026;;\n' // prettier-ignore
  const map = { user: 'E-Mail', value: 'Auftragswert' }
  const dates = ['Anfrage am', 'Auftrag am']
  await test.call('imports.run', { files: [{ file: test.file('crm.csv', crm), dates, map }] })
  expect(await test.call('goals.realOrders', { goal: goal('Auftrag am') })).toEqual({
    events: 2,
    notReal: 1,
    kinds: [{ kind: 'cancelled', events: 1 }],
    conditions: [{ property: 'Status', wanted: { not: 'Storniert' }, events: 1 }],
  })
  // Whoever asked has asked, whatever came of it.
  expect(await test.call('goals.realOrders', { goal: goal('Anfrage am') })).toBeNull()
})

it('leaves out what billers have not been paid yet, but no order that is open and paid', async () => {
  const billed = 'id,status,date,email,amount\n1,completed,2026-05-01,a@x.org,89\n2,past_due,2026-05-02,b@x.org,89\n3,ready,2026-05-03,c@x.org,89\n' // prettier-ignore
  const map = { time: 'date', user: 'email', value: 'amount' }
  await test.call('imports.run', { files: [{ file: test.file('billed.csv', billed), map: { ...map, event: '=Payment' } }] }) // prettier-ignore
  expect(await test.call('goals.realOrders', { goal: goal('Payment') })).toMatchObject({
    events: 3,
    notReal: 2,
    conditions: [{ property: 'status', wanted: { not: ['past_due', 'ready'] }, events: 2 }],
  })
  const shop = 'id,status,financial status,date,email,amount\n1,open,paid,2026-05-01,a@x.org,89\n2,open,pending,2026-05-02,b@x.org,89\n' // prettier-ignore
  await test.call('imports.run', { files: [{ file: test.file('shop.csv', shop), map: { ...map, event: '=Bought' } }] })
  expect(await test.call('goals.realOrders', { goal: goal('Bought') })).toMatchObject({ events: 2, notReal: 1 })
})

it('says nothing of what the goal asks about already, nor of people who are left out', async () => {
  await importOrders()
  const where = { 'Financial Status': ['paid', 'pending', 'partially_refunded'] }
  expect(await test.call('goals.realOrders', { goal: goal('order', where) })).toMatchObject({
    events: 7,
    notReal: 3,
    conditions: [{ property: 'Payment Method' }, { property: 'Source' }],
  })
  await test.call('config.set', { config: { excludePeople: ['me@x.org'] } })
  expect(await test.call('goals.realOrders', { goal: goal('order') })).toMatchObject({ events: 8, notReal: 5 })
})

it('looks at orders alone', async () => {
  await importOrders()
  // Lines of an order have no amount of their own.
  expect(await test.call('goals.realOrders', { goal: goal('order line') })).toBeNull()
  expect(await test.call('goals.realOrders', { goal: goal('nothing') })).toBeNull()
  const signups = 'timestamp,user_id,event,status,test,source\n2026-02-01T10:00:00Z,z,Signup,pending,true,pos\n'
  await test.call('imports.run', { files: [{ file: test.file('signups.csv', signups) }] })
  expect(await test.call('goals.realOrders', { goal: goal('Signup') })).toBeNull()
})

it('knows payments of Stripe that were refunded as a whole', async () => {
  const payments = `id,Created date (UTC),Amount,Amount Refunded,Currency,Status,Customer Email
p1,2026-03-01 10:00:00,60.00,0.00,usd,Paid,ann@example.org
p2,2026-03-02 10:00:00,60.00,60.00,usd,Refunded,bob@example.org
`
  await test.call('imports.run', { files: [{ file: test.file('payments.csv', payments) }] })
  expect(await test.call('goals.realOrders', { goal: goal('payment') })).toEqual({
    events: 2,
    notReal: 1,
    kinds: [{ kind: 'refunded', events: 1 }],
    conditions: [{ property: 'Status', wanted: { not: 'Refunded' }, events: 1 }],
  })
})

it('finds invoices that were refunded as a whole beside a status that says they are paid', async () => {
  const invoices = (...refunded: string[]) =>
    [
      'date,email,status,amount,Refunded Amount',
      ...refunded.map((text, i) => `2026-05-0${i + 1},p${i}@x.org,Paid,89.00,${text}`),
    ].join('\n')
  const map = { time: 'date', user: 'email', event: 'status', value: 'amount' }
  const orders = async (name: string, text: string) => {
    const own = await openApp()
    try {
      await own.call('imports.run', { files: [{ file: own.file(name, text), map }] })
      return await own.call('goals.realOrders', { goal: goal('Paid') })
    } finally {
      own.close()
    }
  }
  const refunded = (events: number) => ({ notReal: events, kinds: [{ kind: 'refunded', events }] })
  const conditions = (wanted: unknown, events: number) => [{ property: 'Refunded Amount', wanted, events }]
  // Without any of which a part was given back, what stands by the others says it.
  expect(await orders('a.csv', invoices('0.00', '89.00', '0.00'))).toMatchObject({ ...refunded(1), conditions: conditions('0.00', 1) }) // prettier-ignore
  expect(await orders('b.csv', invoices('', '89.00', ''))).toMatchObject({ ...refunded(1), conditions: conditions(null, 1) }) // prettier-ignore
  expect(await orders('c.csv', invoices('0.00', '89.00', '20.00'))).toMatchObject({ ...refunded(1), conditions: conditions({ not: '89.00' }, 1) }) // prettier-ignore
  expect(await orders('e.csv', invoices('0.00', '89.00', ''))).toMatchObject({ ...refunded(1), conditions: conditions({ not: '89.00' }, 1) }) // prettier-ignore
  expect(await orders('d.csv', invoices('0.00', '0', '20.00'))).toMatchObject({ notReal: 0, conditions: [] })
})

it('tells refunds by a status where one says them all, and leaves it at that where they are asked for by name', async () => {
  const payments = `id,Created date (UTC),Amount,Amount Refunded,Currency,Status,Customer Email
p1,2026-03-01 10:00:00,60.00,0.00,usd,Paid,ann@example.org
p2,2026-03-02 10:00:00,60.00,60.00,usd,Refunded,bob@example.org
p3,2026-03-02 10:00:00,79.00,79.00,usd,Refunded,cid@example.org
`
  await test.call('imports.run', { files: [{ file: test.file('payments.csv', payments) }] })
  const orders = (where: Goal['where']) => test.call('goals.realOrders', { goal: goal('payment', where) })
  expect(await orders({ Status: ['Paid', 'Refunded'] })).toMatchObject({ notReal: 0, conditions: [] })
  expect(await orders({ Status: { not: 'Disputed' } })).toMatchObject({
    notReal: 2,
    conditions: [{ property: 'Status', wanted: { not: ['Disputed', 'Refunded'] }, events: 2 }],
  })
})
