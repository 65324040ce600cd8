/** A card's payee that the books call otherwise and have the card's own text of as a memo. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const load = (name: string, content: string) =>
  test.call('imports.run', { files: [{ file: test.file(name, content) }] })
const months = ['01', '02', '03', '04']

type Charge = [day: string, payee: string, amount: number, memo?: string]
const monthly = (day: string, payee: string, amount: number, memo = '', in_ = months): Charge[] => in_.map((month) => [`2026-${month}-${day}`, payee, amount, memo]) // prettier-ignore
const card = (charges: Charge[]) => load('card.csv', `Date,Payee,Amount,Currency,Card\n${charges.map(([day, payee, amount]) => `${day},${payee},${amount},USD,1\n`).join('')}`) // prettier-ignore
const books = (charges: Charge[]) => load('books.csv', `Date,Vendor,Amount,Currency,Memo\n${charges.map(([day, payee, amount, memo]) => `${day},${payee},${amount},USD,${memo}\n`).join('')}`) // prettier-ignore

const spend = async () => (await runReport(test.call, 'stack-spend', { by: 'tool', from: '2026-01-01', to: '2026-06-01' })).rows.map(({ key, paid }) => [key, paid]).toSorted() // prettier-ignore

const cardCharges = [
  ...monthly('07', 'GORGIAS HELPDESK', 360, '', [...months, '05']),
  ...monthly('09', 'N8N CLOUD', 50),
  ['2026-02-27', 'GRAMMARLY CO*XJ21', 720] as Charge,
]
const bookCharges = [
  // Two days later, and not yet closed for May.
  ...monthly('09', 'Gorgias', 360, 'GORGIAS HELPDESK - 3 seats @ 120.00'),
  // As much on the same days, and the memo does not say so.
  ...monthly('09', 'Webflow', 50, 'site'),
  ['2026-02-28', 'Grammarly', 720, 'GRAMMARLY CO*XJ21'] as Charge,
]
/** Gorgias 5 x 360, Grammarly 720, the two others 4 x 50 each. */
const once = [['Gorgias', 1800], ['Grammarly', 720], ['N8N CLOUD', 200], ['Webflow', 200]] // prettier-ignore

describe('a charge of a card whose text the books have as a memo', () => {
  it('counts once, whichever file comes first', async () => {
    await card(cardCharges)
    await books(bookCharges)
    expect(await spend()).toEqual(once)
    const tools = (await test.call('tools.list', {})).tools
    expect(tools.map(({ name }) => name).toSorted()).toEqual(['Gorgias', 'Grammarly', 'N8N CLOUD', 'Webflow'])
  })

  it('counts once with the books first, and by the card’s own name again once the books are taken back', async () => {
    await books(bookCharges)
    await card(cardCharges)
    expect(await spend()).toEqual(once)
    const [first] = (await test.call('imports.list', {})).toSorted((a, b) => a.id - b.id)
    await test.call('imports.undo', { importId: first!.id })
    expect(await spend()).toEqual([['GORGIAS HELPDESK', 1800], ['GRAMMARLY CO*XJ21', 720], ['N8N CLOUD', 200]]) // prettier-ignore
  })

  it('is another payee where charges of the same days are in one alone', async () => {
    await card(monthly('07', 'GORGIAS HELPDESK', 360))
    await books([...monthly('07', 'Gorgias', 360, 'GORGIAS HELPDESK'), ['2026-02-20', 'Gorgias', 900, 'set-up']])
    expect(await spend()).toEqual([['GORGIAS HELPDESK', 1440], ['Gorgias', 2340]]) // prettier-ignore
  })

  it('is of the payee of the card that its memo names, where the books have several of them as one', async () => {
    const ofCard = [...monthly('11', 'GOOGLE *ADS123', 500), ...monthly('12', 'GOOGLE *GSUITE_acme', 90)]
    const ofBooks = [
      ...monthly('11', 'Google', 500, 'GOOGLE *ADS123'),
      // Split by team, and named as the bill does.
      ...monthly('12', 'Google', 60, 'Google Workspace Business Standard - 5 seats @ 18.00'),
      ...monthly('12', 'Google', 30, 'Google Workspace Business Standard - 5 seats @ 18.00'),
      ['2026-03-03', 'Google', 7, 'storage'] as Charge,
    ]
    const each = [['GOOGLE *ADS', 2000], ['GOOGLE *GSUITE_acme', 360], ['Google', 7]] // prettier-ignore
    await card(ofCard)
    await books(ofBooks)
    expect(await spend()).toEqual(each)
    const [first] = (await test.call('imports.list', {})).toSorted((a, b) => a.id - b.id)
    await test.call('imports.undo', { importId: first!.id })
    expect(await spend()).toEqual([['Google', 2367]])
    await card(ofCard)
    expect(await spend()).toEqual(each)
  })

  it('says what a reseller sold', async () => {
    await books([...monthly('13', 'Paddle', 60, 'PADDLE.NET* N8N'), ...monthly('14', 'Paddle', 9, 'PADDLE.NET* SETAPP - 2 seats @ 4.50'), ['2026-04-15', 'Paddle.com Market Ltd', 5]]) // prettier-ignore
    await card(monthly('13', 'PADDLE.NET* N8N', 60))
    expect(await spend()).toEqual([
      ['N8N', 240],
      ['Paddle.com Market Ltd', 5],
      ['SETAPP', 36],
    ])
  })

  it('is one payee for all orders of a shop', async () => {
    await card([['2026-02-01', 'AMZN MKTP US*ZLVSRMF', 10], ['2026-02-09', 'AMZN MKTP US*3CYGKGU', 20], ['2026-03-09', 'AMZN DIGITAL*JERHXXK', 3]]) // prettier-ignore
    expect(await spend()).toEqual([
      ['AMZN DIGITAL', 3],
      ['AMZN MKTP US', 30],
    ])
  })
})

