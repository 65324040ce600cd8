import { describe, expect, it } from 'vitest'
import { editDistance, nearest } from './nearest.ts'

describe('the nearest names', () => {
  it('counts what has to change, a swap as one', () => {
    expect(editDistance('', 'abc')).toBe(3)
    expect(editDistance('kitten', 'sitting')).toBe(3)
    expect(editDistance('gogole', 'google')).toBe(1)
    expect(editDistance('paid', 'paid')).toBe(0)
  })

  it('are the other spellings first, then what holds it, then what is a slip away', () => {
    const names = ['cpc', 'email', 'Email', 'email-weekly', 'emial', '(not set)', 'organic']
    expect(nearest('E-Mail', names)).toEqual(['Email', 'email', 'email-weekly', 'emial'])
    expect(nearest('CPC', names)).toEqual(['cpc'])
    expect(nearest('e_mail', names, 1)).toEqual(['Email'])
  })

  it('are none where nothing is near', () => {
    expect(nearest('organic', ['cpc', 'ppc', '(not set)'])).toEqual([])
    expect(nearest('', ['cpc'])).toEqual([])
    expect(nearest('-', ['cpc', '--'])).toEqual([])
    // Two letters are in nearly everything.
    expect(nearest('pc', ['cpc-brand'])).toEqual([])
  })
})
