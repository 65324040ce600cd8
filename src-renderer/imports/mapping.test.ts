import { describe, expect, it } from 'vitest'
import { accountsSaid, type PreviewColumn } from '../../shared/import.ts'
import { arePlacesOf, bothTimes, chooseAmongDates, chooseField, columnNote, columnPlaces, daysText, fieldChoices, missingWords, needs, noField, placed, problemKey, tidy, whatToChoose, withoutSteps } from './mapping.ts' // prettier-ignore

const column = (name: string, field: PreviewColumn['field'], more: Partial<PreviewColumn> = {}): PreviewColumn => ({
  name,
  samples: [],
  field,
  fate: field ? 'field' : 'property',
  confidence: 1,
  blank: 0,
  note: null,
  ...more,
})

it('the days of a file are those of its new rows where some were there already', () => {
  const timeRange = ['2026-09-16T10:00:00.000Z', '2026-10-15T10:00:00.000Z'] as const
  const days = (kind: 'events' | 'tools', rowsDuplicate: number) => daysText({ kind, timeRange, rowsDuplicate }, 'UTC')
  expect(days('events', 0)).toBe('16 Sep – 15 Oct 2026')
  expect(days('events', 3)).toBe('16 Sep – 15 Oct 2026, new rows')
  // Payments have the days of all their rows.
  expect(days('tools', 3)).toBe('16 Sep – 15 Oct 2026')
  expect(daysText({ kind: 'events', timeRange: null, rowsDuplicate: 3 }, 'UTC')).toBeNull()
})

describe('places of columns', () => {
  const before = [column('Ref', null), column('Tool', 'name'), column('Seats bought', null), column('Cost', 'cost')]
  const places = columnPlaces(before)
  const names = (columns: PreviewColumn[]) => columns.map(({ name }) => name)

  it('are fields first, and stay so when another column becomes one or one is none any more', () => {
    expect(names(placed(places, before, true))).toEqual(['Tool', 'Cost', 'Ref', 'Seats bought'])
    const after = [before[0]!, column('Tool', null), column('Seats bought', 'seats_licensed'), before[3]!]
    expect(names(placed(places, after, true))).toEqual(['Tool', 'Cost', 'Ref', 'Seats bought'])
    // Without the others: what was a field is not lost from sight.
    expect(names(placed(places, after, false))).toEqual(['Tool', 'Cost', 'Seats bought'])
  })

  it('are those of a header, and of no other', () => {
    expect(arePlacesOf(places, before.toReversed())).toBe(true)
    expect(arePlacesOf(places, [...before.slice(1), column('Refs', null)])).toBe(false)
  })
})

describe('several times of a row', () => {
  const created = { ...column('Created', 'time'), samples: ['2026-01-01'] }
  const won = { ...column('Won', null), samples: ['2026-01-02'] }
  const stage = { ...column('Stage', 'event'), samples: ['New'] }
  const plain = { kind: 'events' as const, container: 'csv' as const, format: null, columns: [created, won, stage] }
  it('knows both where one is chosen in place of the other', () => {
    expect(bothTimes(plain, won, 'time')).toEqual(['Created', 'Won'])
    expect(bothTimes(plain, created, 'time')).toBeNull()
    expect(bothTimes(plain, won, 'user')).toBeNull()
    const stripe = { id: 'stripe-payments', title: 'Stripe', confidence: 1, matched: [] }
    expect(bothTimes({ ...plain, format: stripe }, won, 'time')).toBeNull()
    expect(withoutSteps({ time: 'Won', event: 'Stage', user: 'Lead', path: '' })).toEqual({ user: 'Lead' })
  })
  it('adds a third date and takes one away, down to one time', () => {
    const dates = { columns: plain.columns, format: { id: 'table-of-dates', title: 'Dates', confidence: 1, matched: [] }, dates: ['Created', 'Won'] } // prettier-ignore
    const lost = column('Lost', null)
    const map = { user: 'Lead' }
    expect(chooseAmongDates(dates, map, lost, 'time')).toEqual({ dates: ['Created', 'Won', 'Lost'], map })
    expect(chooseAmongDates(dates, map, lost, 'value')).toEqual({ dates: ['Created', 'Won'], map: { ...map, value: 'Lost' } }) // prettier-ignore
    const three = { ...dates, dates: ['Created', 'Won', 'Lost'] }
    expect(chooseAmongDates(three, map, created, noField)).toEqual({ dates: ['Won', 'Lost'], map })
    expect(chooseAmongDates(dates, map, won, noField)).toEqual({ map: { ...map, time: 'Created' } })
  })
})

