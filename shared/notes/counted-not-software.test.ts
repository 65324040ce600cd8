import { expect, it } from 'vitest'
import { costText, countedNotSoftware } from './counted-not-software.ts'
import type { InventoryTool } from '../stack/stack.ts'
import { inventoryTool } from '../testing/inventory-tool.ts'

const tool = (name: string, more: Partial<InventoryTool>): InventoryTool => inventoryTool({ name, ...more })
const money = (amount: number, currency: string): string => `${amount} ${currency}`
const said = (...tools: InventoryTool[]) => countedNotSoftware(tools, '2026-11-27', 'USD', money)

it('sums up payees that count and are likely no software, those in use that day', () => {
  const found = said(
    tool('Rent Ltd', { cost: 100, billingPeriod: 'month', likelyNotSoftware: 'rent' }),
    tool('Apple', { cost: 5000, billingPeriod: 'year', currency: 'EUR', bookedElsewhere: '15000 Equipment' }),
    tool('Airline', { likelyNotSoftware: 'travel' }),
    tool('Gone', { cost: 7, billingPeriod: 'year', endDate: '2026-01-01', likelyNotSoftware: 'travel' }),
    tool('Figma', { cost: 9, billingPeriod: 'year', maybeNotSoftware: 'goods too' }),
  )
  expect(found).toEqual({
    sentence:
      '3 payees of this are likely no software, by what they are called or booked as: 5000 EUR and 1200 USD a year, 1 of unknown cost.',
    names: ['Apple', 'Rent Ltd', 'Airline'],
    untilLeftOut: 'They count until somebody leaves them out',
  })
  const one = said(tool('Rent Ltd', { cost: 100, billingPeriod: 'month', likelyNotSoftware: 'rent' }))
  expect(one?.sentence).toBe('1 payee of this is likely no software, by what it is called or booked as: 1200 USD a year.') // prettier-ignore
  expect(one?.untilLeftOut).toBe('It counts until somebody leaves it out')
  expect(said(tool('Figma', { cost: 9, billingPeriod: 'year' }))).toBeNull()
})

it('takes the price of the day', () => {
  const prices = [{ from: '2026-01-01', cost: 20, currency: null, billingPeriod: 'year' as const }]
  const figma = tool('Figma', { cost: 9, billingPeriod: 'year', prices })
  expect([costText([figma], '2025-06-01', 'USD', money), costText([figma], '2026-06-01', 'USD', money)]).toEqual(['9 USD a year', '20 USD a year']) // prettier-ignore
})
