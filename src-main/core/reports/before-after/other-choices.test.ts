/** Where another choice of days gives another verdict: worked out by hand. */
import { expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { beforeAfterFinding } from '../../../../shared/findings/before-after.ts'
import { plainWords } from '../../../../shared/findings/words.ts'
import { openApp } from '../../testing/open-app.ts'

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')
const at = (day: number): string => new Date(Date.UTC(2024, 2, 1, 12) + day * 86_400_000).toISOString()

it('names the choices of days with which a change is told, and takes chosen pages together', async () => {
  const test = await openApp({ contentGroups: [{ group: 'A', match: '/a/*' }], goals: [{ name: 'Bought', event: 'Bought' }] }) // prettier-ignore
  try {
    // 30 land a day for 40 days; since the 21st day 5 of them buy at once, before 3 did; then 1 more buys six days later before, none after.
    const rows = Array.from({ length: 40 }, (_, day) =>
      Array.from({ length: 30 }, (_, each) => {
        const [who, since] = [`d${day}-${each}`, day >= 20]
        const lands = `${at(day)},${who},,/a/${each % 2}`
        if (each < (since ? 5 : 3)) return [lands, `${at(day + 0.1)},${who},Bought,`]
        return each === 29 && !since ? [lands, `${at(day + 6)},${who},Bought,`] : [lands]
      }).flat(),
    ).flat()
    const csv = ['timestamp,visitor,event,path', ...rows].join('\n')
    await test.call('imports.run', { files: [{ file: test.file('e.csv', `${csv}\n`) }] })
    const { params, totals, ...found } = await runReport(test.call, 'before-after', {
      date: '2024-03-21',
      pages: '/a/*',
      by: 'page',
    })
    // 60 + 20 before and 100 after: 80 % would come within a day, 100 % within 7.
    expect(params.withinDays).toBe(7)
    expect(totals.pValue).toBeGreaterThan(0.05)
    // The data end on 9 April, so who landed by the 7th has had a day: 18 days on each side, and all 20 before.
    expect(totals.otherwise.map(({ withinDays, from, to }) => [withinDays, from, to])).toEqual([
      [1, '2024-03-03', '2024-04-08'],
      [1, '2024-03-01', '2024-04-08'],
    ])
    // 54 of 540, or 60 of 600, against 90 of 540.
    expect(totals.otherwise[0]).toMatchObject({ daysBefore: 18, daysAfter: 18, rateBefore: 0.1, rateAfter: 90 / 540 })
    expect(totals.otherwise[1]).toMatchObject({ daysBefore: 20, daysAfter: 18, rateBefore: 0.1, rateAfter: 90 / 540 })
    const { headline, sub } = beforeAfterFinding({ ...found, params, totals })
    expect(plain(plainWords(headline))).toMatch(
      /^Since 21 Mar 2024, among those who landed on pages .*no change can be told/,
    )
    expect(plain(sub.join(' '))).toMatch(
      /Another choice of days says otherwise: with .*conversions within 1 day the rate is 6\.67 points higher /,
    )
    const asked = await runReport(test.call, 'before-after', { date: '2024-03-21', withinDays: 7, from: params.from, to: params.to }) // prettier-ignore
    expect(asked.totals.otherwise).toEqual([])
  } finally {
    test.close()
  }
})
