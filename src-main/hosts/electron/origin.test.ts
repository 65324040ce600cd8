import { describe, expect, it } from 'vitest'
import { isOurs, isTrustedSender, workspaceArgument } from './origin.ts'

describe('the origin of the desktop app', () => {
  it.each([
    ['app://touchstack/', true],
    ['app://touchstack/index.html#/imports', true],
    ['app://touchstack.example/', false],
    ['app://other/', false],
    ['https://touchstack/', false],
    ['file:///etc/passwd', false],
    ['javascript:alert(1)', false],
    ['', false],
  ])('%s', (url, expected) => expect(isOurs(url)).toBe(expected))

  it('is spoken for by the top frame alone', () => {
    expect(isTrustedSender({ url: 'app://touchstack/', parent: null })).toBe(true)
    expect(isTrustedSender({ url: 'app://touchstack/', parent: {} })).toBe(false)
    expect(isTrustedSender({ url: 'https://example.org/', parent: null })).toBe(false)
    expect(isTrustedSender(null)).toBe(false)
  })

  it('finds the workspace it is opened with', () => {
    expect(workspaceArgument(['electron', '.', '-w', 'a'])).toBe('a')
    expect(workspaceArgument(['Touchstack', '/x/b.touchstack'])).toBe('/x/b.touchstack')
    expect(workspaceArgument(['Touchstack'])).toBeNull()
  })
})
