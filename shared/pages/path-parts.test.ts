import { expect, test } from 'vitest'
import { pagesWords, partsIn, patternOf, patternOfText, textIn } from './path-parts.ts'

test('one part and two are told from their pattern', () => {
  expect(patternOf(['care'])).toBe('/**/care/**')
  expect(patternOf(['en', 'care'])).toBe('{/**/en/**/care/**,/**/care/**/en/**}')
  for (const parts of [['care'], ['en', 'care']] as const) expect(partsIn(patternOf(parts))).toEqual(parts)
})

test('a pattern that somebody wrote is left as it is', () => {
  for (const written of ['/learn/**', '/**/{a,b}/**', '{/**/a/**/b/**,/**/b/**/c/**}', '/**/a/**/b/**'])
    expect(partsIn(written)).toBeNull()
})

test('pages are spoken of by their parts', () => {
  expect(pagesWords(patternOf(['en', 'care']))).toBe('pages with /en/ and /care/ in their path')
  expect(pagesWords('/**/*pflege*/**')).toBe('pages with “pflege” in their path')
  expect(pagesWords('/learn/**')).toBe('pages like /learn/**')
  expect(pagesWords('/lp/rental')).toBe('/lp/rental')
  expect(pagesWords('/cursos/{gestao-projetos,contabilidade,ingles-negocios}').length).toBeLessThanOrEqual(51)
})

test('any text is looked for anywhere in the path, and a pattern stays one', () => {
  expect(patternOfText(' pflege ')).toBe('/**/*pflege*/**')
  expect(patternOfText('*pflege*')).toBe('/**/*pflege*/**')
  expect(textIn('/**/*pflege*/**')).toBe('pflege')
  expect(patternOfText('/de/*/pflege')).toBe('/de/*/pflege')
  expect(patternOfText('{/de/**,/at/**}')).toBe('{/de/**,/at/**}')
  expect(patternOfText(' * ')).toBeNull()
  for (const other of ['/**/pflege/**', '/de/*/pflege']) expect(textIn(other)).toBeNull()
})