describe('chooseField', () => {
  const columns = [column('when', 'time'), column('id', 'messageId'), column('who', null), column('sent_at', null)]
  it('maps a column that had no field, and says the whole mapping', () => {
    expect(chooseField({ columns, format: null }, undefined, columns[2]!, 'visitor')).toEqual({
      time: 'when',
      messageId: 'id',
      visitor: 'who',
    })
  })
  it('moves a column from one field to another', () => {
    expect(chooseField({ columns, format: null }, undefined, columns[1]!, 'visitor')).toEqual({
      time: 'when',
      messageId: '',
      visitor: 'id',
    })
  })
  it('takes a field away', () => {
    expect(chooseField({ columns, format: null }, undefined, columns[0]!, noField)).toEqual({
      time: '',
      messageId: 'id',
    })
  })
  it('gives a field to another column', () => {
    expect(chooseField({ columns, format: null }, undefined, columns[3]!, 'time')).toEqual({
      time: 'sent_at',
      messageId: 'id',
    })
  })
  it('keeps what was said while the preview of it is being worked out', () => {
    const crm = [column('when', 'time'), column('lead', null), column('email', 'user')]
    const preview = { columns: crm, format: null }
    const first = chooseField(preview, undefined, crm[1]!, 'user')
    expect(chooseField(preview, first, crm[2]!, 'previous')).toEqual({ time: 'when', user: 'lead', previous: 'email' })
    expect(chooseField(preview, first, crm[1]!, 'visitor')).toEqual({ time: 'when', user: '', visitor: 'lead' })
    const known = { columns: crm, format: { id: 'ga4-flattened', title: 'GA4', confidence: 1, matched: [] } }
    expect(chooseField(known, { user: 'lead' }, crm[2]!, 'previous')).toEqual({ user: 'lead', previous: 'email' })
  })
  it('says of a recognised export only what a person said, so that the rest is read as before', () => {
    const ga4 = { columns, format: { id: 'ga4-flattened', title: 'GA4', confidence: 1, matched: [] } }
    const first = chooseField(ga4, undefined, columns[2]!, 'source')
    expect(first).toEqual({ source: 'who' })
    expect(chooseField(ga4, first, columns[1]!, noField)).toEqual({ source: 'who', messageId: '' })
  })
})

describe('what a file needs', () => {
  it('names what is missing', () => {
    const columns = [column('Page path', 'path'), column('Views', null)]
    expect(needs({ kind: 'events', columns, format: null }).map((need) => need.met)).toEqual([false, false, true])
    const format = { id: 'segment-identifies', title: '', confidence: 1, matched: [] }
    expect(needs({ kind: 'events', columns: [], format }).map((need) => need.met)).toEqual([false, false, true])
    expect(needs({ kind: 'tools', columns: [column('Tool', 'name')], format: null }).map((need) => need.met)).toEqual([
      true,
      false,
    ])
    const headcount = [column('Month', 'date'), column('Headcount', 'headcount')]
    expect(needs({ kind: 'milestones', columns: headcount, format: null }).every((need) => need.met)).toBe(true)
    const problems = [{ level: 'info' as const, title: 'How it is read', detail: `${accountsSaid}seats`, count: 0, firstLine: null }] // prettier-ignore
    expect(needs({ kind: 'tools', columns: [column('App', 'name')], format: null, problems })).toHaveLength(1)
  })
})

