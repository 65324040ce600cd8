import { expect, it } from 'vitest'
import { likelyNotSoftware } from './not-software.ts'

it.each([
  ['Travel', 'travel'],
  ['Airlines', 'travel'],
  ['Meals & Entertainment', 'meals'],
  ['Expenses:Meals', 'meals'],
  ['Rent or Lease', 'rent'],
  ['Payroll Expenses', 'payroll'],
  ['Taxes & Licences', null],
  ['Taxes paid', 'taxes'],
  ['Rente', 'bank charges'],
  ['Training', 'training and events'],
  ['Taxi', 'travel'],
  ['Reisekosten', 'travel'],
  ['Gehälter', 'payroll'],
  ['Huur kantoor', 'rent'],
  ['Salaires', 'payroll'],
  ['MCC 5812', 'meals'],
  ['3058 – DELTA', 'travel'],
  ['5734 Computer Software Stores', null],
  ['Travel software', null],
  ['Dues & Subscriptions', null],
  ['Software', null],
  ['IT', null],
  ['Advertising', null],
  // The word begins another one, or stands inside it.
  ['Current accounts', null],
  ['', null],
])('%s is of %s', (category, what) => expect(likelyNotSoftware(category)).toBe(what))
