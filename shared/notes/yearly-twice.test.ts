import { expect, it } from 'vitest'
import { yearlyTwiceSentence } from './yearly-twice.ts'

const say = { money: (amount: number) => `€${amount.toFixed(2)}`, date: (day: string) => day }

it('says what a year costs in which each of them has one bill', () => {
  const found = [
    { tool: 'HubSpot', bills: [{ date: '2025-12-03', paid: 21_600 }, { date: '2026-11-20', paid: 23_940 }] },
    { tool: 'Miro', bills: [{ date: '2026-03-14', paid: 6_672.38 }, { date: '2026-03-16', paid: 6_672.38 }] },
  ] // prettier-ignore
  // 100,000 − 23,940 − 6,672.38
  expect(yearlyTwiceSentence(found, 100_000, say)).toBe(
    'More than one bill of a contract by the year, of which one may be for another year or paid twice: HubSpot (€21600.00 on 2025-12-03 and €23940.00 on 2026-11-20) and Miro (€6672.38 on 2026-03-14 and €6672.38 on 2026-03-16). With the first of each alone, €69387.62 was paid.',
  )
  expect(yearlyTwiceSentence([], 100_000, say)).toBeNull()
})
