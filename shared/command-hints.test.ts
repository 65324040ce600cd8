import { expect, it } from 'vitest'
import { withoutCommands } from './command-hints.ts'

it('takes flags and commands out of a sentence, and nothing else', () => {
  expect(withoutCommands('Say so (--order rows). It is "a (b)".')).toBe('Say so. It is "a (b)".')
  expect(withoutCommands('Choose it (--map "value=Betrag (EUR),time=Tag").')).toBe('Choose it.')
  expect(withoutCommands('Costs are entered (`config set costs.csv`) here (now).')).toBe(
    'Costs are entered here (now).',
  )
})

it('says where on screen a setting of the configuration is', () => {
  expect(withoutCommands('They count 114.00 EUR less (vatIncluded in the configuration).')).toBe(
    'They count 114.00 EUR less (under Paid and contract, at the tool).',
  )
  expect(withoutCommands('2 payees are left out (excludePayees and excludePaymentCategories in the configuration).')).toBe('2 payees are left out (under Inventory, Left out).') // prettier-ignore
  expect(withoutCommands('Set it under Settings, Exchange rates ("rates" in the configuration).')).toBe(
    'Set it under Settings, Exchange rates.',
  )
})
