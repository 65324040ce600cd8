import { expect, it } from 'vitest'
import { checkViewParams } from './view-params.ts'

it('refuses what neither a report nor its screen knows, with what the report takes', () => {
  expect(() => checkViewParams('renewals?withinDays=120')).toThrow(
    'renewals has no param "withinDays"; it takes asOf, days, only, title.',
  )
  expect(() => checkViewParams('#/import-health?by=page')).toThrow('import-health has no param "by"; it takes title.')
})

it('refuses a value that the report does not take, as its option does', () => {
  expect(() => checkViewParams('template-comparison?withinEach=nonsense')).toThrow(
    /^template-comparison\?withinEach must be one of device, channel, .*, not "nonsense"\.$/,
  )
  expect(() => checkViewParams('renewals?days=abc')).toThrow('renewals?days must be a number, not "abc".')
  expect(() => checkViewParams('renewals?days=-3')).toThrow(/^renewals\?days: /)
  expect(() => checkViewParams('before-after?date=May')).toThrow(
    'before-after?date: must be a date such as 2019-06-30.',
  )
})

it('takes its own params, a title, what links carry and how a screen arranges it', () => {
  for (const view of [
    'renewals?days=120&asOf=2026-01-01&title=To decide',
    'renewals?view=list&tool=Zoom&goal=Trial&lookbackDays=30',
    'stack-cost?measure=period&from=2026-01-01&to=2027-01-01&against=year&by=team&key=Sales',
    'paths?by=page',
    'paths?by=&lookbackDays=null',
    'model-comparison?models=first,last',
    'volume',
  ])
    expect(() => checkViewParams(view)).not.toThrow()
})