describe('a charge of a card whose number the books have', () => {
  const id = (at: number): string => `${(0x1b7faa10 + at).toString(16)}-3d4c-4bb1-9a8e-0000000000${10 + at}`
  const withIds = (rows: string[]) => load('card.csv', `Date,Merchant,Amount,Currency,Transaction ID\n${rows.join('\n')}\n`) // prettier-ignore
  const withNums = (rows: string[]) => load('books.csv', `Date,Vendor,Amount,Currency,Num\n${rows.join('\n')}\n`)
  // With tax on the card, without it in the books, which are not closed for the last two.
  const cardRows = [...months, '05', '06'].map((month, at) => `2026-${month}-04,OPENAI *CHATGPT SUBSCR,27.36,USD,${id(at)}`) // prettier-ignore
  const bookRows = months.map((month, at) => `2026-${month}-04,OpenAI,24,USD,${id(at).split('-')[0]!.toUpperCase()}`)

  it.each([['card first', [() => withIds(cardRows), () => withNums(bookRows)]], ['books first', [() => withNums(bookRows), () => withIds(cardRows)]]] as const)('counts once, %s', async (_, imports) => {
    for (const each of imports) await each()
    expect((await test.call('tools.list', {})).tools.map(({ name }) => name)).toEqual(['OpenAI'])
    // Before June, by the card.
    expect((await spend()).map(([name, paid]) => [name, Number(Number(paid).toFixed(2))])).toEqual([['OpenAI', 5 * 27.36]]) // prettier-ignore
  }) // prettier-ignore

  it('is another payee where the number is that of a charge of another time or amount, or most have none', async () => {
    await withIds(cardRows)
    await withNums([`2026-04-20,OpenAI,24,USD,${id(0).split('-')[0]!}`, `2026-02-04,Notion,90,USD,${id(1).split('-')[0]!}`, `2026-01-04,Box,24,USD,${id(0).split('-')[0]!}`, '2026-06-04,Box,24,USD,']) // prettier-ignore
    expect((await test.call('tools.list', {})).tools.map(({ name }) => name).toSorted()).toEqual(['Box', 'Notion', 'OPENAI *CHATGPT SUBSCR', 'OpenAI']) // prettier-ignore
  })
})
