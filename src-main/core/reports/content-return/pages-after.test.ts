/** Conversions before the first page view of their own person. */
import { expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { pagesAfterSentence } from '../../../../shared/notes/pages-after.ts'
import { openApp } from '../../testing/open-app.ts'

it('of contacts known from before are counted, and what has them is said', async () => {
  const test = await openApp({
    goals: [{ name: 'Good lead', event: 'Contact' }],
    contentCosts: [{ campaign: 'Brand', amount: 100 }],
  })
  try {
    // Ann comes and becomes a contact; Bob was one for years; Cat has phoned and never comes; of Dee the page is at the same moment.
    const events = `timestamp,user_id,event,path,utm_campaign
2026-01-05T10:00:00Z,ann,,/a,Brand
2026-01-05T10:05:00Z,ann,Contact,,
2024-02-05T10:00:00Z,bob,Contact,,
2026-01-06T10:00:00Z,bob,,/a,Brand
2026-01-07T10:00:00Z,cat,Contact,,
2026-01-08T10:00:00Z,dee,Contact,,
2026-01-08T10:00:00Z,dee,,/a,Brand
`
    await test.call('imports.run', { files: [{ file: test.file('a.csv', events) }] })
    const report = await runReport(test.call, 'content-return', { by: 'campaign' })
    expect(report.totals).toMatchObject({ conversions: 4, unattributed: 2, costedConversions: 2, pagesAfter: 1 })
    expect(pagesAfterSentence(report)).toBe(
      '1 of 4 conversions lies before the first page view of their own person, as those of contacts known from before: what brought these people since has no credit for them, and looks too dear. What they did then, such as sending a form, as the goal of content attribution, of people who did “Good lead”, has them (--goal, --did).',
    )
    // Bob is out of the period.
    const since = await runReport(test.call, 'content-return', { by: 'campaign', from: '2026-01-01' })
    expect(since.totals.pagesAfter).toBe(0)
    expect(pagesAfterSentence(since)).toBeNull()
  } finally {
    test.close()
  }
})
