import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileGlob, compileNamePattern } from './glob.ts'

const cases: [pattern: string, matches: string[], not: string[]][] = [
  ['/', ['/'], ['', '/a']],
  ['/l/*', ['/l/texas'], ['/l', '/l/texas/houston', '/L/texas']],
  ['/*/*/', ['/l/texas'], ['/l', '/l/a/b', '/']],
  ['/learn/**', ['/learn', '/learn/a', '/learn/a/b'], ['/learned', '/x/learn']],
  ['/**', ['/', '/a', '/a/b'], ['label']],
  ['/*', ['/a'], ['/', '/a/b']],
  ['**', ['/', '/a/b', 'A label'], []],
  ['**/signup', ['/signup', '/a/b/signup'], ['/signup/now', '/a-signup']],
  ['/a/**/b/**/c', ['/a/b/c', '/a/x/b/y/z/c'], ['/a/c', '/a/b/x']],
  ['/blog-*', ['/blog-', '/blog-a'], ['/blog', '/blog-/a']],
  ['/*-vs-*-and-*', ['/a-vs-b-and-c', '/-vs--and-'], ['/a-vs-b', '/a-and-b-vs-c']],
  ['/{en,de}/{a,b/c}', ['/en/a', '/de/b/c'], ['/fr/a', '/en/b']],
  ['/a{,/b}', ['/a', '/a/b'], ['/a/c']],
  ['/a{b', ['/a{b'], ['/ab']],
  ['/price?[1].html', ['/price?[1].html'], ['/priceX1xhtml']],
  ['/x%20y', ['/x%20y'], ['/x y']],
  ['Home*', ['Home', 'Home page'], ['/Home']],
  ['/a/**b', ['/a/b', '/a/xb'], ['/a/x/b']],
]

describe('compileGlob', () => {
  it.each(cases)('%s', (pattern, matches, not) => {
    const test = compileGlob(pattern)
    expect(matches.filter((path) => !test(path))).toEqual([])
    expect(not.filter(test)).toEqual([])
  })

  it('refuses a pattern that stands for too many', () => {
    expect(() => compileGlob('/{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}')).toThrow('more than 1000 patterns')
  })

  it('agrees with a slow matcher that tries everything', () => {
    const piece = fc.constantFrom('a', 'b', 'ab', '*', '**', 'a*', '*b', 'a*b*')
    const pattern = fc.array(piece, { minLength: 1, maxLength: 5 }).map((parts) => '/' + parts.join('/'))
    const path = fc
      .array(fc.constantFrom('a', 'b', 'ab', 'aab', 'ba'), { maxLength: 5 })
      .map((parts) => '/' + parts.join('/'))
    fc.assert(
      fc.property(pattern, path, (glob, candidate) => {
        expect(compileGlob(glob)(candidate)).toBe(slow(segments(glob), segments(candidate)))
      }),
      { numRuns: 2_000 },
    )
  })

  it('stays fast on a pattern made to be slow', () => {
    const test = compileGlob('/' + 'a*'.repeat(30) + 'b')
    expect(test('/' + 'a'.repeat(5_000))).toBe(false)
  })
})

const nameCases: [pattern: string, matches: string[], not: string[]][] = [
  ['brand*', ['brand', 'brand a/b', 'brand/'], ['a brand']],
  ['*–*', ['Invisalign – Before/After video', '–'], ['Invisalign']],
  ['**before**', ['a/before/b', 'before'], ['a']],
  ['*/after*', ['before/after video'], ['after']],
  ['*', ['a', '/', 'a/b'], []],
  ['a/', ['a/'], ['a']],
  ['a*b*c', ['abc', 'a/b/b/c'], ['acb', 'abcd']],
  ['{a,b}*', ['a/x', 'b'], ['c']],
  ['a(b)+', ['a(b)+'], ['ab']],
]

describe('compileNamePattern', () => {
  it.each(nameCases)('%s', (pattern, matches, not) => {
    const test = compileNamePattern(pattern)
    expect(matches.filter((name) => !test(name))).toEqual([])
    expect(not.filter(test)).toEqual([])
  })

  it('agrees with a slow matcher that tries everything', () => {
    const text = (characters: string[]) =>
      fc.array(fc.constantFrom(...characters), { maxLength: 9 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text(['a', 'b', '/', '*']), text(['a', 'b', '/']), (pattern, name) => {
        expect(compileNamePattern(pattern)(name)).toBe(slowText(pattern, name, false))
      }),
      { numRuns: 2_000 },
    )
  })

  it('stays fast on a pattern made to be slow', () => {
    expect(compileNamePattern('a*'.repeat(30) + 'b')('a'.repeat(5_000))).toBe(false)
  })
})

const segments = (text: string): string[] => (text === '/' ? [] : text.slice(1).split('/'))

function slow(glob: string[], path: string[]): boolean {
  const [first, ...rest] = glob
  if (first === undefined) return path.length === 0
  if (first === '**') return path.some((_, i) => slow(rest, path.slice(i))) || slow(rest, [])
  if (path.length === 0) return false
  return slowText(first, path[0]!, first === '*') && slow(rest, path.slice(1))
}

function slowText(glob: string, text: string, whole: boolean): boolean {
  if (glob === '') return text === ''
  if (glob[0] !== '*') return text[0] === glob[0] && slowText(glob.slice(1), text.slice(1), false)
  for (let taken = whole ? 1 : 0; taken <= text.length; taken++)
    if (slowText(glob.slice(1), text.slice(taken), false)) return true
  return false
}
