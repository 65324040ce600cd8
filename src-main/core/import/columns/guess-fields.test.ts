import { expect, it } from 'vitest'
import { guessFields, otherEvents } from './guess-fields.ts'

it('tells the columns of a German export by their values and names', () => {
  const columns = ['Zeitpunkt', 'Besucher-ID', 'Kundennummer', 'Seite', 'Ereignis', 'Quelle / Medium']
  const rows = [
    ['06.09.2026 06:00:00', '8a623c58', '', '/hamburg/waermepumpe', 'Seitenaufruf', '(direct) / (none)'],
    ['06.07.2026 07:59:00', 'aa7c9d25', 'K-1042', '/produkte/wp-200', 'Seitenaufruf', 'google / organic'],
    ['21.09.2026 21:17:00', '541dc8a6', 'K-1043', '/', 'Angebot angefordert', 'newsletter / email'],
  ]
  expect(guessFields(columns, rows)).toEqual({
    time: 'Zeitpunkt',
    visitor: 'Besucher-ID',
    user: 'Kundennummer',
    path: 'Seite',
    event: 'Ereignis',
  })
})

it('takes addresses for pages, not what led there, and ids by their look where no name helps', () => {
  const rows = [
    ['2026-07-01', 'https://a.example/', 'https://shop.example/x', 'f81d4fae-7dec', '12.50'],
    ['2026-07-02', '', 'https://shop.example/y', '11d0a765-00a0', '9.00'],
    ['2026-07-03', 'https://b.example/', 'https://shop.example/', 'c91e6bf6-3c21', '7.25'],
  ]
  expect(guessFields(['A', 'Referer', 'B', 'C', 'D'], rows)).toEqual({
    time: 'A',
    referrer: 'Referer',
    url: 'B',
    visitor: 'C',
  })
})

it('proposes what happened and the amount under short names, and what a page view is called under any', () => {
  const rows = [
    ['1781490718', 'ba6c677d8aef94b1', 'page_view', 'https://shop.example/pricing', ''],
    ['1787567167', 'a3279698b1a03f53', 'page_view', 'https://shop.example/', ''],
    ['1780152904', '89a14b25c535d9ed', 'plan_purchased', '', '1490,00'],
  ]
  const map = { time: 'event_ts', visitor: 'device_uuid', url: 'page_url', value: 'amount_eur' }
  const guess = (event: string) => guessFields(['event_ts', 'device_uuid', event, 'page_url', 'amount_eur'], rows)
  expect(guess('evt')).toEqual({ ...map, event: 'evt' })
  expect(guess('x7')).toEqual({ ...map, event: 'x7' })
  // A few words that say nothing of the kind stay what they are.
  const devices = rows.map((row) => row.with(2, row[2] === 'page_view' ? 'mobile' : 'desktop'))
  expect(guessFields(['event_ts', 'device_uuid', 'x7', 'page_url', 'amount_eur'], devices)).toEqual(map)
})

it('takes what a lead has come to, not where it came from', () => {
  const columns = ['First Name', 'Email', 'Lead Source', 'Status', 'Created Date', 'Amount']
  const rows = [
    ['Ann', 'ann1@x.example', 'Web - Other', 'Working - Applied', '01/03/2026', ''],
    ['Bob', 'bob2@x.example', 'Web - Organic', 'Open - Not Contacted', '02/03/2026', '100'],
    ['Cid', 'cid3@x.example', 'Web - Other', 'Working - Applied', '13/03/2026', ''],
  ]
  expect(guessFields(columns, rows)).toMatchObject({ time: 'Created Date', user: 'Email', event: 'Status' })
  const without = (name: string) => {
    const at = columns.indexOf(name)
    return [columns, ...rows].map((cells) => cells.filter((_, index) => index !== at)) as [string[], ...string[][]]
  }
  const [left, ...leftRows] = without('Status')
  expect(guessFields(left, leftRows)).toMatchObject({ event: 'Lead Source' })
})

it('never takes the names of people for what happened', () => {
  const rows = ['Jules', 'Chloé', 'Jules', 'Inès'].map((name, at) => [
    `2026-07-0${at + 1}`,
    `a${at}@x.fr`,
    name,
    'Lead',
  ])
  for (const name of ['Prénom', 'Nom', 'First Name', 'last_name', 'Vorname', 'Apellidos', 'Achternaam', 'Cognome']) {
    const columns = ['Créé le', 'E-mail', name, 'Phase']
    expect(guessFields(columns, rows)).toEqual({ time: 'Créé le', user: 'E-mail', event: 'Phase' })
    expect(guessFields(columns.slice(0, 3), rows)).toEqual({ time: 'Créé le', user: 'E-mail' })
  }
  // What an event is called is a name too.
  const events = rows.map((row) => row.slice(0, 3))
  expect(guessFields(['Créé le', 'E-mail', 'Nom de l’événement'], events)).toMatchObject({ event: 'Nom de l’événement' }) // prettier-ignore
})

