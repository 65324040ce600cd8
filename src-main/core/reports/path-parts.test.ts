import { expect, it } from 'vitest'
import { findParts } from './path-parts.ts'

it('a part that several templates have, most people first; what all or one has says nothing', () => {
  const on = (path: string, template: number, people: number) => ({ path, template, people })
  expect(
    findParts([
      on('/lp/calculator/care/shifts', 0, 10),
      on('/lp/calculator/retail/shifts', 0, 5),
      on('/lp/demo/care', 1, 4),
      on('/lp/demo/retail/care', 1, 3),
      on('/lp/{demo}/lp/retail', 1, 1),
    ]),
  ).toEqual([
    // Care: 10 of the calculator, 4 + 3 of the demo; retail: 5, and 3 + 1. `lp` has everybody, `shifts` one template.
    { part: 'care', pages: '/**/care/**', people: 17, templates: 2 },
    { part: 'retail', pages: '/**/retail/**', people: 9, templates: 2 },
  ])
  // Names of pages have no parts.
  expect(findParts([on('Home/care', 0, 1), on('Start/care', 1, 1), on('Other', 2, 1)])).toEqual([])
})
