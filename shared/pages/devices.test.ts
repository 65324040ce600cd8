import { expect, test } from 'vitest'
import { devicesKnownSince, onDevice, unknownDevicesSentence } from './devices.ts'

test('a report by device says why some are not known', () => {
  const rows = [{ key: 'mobile' }, { key: '(not set)' }]
  expect(unknownDevicesSentence({ params: { by: 'device' }, rows })).toBe(devicesKnownSince)
  expect(unknownDevicesSentence({ params: { by: 'device' }, rows: rows.slice(0, 1) })).toBeNull()
  expect(unknownDevicesSentence({ params: { by: 'medium' }, rows })).toBeNull()
  expect(unknownDevicesSentence({ params: {} })).toBeNull()
})

test('people on a device', () => {
  expect((['mobile', 'other', '(not set)'] as const).map(onDevice)).toEqual([
    'on mobile',
    'on another device',
    'on a device nobody knows',
  ])
})
