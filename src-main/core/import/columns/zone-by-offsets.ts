/** Which zone the offsets of times agree with, where each of them has one: `2026-08-15T00:22:28-04:00`. */
import { DateTime } from 'luxon'
import type { OffsetZone } from '../../../../shared/import.ts'

const offset = /\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*([+-])(\d{2}):?(\d{2})?$/

/** Fewer times agree with a zone by chance. */
const fewest = 5

/** Zones that stand for a clock, those first whose clock most people keep who are online: an offset says no place. */
const byPeople = [
  ...['Asia/Shanghai', 'Asia/Kolkata', 'Europe/Berlin', 'America/New_York', 'America/Sao_Paulo', 'Asia/Jakarta', 'Asia/Tokyo'],
  ...['Europe/Moscow', 'America/Mexico_City', 'America/Chicago', 'America/Los_Angeles', 'Asia/Karachi', 'Asia/Dhaka'],
  ...['Europe/London', 'Africa/Johannesburg', 'Europe/Bucharest', 'Africa/Lagos', 'Africa/Cairo', 'Asia/Tehran', 'America/Bogota'],
  ...['America/Caracas', 'Asia/Dubai', 'America/Denver', 'Australia/Sydney', 'America/Santiago', 'America/Phoenix'],
  ...['Asia/Jerusalem', 'Australia/Brisbane', 'Asia/Yangon', 'Asia/Kathmandu', 'Asia/Kabul', 'Pacific/Auckland', 'America/Halifax'],
  ...['Australia/Adelaide', 'Australia/Darwin', 'America/Havana', 'Pacific/Honolulu', 'America/Anchorage', 'America/St_Johns'],
  ...['Atlantic/Azores', 'Asia/Magadan', 'Pacific/Fiji', 'Pacific/Tongatapu'],
] // prettier-ignore

interface Stamp {
  /** The moment, in ms. */
  at: number
  minutes: number
}

/** null unless every time has an offset, and one that is not that of UTC. */
function stampsOf(cells: readonly string[]): Stamp[] | null {
  const stamps: Stamp[] = []
  for (const cell of cells) {
    const text = cell.trim()
    if (text === '') continue
    const [, sign, hours, minutes = '0'] = offset.exec(text) ?? []
    const at = DateTime.fromISO(text.replace(' ', 'T'), { setZone: true })
    if (hours === undefined || !at.isValid) return null
    stamps.push({ at: at.toMillis(), minutes: (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) })
  }
  return stamps.length >= fewest && stamps.some(({ minutes }) => minutes !== 0) ? stamps : null
}

/** `−04:00` */
function offsetText(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '−' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/** Whether each time has an offset, or is a count of seconds or less: the same moment whatever the zone. */
export function sayMoments(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((text) => text !== '')
  return filled.length > 0 && filled.every((text) => /^-?\d{9,19}(\.\d+)?$|\d:\d{2}\S*\s*(Z|UTC|GMT)$/i.test(text) || offset.test(text)) // prettier-ignore
}

/** `preferred` where it agrees too: the zone of the person's computer. null where no zone does, as where each visitor has their own. */
export function zoneByOffsets(cells: readonly string[], preferred?: string): OffsetZone | null {
  const stamps = stampsOf(cells)
  if (stamps === null) return null
  const agrees = (zone: string): boolean =>
    stamps.every(({ at, minutes }) => DateTime.fromMillis(at, { zone }).offset === minutes)
  const own = preferred !== undefined && agrees(preferred)
  const zone = own ? preferred : byPeople.find(agrees)
  if (zone === undefined) return null
  const offsets = [...new Set(stamps.map(({ minutes }) => minutes))].sort((a, b) => a - b).map(offsetText)
  const times = `Every time looked at is at ${offsets.join(' or ')}`
  return {
    zone,
    said: own
      ? `${times}, as in ${zone}, the zone of this computer.`
      : `${times}, as in ${zone}, and in other zones: an offset says no place.`,
  }
}
