import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openApp } from '../testing/open-app.ts'

/**
 * Ann converts between her two visits; anonymous a9 converts too. Bob is known and only reads, on two devices. Eve is
 * known and never saw a page. Visitor c1 is neither known nor converted.
 */
const csv = `timestamp,visitor,user_id,event,path
2019-01-01T10:00:00Z,a1,,,/learn/x
2019-01-02T10:00:00Z,a1,ann,Signup,
2019-01-03T10:00:00Z,a1,ann,,/city/y
2019-01-01T10:00:00Z,a9,,,/city/z
2019-01-01T11:00:00Z,a9,,Signup,
2019-01-01T09:00:00.250Z,b1,,,/learn/x
2019-02-01T09:00:00Z,b1,bob,Logged In,
2019-03-01T09:00:00Z,b2,bob,,/city/y
2019-03-01T09:00:00Z,,eve,Logged In,
2019-03-01T09:00:00Z,c1,,,/city/y
`

it('known people who did not convert have all their interactions, converters those up to their conversion', async () => {
  const test = await openApp({
    contentGroups: [{ group: 'Articles', match: '/learn/**', topics: ['help'] }],
    goals: [{ name: 'Signup', event: 'Signup' }],
  })
  try {
    await test.call('imports.run', { files: [{ file: test.file('e.csv', csv) }] })
    const output = join(test.folder, 'traits.jsonl')
    const records = async (people: 'converted' | 'known', lookbackDays: number | null = null) => {
      await test.call('export.traits', { people, lookbackDays, output })
      const text = readFileSync(output, 'utf8')
      expect(await test.call('export.traitsText', { people, lookbackDays })).toMatchObject({ text })
      const lines = text.trim().split('\n')
      return lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    }
    const article = (interactionAt: string) => ({
      contentPath: '/learn/x', contentGroup: 'Articles', contentTopics: ['help'], interactionAt,
    }) // prettier-ignore
    const city = (contentPath: string, interactionAt: string) => ({
      contentPath, contentGroup: '(other)', contentTopics: [], interactionAt,
    }) // prettier-ignore
    const a9 = city('/city/z', '2019-01-01T10:00:00.000Z')
    const ann = article('2019-01-01T10:00:00.000Z')
    const converted = [
      { userId: 'a9', firstInteraction: a9, lastInteraction: a9, numInteractions: 1 },
      { userId: 'ann', firstInteraction: ann, lastInteraction: ann, numInteractions: 1 },
    ]
    const others = [
      {
        userId: 'bob',
        firstInteraction: article('2019-01-01T09:00:00.250Z'),
        lastInteraction: city('/city/y', '2019-03-01T09:00:00.000Z'),
        numInteractions: 2,
      },
      { userId: 'eve', firstInteraction: null, lastInteraction: null, numInteractions: 0 },
    ]
    expect(await records('converted')).toEqual(converted)
    expect(await records('known')).toEqual([...converted, ...others])
    // A lookback is one from a conversion; who has none keeps everything.
    expect(await records('known', 0.5)).toEqual([
      converted[0],
      { userId: 'ann', firstInteraction: null, lastInteraction: null, numInteractions: 0 },
      ...others,
    ])
  } finally {
    test.close()
  }
})
