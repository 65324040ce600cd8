import { expect, test } from 'vitest'
import { channelsIn } from '../../../shared/pages/channels.ts'
import { withChannel } from './with-channel.ts'

test('channels are added, changed and taken away one by one', () => {
  expect(withChannel([], 0, 'Paid Search')).toBe('Paid Search')
  const two = withChannel(['Paid Search'], 1, 'Paid Social')!
  expect(channelsIn(two)).toEqual(['Paid Search', 'Paid Social'])
  expect(withChannel(channelsIn(two), 0, 'Email')).toBe('Email,Paid Social')
  expect(withChannel(channelsIn(two), 0, '')).toBe('Paid Social')
  expect(withChannel(['Email'], 0, '')).toBeNull()
})
