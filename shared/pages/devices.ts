/** Kinds of devices; other is a television, a console, a watch or a car. */
export const devices = ['desktop', 'mobile', 'tablet', 'other'] as const
export type Device = (typeof devices)[number]

/** What reports on templates are asked about. */
export const askedDevices = [...devices, '(not set)'] as const
type AskedDevice = (typeof askedDevices)[number]

/** Where some people are on none that is known. */
export const devicesKnownSince =
  'What exports say of devices is known only of what was imported since they are kept: undo an earlier import and import the file again.'

/** Of people: `on mobile`. */
export const onDevice = (device: AskedDevice): string =>
  device === '(not set)' ? 'on a device nobody knows' : device === 'other' ? 'on another device' : `on ${device}`

/** Of a report by device that does not know all of them; else null. */
export function unknownDevicesSentence(report: { params: object; rows?: readonly object[] }): string | null {
  const isByDevice = 'by' in report.params && report.params.by === 'device'
  const isUnknown = (row: object): boolean => 'key' in row && row.key === '(not set)'
  return isByDevice && report.rows?.some(isUnknown) === true ? devicesKnownSince : null
}
