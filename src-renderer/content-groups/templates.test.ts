import { describe, expect, it } from 'vitest'
import { patternFor, proposeTemplates } from './templates.ts'

const paths = (...list: string[]) => list.map((path, index) => ({ path, views: 100 - index }))

describe('proposeTemplates', () => {
  it('finds the variable segments', () => {
    const found = proposeTemplates(
      paths(
        '/es/l/texas/houston',
        '/es/l/ohio/columbus',
        '/es/l/florida/miami',
        '/clinic/77002',
        '/clinic/10001',
        '/clinic/94110',
        '/partners',
      ),
    )
    expect(found).toEqual([
      { pattern: '/es/l/*/*', paths: 3, views: 297 },
      { pattern: '/clinic/*', paths: 3, views: 288 },
    ])
  })

  it('branches on segments with few values', () => {
    const found = proposeTemplates(
      paths('/docs/api/a', '/docs/api/b', '/docs/api/c', '/docs/guide/x', '/docs/guide/y', '/docs/guide/z'),
    )
    expect(found.map((template) => template.pattern)).toEqual(['/docs/api/*', '/docs/guide/*'])
  })

  it('leaves labels, single pages and pairs alone', () => {
    expect(proposeTemplates(paths('Home', 'Pricing', 'About', '/', '/a', '/b', '/c', '/x/1', '/x/2'))).toEqual([])
  })

  it('starts a rule with the template a path belongs to', () => {
    const templates = [{ pattern: '/clinic/*', paths: 3, views: 1 }]
    expect(patternFor('/clinic/77002', templates)).toBe('/clinic/*')
    expect(patternFor('/clinic/77002/map', templates)).toBe('/clinic/77002/map')
    expect(patternFor('Pricing', templates)).toBe('Pricing')
  })
})
