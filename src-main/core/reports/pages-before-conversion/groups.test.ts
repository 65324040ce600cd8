/** Pages of some content groups, before a conversion. */
import { expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { openApp } from '../../testing/open-app.ts'

const contentGroups = ['blog', 'guides', 'home'].map((group) => ({ group, match: `/${group}/**` }))
/** Ann reads two articles and a guide, Bob sees home alone, and nothing is known of Cid. */
const csv = `timestamp,user_id,event,path
2024-01-01T10:00:00Z,ann,,/blog/a
2024-01-01T10:01:00Z,ann,,/home/a
2024-01-01T10:02:00Z,ann,,/blog/a
2024-01-01T10:03:00Z,ann,,/guides/b
2024-01-01T10:04:00Z,ann,Trial,
2024-01-01T10:05:00Z,ann,,/blog/late
2024-01-02T10:00:00Z,bob,,/home/a
2024-01-02T10:01:00Z,bob,Trial,
2024-01-03T10:00:00Z,cid,Trial,
`

it('counts only pages of these groups, and tells none of these from no page at all', async () => {
  const test = await openApp({ contentGroups, goals: [{ name: 'Trial', event: 'Trial' }] })
  try {
    await test.call('imports.run', { files: [{ file: test.file('e.csv', csv) }] })
    const of = async (groups: string[] | null) => {
      const { rows, totals } = await runReport(test.call, 'pages-before-conversion', { groups })
      const some = rows.filter((row) => row.conversions > 0).map((row) => [row.interactions, row.conversions])
      return [some, totals.medianAttributed, totals.attributed, totals.unattributed, totals.mean]
    }
    expect(await of(null)).toEqual([[[0, 1], [1, 1], [4, 1]], 2.5, 2, 1, 5 / 3]) // prettier-ignore
    expect(await of(['blog', 'guides'])).toEqual([[[0, 1], [3, 1], ['(none)', 1]], 1.5, 2, 1, 1]) // prettier-ignore
    expect(await of(['guides'])).toEqual([[[0, 1], [1, 1], ['(none)', 1]], 0.5, 2, 1, 1 / 3]) // prettier-ignore
    await expect(of(['Blog'])).rejects.toThrow('There is no content group "Blog"')
  } finally {
    test.close()
  }
})
