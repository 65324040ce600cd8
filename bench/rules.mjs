/** Twelve ordered rules in the three dialects, and the same with one changed. */
const rules = [
  ['Sign-up', '/signup/**', '/signup%', 'flow'],
  ['Home', '/', '/'],
  ['Texas cities', '/l/state-43/*', '/l/state-43/%'],
  ['California cities', '/l/state-5/*', '/l/state-5/%'],
  ['Florida cities', '/l/state-9/*', '/l/state-9/%'],
  ['City pages', '/l/*/*', '/l/%/%'],
  ['State pages', '/l/*', '/l/%'],
  ['Hundreds', '/learn/article-1*', '/learn/article-1%'],
  ['Two hundreds', '/learn/article-2*', '/learn/article-2%'],
  ['Articles', '/learn/**', '/learn/%'],
  ['Press', '/about/page-1*', '/about/page-1%'],
  ['About', '/about/**', '/about/%'],
]

export const before = rules
export const after = rules.map((rule) =>
  rule[0] === 'Hundreds' ? ['Hundreds', '/learn/article-3*', '/learn/article-3%'] : rule,
)

/** Twenty groups that are credited, as many as Shapley values are asked for within two seconds. */
export const twenty = [
  ...rules.slice(0, 2),
  ...Array.from({ length: 15 }, (_, i) => [`State ${i + 10}`, `/l/state-${i + 10}/*`, `/l/state-${i + 10}/%`]),
  ['Other places', '/l/**', '/l/%'],
  ['Articles', '/learn/**', '/learn/%'],
  ['About', '/about/**', '/about/%'],
]

export const contentGroups = (list) =>
  list.map(([group, match, , role]) => ({ group, match, ...(role ? { role } : {}) }))

/** CASE expression over `path`; '' for the flow, which is never credited. */
export const groupCase = (list) =>
  `CASE ${list.map(([group, , like, role]) => `WHEN path LIKE '${like}' THEN '${role === 'flow' ? '' : group}'`).join(' ')} ELSE '(other)' END`