it('never takes what is personal for what happened, however few the rows', () => {
  const rows = [
    ['2026-03-01', 'ann@x.example', '12 Oak Street', 'Phone 5550100', 'Ann Lee'],
    ['2026-03-02', 'bob@x.example', '7 Mill Lane', 'Phone 5550101', 'Bob Ray'],
  ]
  const map = { time: 'Joined', user: 'Email' }
  for (const name of ['Street Address', 'Billing address line 1', 'Anschrift', 'Adresse'])
    expect(guessFields(['Joined', 'Email', name], rows)).toEqual(map)
  for (const name of ['Contact first name', 'customer', 'Billing Last Name']) {
    const named = rows.map((row) => [...row.slice(0, 2), row[4]!])
    expect(guessFields(['Joined', 'Email', name], named)).toEqual(map)
  }
  // An address of another kind is none of a person.
  expect(guessFields(['Joined', 'Email', 'Address'], rows.map((row) => row.with(2, '/pricing')))).toEqual({ ...map, path: 'Address' }) // prettier-ignore
  const many = Array.from({ length: 24 }, (_, at) => [`2026-03-${10 + (at % 9)}`, `p${at}@x.org`, `${1 + (at % 3)} Oak Street`, ['Free', 'Press'][at % 2]!]) // prettier-ignore
  expect(otherEvents(['Joined', 'Email', 'Street', 'Ticket'], many, map, 'Fair')).toEqual(['=Fair', 'Ticket'])
})

it.each(['pais', 'País de residência', 'billing country', 'country_code', 'Stadt', 'idioma', 'Langue', 'Plano', 'plan type', 'Geschlecht', 'genre', 'woonplaats'])(
  'never takes what somebody is for what happened: %s',
  (name) => {
    const rows = ['Portugal', 'Brasil', 'Brasil'].map((value, at) => [`2026-07-0${at + 1}`, `a${at}@x.pt`, value])
    expect(guessFields(['Criado em', 'E-mail', name], rows)).toEqual({ time: 'Criado em', user: 'E-mail' })
    expect(guessFields(['Criado em', 'E-mail', `event ${name}`], rows)).toMatchObject({ event: `event ${name}` })
  },
) // prettier-ignore

it('finds no time in totals', () => {
  expect(guessFields(['Seite', 'Aufrufe'], [['Start', '1,204'], ['Kontakt', '88']])).toEqual({ event: 'Seite' }) // prettier-ignore
  expect(guessFields(['a'], [])).toEqual({})
})

it('takes nothing of a list of people for what happened but what says so, and offers the rest', () => {
  const columns = ['Email', 'Company', 'Registered', 'Attended', 'Ticket']
  const rows = Array.from({ length: 24 }, (_, at) => [`p${at}@x.org`, `Acme ${['East', 'West', 'North', 'South'][at % 4]!}`, `2026-02-0${1 + (at % 9)}`, at % 3 === 0 ? 'No' : 'Yes', ['Free', 'Press', 'Speaker'][at % 3]!]) // prettier-ignore
  const map = { time: 'Registered', user: 'Email' }
  expect(guessFields(columns, rows)).toEqual(map)
  expect(otherEvents(columns, rows, map, 'Fair')).toEqual(['=Fair', 'Ticket'])
  expect(guessFields(columns.with(4, 'Status'), rows)).toEqual({ ...map, event: 'Status' })
  // In which somebody comes again is no list of people, and in a page is where it happened.
  const again = rows.map((row, at) => row.with(0, `p${at % 5}@x.org`))
  expect(guessFields(columns, again)).toEqual({ ...map, event: 'Ticket' })
  expect(otherEvents(columns, again, map, 'Fair')).toEqual([])
})

it('a row for each email, on a page, is something that was sent from it: one event of them all is proposed, as without a page', () => {
  const columns = ['When', 'E-mail', 'Page', 'Company']
  const rows = (people: number): string[][] =>
    Array.from({ length: 40 }, (_, at) => [`2026-09-${String((at % 28) + 1).padStart(2, '0')}`, `p${at % people}@x.org`, `https://x.org/lp/${at % 3}`, `C${at % 7}`]) // prettier-ignore
  const map = { time: 'When', user: 'E-mail', url: 'Page' }
  expect(guessFields(columns, rows(40))).toEqual(map)
  expect(otherEvents(columns, rows(40), map, 'Quote form')[0]).toBe('=Quote form')
  expect(otherEvents(columns, rows(9), map, 'Quote form')).toEqual([])
})
