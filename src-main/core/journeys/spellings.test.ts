import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workspaceConfig } from '../../../shared/config.ts'
import { checkAlias, pageSpeller } from './spellings.ts'

const spell = (aliases: object[], ignoreCase: boolean | null = null) => {
  const { pages } = workspaceConfig.parse({ pages: { ignoreCase, aliases } })
  const spelled = pageSpeller(pages)
  return (path: string, host = '') => spelled(path, host).name
}

describe('page aliases', () => {
  it('says nothing of other pages, and keeps case unless told', () => {
    const name = spell([{ from: '/Old', to: '/new' }])
    expect(['/Old', '/old', '/Old/x', 'Old'].map((path) => name(path))).toEqual(['/new', '/old', '/Old/x', 'Old'])
  })

  it('ignores case of pages and of what is said about them', () => {
    const name = spell([{ from: '/Old/*', to: '/New' }], true)
    expect(
      ['/OLD/a', '/old/B', '/Template/A', '/template/a', 'Price List', '/%C3%9C'].map((path) => name(path)),
    ).toEqual(['/new', '/new', '/template/a', '/template/a', 'price list', '/%c3%9c'])
  })

  it.each([
    ['/blog/**', '/articles/**', '/blog/a/b', '/articles/a/b'],
    ['/blog/**', '/articles/**', '/blog', '/articles'],
    ['/blog/**', '/**', '/blog', '/'],
    ['/blog/**', '/articles', '/blog/a/b', '/articles'],
    ['/p/*.html', '/p/*', '/p/x.html', '/p/x'],
    ['/**/index.html', '/**', '/a/b/index.html', '/a/b'],
    ['/{de,en}/lp', '/lp', '/en/lp', '/lp'],
    ['https://www.example.com/old/?x=1', 'https://www.example.com/new/', '/old', '/old'],
  ])('%s → %s takes %s for %s', (from, to, path, expected) => {
    expect(spell([{ from, to }])(path)).toBe(expected)
  })

  it('keeps to the host of an address, or to the one that is named', () => {
    const name = spell([
      { from: 'https://LP.example.com/', to: '/lp' },
      { from: '/a', to: '/b', host: 'Shop.example.com' },
    ])
    expect([name('/', 'lp.example.com'), name('/', 'www.example.com')]).toEqual(['/lp', '/'])
    expect([name('/a', 'shop.example.com'), name('/a')]).toEqual(['/b', '/a'])
  })

  it('knows a path that is stored percent-encoded by what people see', () => {
    const name = spell([
      { from: '/café', to: '/coffee' },
      { from: '/menü/**', to: '/menu/**' },
      { from: '/t%C3%A9', to: '/tea' },
    ])
    expect(
      ['/caf%C3%A9', '/caf%c3%a9', '/café', '/men%C3%BC/a%20b', '/t%C3%A9', '/caf%E9'].map((path) => name(path)),
    ).toEqual(['/coffee', '/coffee', '/coffee', '/menu/a b', '/tea', '/caf%E9'])
    const back = spell([{ from: '/café', to: '/caf%C3%A9' }])
    expect([back('/café'), back('/caf%C3%A9')]).toEqual(['/caf%C3%A9', '/caf%C3%A9'])
  })

  it('follows a page that moved twice, and the first alias that fits', () => {
    const name = spell([
      { from: '/2024', to: '/2025' },
      { from: '/20*', to: '/archive' },
      { from: '/2025', to: '/2026' },
    ])
    // /2024 → /2025 by the first; then /20* stands before the exact one.
    expect([name('/2024'), name('/2019')]).toEqual(['/archive', '/archive'])
  })

  it('goes round no ring for ever, and leaves a page that is its own alias', () => {
    const ring = spell([
      { from: '/a', to: '/b' },
      { from: '/b', to: '/a' },
    ])
    expect([ring('/a'), ring('/b')]).toEqual(['/a', '/b'])
    expect(spell([{ from: '/blog/**', to: '/blog' }])('/blog')).toBe('/blog')
  })

  it('refuses what it could not carry over, with a sentence', () => {
    const check = (from: string, to: string) => () => checkAlias({ from, to })
    expect(check('/a/*/b/*', '/c/*')).toThrow('"/c/*" can keep what "/a/*/b/*" stands for only where both have one *')
    expect(check('/a/**', '/c/*')).toThrow('can keep')
    expect(check('/a', '/c/*')).toThrow('can keep')
    expect(check('/{a,b}/*', '/c/*')).toThrow('no braces')
    expect(check('/a/*/b/*', '/c')).not.toThrow()
  })

  it('never tells apart what differs in case, nor makes two of one', () => {
    const segment = fc.constantFrom('a', 'A', 'b', 'Ab', 'x-Y')
    const path = fc.array(segment, { maxLength: 3 }).map((parts) => `/${parts.join('/')}`)
    const alias = fc.record({ from: path, to: path })
    fc.assert(
      fc.property(fc.uniqueArray(alias, { maxLength: 5, selector: ({ from }) => from }), path, (aliases, one) => {
        const name = spell(aliases, true)
        expect(name(one.toUpperCase())).toBe(name(one.toLowerCase()))
        expect(spell([], null)(one)).toBe(one)
      }),
    )
  })
})
