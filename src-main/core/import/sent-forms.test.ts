import { expect, it } from 'vitest'
import { openApp } from '../testing/open-app.ts'

const entries = (people: number): string =>
  `Submitted,Email,Page URL\n${Array.from({ length: 12 }, (_, at) => `2026-09-${10 + at} 10:00,p${at % people}@x.org,https://x.org/lp/${at % 2}\n`).join('')}`
const map = { time: 'Submitted', user: 'Email', url: 'Page URL' }

it('does not take forms for views of the page they were sent from: what the rows are is asked', async () => {
  const test = await openApp()
  try {
    const file = test.file('quote-request.csv', entries(12))
    const { problems } = await test.call('imports.inspect', { file, map })
    expect(problems.find(({ eventOffer }) => eventOffer !== undefined)).toMatchObject({
      level: 'error',
      eventOffer: 'Quote request',
      detail: expect.stringContaining('quote-request.csv, line 1: hardly anybody is in two of its rows, as with forms that were sent, and by their page alone each would be a page view. Name what they are (--map "event==Quote request"), or name them Page Viewed.') as string, // prettier-ignore
    })
    await expect(test.call('imports.run', { files: [{ file, map }] })).rejects.toThrow('as with forms that were sent')
    const { files } = await test.call('imports.run', { files: [{ file, map: { ...map, event: '=Page Viewed' } }] })
    expect(files[0]!.rowsImported).toBe(12)
    // People who come again look at pages.
    const views = test.file('views.csv', entries(5))
    expect((await test.call('imports.inspect', { file: views, map })).problems.filter(({ level }) => level === 'error')).toEqual([]) // prettier-ignore
  } finally {
    test.close()
  }
})
