import { expect, it } from 'vitest'
import { checkViewParams } from './view-params.ts'

it('refuses what neither a report nor its screen knows, with what the report takes', () => {
  expect(() => checkViewParams('renewals?withinDays=120')).toThrow(
    'renewals has no param "withinDays"; it takes asOf, days, title.',
  )
  expect(() => checkViewParams('#/import-health?by=page')).toThrow('import-health has no param "by"; it takes title.')
})

it('takes its own params, a title, what links carry and how a screen arranges it', () => {
  for (const view of [
    'renewals?days=120&asOf=2026-01-01&title=To decide',
    'renewals?view=list&tool=Zoom&goal=Trial&lookbackDays=30',
    'stack-cost?measure=period&from=2026-01-01&to=2027-01-01&against=year&by=team&key=Sales',
    'paths?by=page',
    'volume',
  ])
    expect(() => checkViewParams(view)).not.toThrow()
})
