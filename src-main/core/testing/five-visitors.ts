/**
 * A site small enough to follow by hand, for the golden numbers of journey reports. Times are January 2019, UTC.
 *
 * - Ann: article on the 1st, and two days later a city page, the sign-up page, and signs up.
 * - Bob: city page, another city page two minutes later, signs up three minutes after that: one visit.
 * - Cid: an article, then the home page ten minutes later, and an hour after that the home page again; never signs up.
 * - Dan signs up without having seen a page.
 * - Eve: the home page, on the 5th.
 */
export const fiveVisitors = `timestamp,anonymous_id,user_id,event,path,revenue
2019-01-01T10:00:00Z,a,,,/learn/chapter-7,
2019-01-03T10:00:00Z,a,ann,,/l/texas/houston,
2019-01-03T10:05:00Z,a,ann,,/signup,
2019-01-03T10:06:00Z,a,ann,Signup Completed,,30
2019-01-04T09:00:00Z,b,,,/l/texas/austin,
2019-01-04T09:02:00Z,b,,,/l/texas/dallas,
2019-01-04T09:05:00Z,b,bob,Signup Completed,,12.5
2019-01-02T08:00:00Z,c,,,/learn/chapter-13,
2019-01-02T08:10:00Z,c,,,/,
2019-01-02T09:10:00Z,c,,,/,
2019-01-05T09:00:00Z,,dan,Signup Completed,,
2019-01-05T12:00:00Z,e,,,/,
`

export const fiveVisitorsConfig = {
  contentGroups: [
    { group: 'City pages', match: '/l/*/*', topics: ['local'] },
    { group: 'Articles', match: '/learn/**', topics: ['bankruptcy'] },
    { group: 'Sign-up', match: '/signup/**', role: 'flow' },
    { group: 'Home', match: '/' },
  ],
  goals: [{ name: 'Signup', event: 'Signup Completed', value: { property: 'revenue' } }],
}
