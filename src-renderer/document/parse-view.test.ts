import { expect, it } from 'vitest'
import { parseView, withTitle } from './parse-view.ts'

it('takes a view apart: the report, what was chosen, and what a person called it', () => {
  expect(parseView('#/paths?by=source&goal=Free+trial')).toEqual({ slug: 'paths', search: 'by=source&goal=Free+trial', title: null }) // prettier-ignore
  expect(parseView('paths?title=Ways%20of%20paid&by=source')).toEqual({ slug: 'paths', search: 'by=source', title: 'Ways of paid' }) // prettier-ignore
  expect(parseView('volume?title=+')).toEqual({ slug: 'volume', search: '', title: null })
  expect(() => parseView('nonsense?a=1')).toThrow('There is no report "nonsense"; there are content-attribution,')
})

it('gives a view another title, or none, and leaves what was chosen', () => {
  expect(withTitle('paths?by=source', ' Ways & means ')).toBe('paths?by=source&title=Ways+%26+means')
  expect(parseView(withTitle('paths?by=source', 'Ways & means')).title).toBe('Ways & means')
  expect(withTitle('paths?by=source&title=Old', null)).toBe('paths?by=source')
  expect(withTitle('volume?title=Old', '')).toBe('volume')
})
