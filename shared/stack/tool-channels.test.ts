import { expect, test } from 'vitest'
import { toolChannelOf, withToolChannel } from './tool-channels.ts'

const google = { tool: 'Google Ads', by: 'source' as const, keys: ['google'] }
const mail = { tool: 'Mailer', by: 'channel' as const, keys: ['Email'] }

test('a tool brings what is said last, in its place, whatever its capitals', () => {
  expect(withToolChannel([google], mail)).toEqual([google, mail])
  const paid = { tool: 'google ads', by: 'channel' as const, keys: ['Paid Search'] }
  expect(withToolChannel([google, mail], paid)).toEqual([paid, mail])
  expect(toolChannelOf([google, mail], 'GOOGLE ADS')).toBe(google)
})

test('a tool that brings nothing is none', () => {
  expect(withToolChannel([google, mail], { ...google, keys: [] })).toEqual([mail])
  expect(withToolChannel([mail], { ...google, keys: [] })).toEqual([mail])
})
