import { expect, it } from 'vitest'
import { wordWidths } from './word-widths.ts'

it('gives the room to columns that have words, and less to those that few rows have', () => {
  const email = 'sven.visser@nordlager-group.co.uk'
  const few = [email, ...Array.from({ length: 9 }, () => null)]
  const widths = wordWidths([Array.from({ length: 10 }, () => 'usr_4327'), Array.from({ length: 10 }, () => email), few], 90) // prettier-ignore
  const [person, emails, colleague] = widths.map((width) => Number.parseInt(width))
  expect(emails).toBeGreaterThan(45)
  expect(colleague).toBeLessThan(emails! * 0.6)
  expect(person).toBeLessThan(colleague!)
  expect(person! + emails! + colleague!).toBeLessThanOrEqual(90)
})

it('leaves room for a heading above nothing, and cuts long notes', () => {
  expect(wordWidths([[null], ['x'.repeat(400)], ['x'.repeat(40)]], 90)).toEqual(['10%', '40%', '40%'])
  expect(wordWidths([[], []], 60)).toEqual(['30%', '30%'])
})
