import { openApp, type TestApp } from './open-app.ts'

/**
 * A site small enough to follow by hand. Ann reads an article, comes back to a city page and signs up. Bob lands on a
 * city page and signs up there. Cid only reads. Dan signs up without having seen a page. Eve's device is blocked.
 */
const csv = `timestamp,anonymous_id,user_id,event,path,referrer,utm_source,plan,revenue
2019-01-01T10:00:00Z,a1,,,/learn/chapter-7,https://www.google.com/,,,
2019-01-03T10:00:00Z,a2,ann,,/l/texas/houston,https://example.org/learn/chapter-7,news,,
2019-01-03T10:05:00Z,a2,ann,,/signup,,,,
2019-01-03T10:06:00Z,a2,ann,Signup Completed,,,,pro,30
2019-01-02T10:00:00Z,a1,ann,Logged In,,,,,
2019-01-04T09:00:00Z,b1,,,/l/texas/austin/,https://www.bing.com/search?q=x,,,
2019-01-04T09:01:00Z,b1,bob,Signup Completed,,,,free,12.5
2019-01-05T09:00:00Z,c1,,,/learn/chapter-13?utm_source=mail,,,,
2019-01-05T09:00:00Z,,dan,Signup Completed,,,,pro,
2019-01-06T09:00:00Z,guest,null,,/l/texas/houston,,,,
`

const config = {
  contentGroups: [
    { group: 'City pages', match: '/l/*/*', topics: ['bankruptcy', 'local'] },
    { group: 'Articles', match: '/learn/**', topics: ['bankruptcy'] },
    { group: 'Sign-up', match: '/signup/**', role: 'flow' },
  ],
  goals: [
    { name: 'Signup', event: 'Signup Completed', value: { property: 'revenue' } },
    { name: 'Paid', event: 'Signup Completed', where: { plan: ['pro', 'team'] } },
    { name: 'Sign-up page', path: '/signup', value: { fixed: 2 } },
  ],
}

export async function openSmallSite(): Promise<TestApp> {
  const test = await openApp(config)
  await test.call('imports.run', { files: [{ file: test.file('events.csv', csv) }] })
  return test
}