it('asks for what is missing, and for a page of views alone', () => {
  const asked = (...columns: ReturnType<typeof column>[]) =>
    whatToChoose(needs({ kind: 'events', columns, format: null }).filter(({ met }) => !met))
  expect(asked(column('Date', 'time'), column('Email', 'user'))).toBe(
    'Say what happened: choose the column that names it, or name the event of all rows. Only views need a page.',
  )
  expect(asked(column('Email', 'user'))).toBe(
    'Choose which column is the time. What happened can be named for all rows then: only views need a page.',
  )
  expect(asked(column('Seite', 'path'))).toBe('Choose which column is the time and the visitor or user.')
  expect(missingWords(needs({ kind: 'events', columns: [], format: null }))).toEqual(['the time', 'the visitor or user']) // prettier-ignore
})

it('offers the fields of the kind, and the rest', () => {
  expect(fieldChoices({ kind: 'tools', payments: false }, column('x', null, { fate: 'dropped' }))[0]).toEqual({
    id: noField,
    label: 'Left out',
  })
  expect(fieldChoices({ kind: 'events', payments: false }, column('x', null)).map((choice) => choice.id)).not.toContain(
    'name',
  )
  const price = fieldChoices({ kind: 'tool-prices', payments: false }, column('Munt', null, { fate: 'dropped' }))
  expect(price.map(({ label }) => label)).toEqual(['Left out', 'Tool', 'Price from', 'Cost', 'Currency', 'Billing period']) // prettier-ignore
  const payments = { kind: 'tools' as const, payments: true, format: null }
  expect(fieldChoices(payments, column('x', null)).map(({ label }) => label)).toEqual([
    'Custom field',
    'Payee',
    'Day of payment',
    'Amount',
    'Currency',
    'Amount before conversion',
    'Currency before conversion',
    'Paid or refunded',
    'Category',
    'Team',
    'Owner',
    'Status',
  ])
  expect(needs({ ...payments, columns: [column('Who', 'name')] }).map((need) => need.met)).toEqual([true, false, false])
})

it('leaves folders out of sentences', () => {
  expect(tidy('/tmp/x y/pages.csv, line 1: no time.', 'pages.csv')).toBe('pages.csv, line 1: no time.')
  expect(tidy('/tmp/a.csv, line 1: no column says who did it. Map one of its columns (id, id (2)) to "visitor" or "user", or say so (--order rows).', 'a.csv')).toBe('a.csv, line 1: no column says who did it. Choose which column it is, or say so.') // prettier-ignore
  // The event comes first: a deal has no page. What to type on the command line is a button here.
  expect(tidy('/tmp/a.csv, line 1: no column says what happened. Map one of its columns (id, at) to "event", "path" or "url". Their values say which column is which (--map "time=at").', 'a.csv')).toBe('a.csv, line 1: no column says what happened. Choose which column names the event, or holds the page. Their values say which column is which.') // prettier-ignore
  expect(tidy('The file pages.csv is gone.', 'pages.csv')).toBe('The file pages.csv is gone.')
})

it('says how much of a column is blank', () => {
  expect(columnNote(column('user_id', 'user', { blank: 0.81 }))).toBe('81\u202f% blank')
  // One value in 500 rows stands beside the note.
  expect(columnNote(column('value', 'value', { blank: 0.998 }))).toBe('over 99\u202f% blank')
  expect(columnNote(column('value', 'value', { blank: 1 }))).toBe('always blank')
  expect(columnNote(column('id', 'messageId', { note: 'removes duplicates', blank: 0.5 }))).toBe('removes duplicates')
})

it('tells problems of one title apart', () => {
  const note = { level: 'info', title: 'How it is read', count: 0, firstLine: null } as const
  expect(problemKey({ ...note, detail: 'a' })).not.toBe(problemKey({ ...note, detail: 'b' }))
})
