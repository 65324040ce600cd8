import { expect, it } from 'vitest'
import { lastView, rememberView } from './last-views.ts'

it('remembers how each screen was last looked at, until another workspace is open', () => {
  rememberView('first', '/template-comparison', 'a=Home')
  rememberView('first', '/template-comparison', 'a=Blog&b=Integrations')
  expect(lastView('first', '/template-comparison')).toBe('a=Blog&b=Integrations')
  expect([lastView('first', '/paths'), lastView('second', '/template-comparison')]).toEqual([undefined, undefined])
  rememberView('second', '/paths', '')
  expect(lastView('first', '/template-comparison')).toBeUndefined()
})
