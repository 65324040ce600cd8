/** Names cut to fit tell themselves apart. */
import { expect, test } from 'vitest'
import { fit, fitAmong, sharedParts, textWidth, wrap } from './text.ts'

const templates = ['templates/lp-video.php', 'templates/lp-classic.php', 'templates/form-page.php', 'default', 'templates/equipment.php'] // prettier-ignore

test('what most names share is left out first, for the rest tells them apart', () => {
  expect(sharedParts(templates)).toEqual({ start: 'templates/', end: '.php' })
  const short = fitAmong(templates)
  expect(templates.map((name) => short(name, 110))).toEqual(['…lp-video.php', '…lp-classic.php', '…form-page.php', 'default', '…equipment.php']) // prettier-ignore
  expect(templates.map((name) => short(name, 87))).toEqual(['…lp-video.php', '…lp-classic…', '…form-page…', 'default', '…equipment…']) // prettier-ignore
  expect(short(templates[0]!, 500)).toBe(templates[0])
  // Of a longer one the middle goes, as of names that share nothing.
  expect(short('templates/a-very-long-name-of-a-landing-page.php', 75)).toMatch(/^…a-.*…/)
  expect(fit('a long name that shares nothing', 90)).toBe('a long n…thing')
})

test('nothing is shared by few names, by one, in the middle of a word, or by names that are all of it', () => {
  for (const names of [['Pricing', 'Prices'], ['/blog/a'], ['/blog/a', '/blog/b', '/x', '/y', '/z'], ['/a/b', '/a/c']])
    expect(sharedParts(names)).toEqual({ start: '', end: '' })
  const [whole] = ['/guides/'].map((name) => fitAmong(['/guides/', '/guides/crane', '/guides/lift'])(name, 30))
  expect(whole).toContain('g')
})

test('names in two lines lose it only where they would be cut', () => {
  const shared = sharedParts(templates)
  expect(wrap('templates/lp-video.php', 100, 12, 2, shared)).toEqual(['templates/lp-', 'video.php'])
  const lines = wrap('templates/lp-video-of-a-crane-truck.php', 110, 12, 2, shared)
  expect(lines.join('')).toBe('…lp-video-of-a-crane-truck.php')
  for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(110.01)
})
