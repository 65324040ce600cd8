import { expect, it } from 'vitest'
import { lastView, rememberView } from './last-views.ts'

it('remembers how each screen was last looked at, until another workspace is open', () => {
  rememberView('w', '/template-comparison', 'a=Home')
  rememberView('w', '/template-comparison', 'a=Blog&b=Integrations')
  expect(lastView('w', '/template-comparison')).toBe('a=Blog&b=Integrations')
  expect([lastView('w', '/paths'), lastView('v', '/template-comparison')]).toEqual([undefined, undefined])
  rememberView('v', '/paths', '')
  expect(lastView('w', '/template-comparison')).toBeUndefined()
})
