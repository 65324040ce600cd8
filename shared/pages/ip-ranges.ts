/** IP addresses and ranges of them (CIDR, or what they begin with), of both versions: `192.0.2.20`, `192.0.2.0/24`, `192.0.2.*`, `2001:db8::/32`. */

interface Range {
  /** 16 bytes; of version 4 as `::ffff:a.b.c.d`, as exports of some servers write them. */
  bytes: readonly number[]
  /** Of the 128. */
  bits: number
}

const mapped = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff]

function version4(text: string): number[] | null {
  const parts = text.split('.')
  if (parts.length !== 4 || parts.some((part) => !/^\d{1,3}$/.test(part) || Number(part) > 255)) return null
  return parts.map(Number)
}

function version6(text: string): number[] | null {
  const halves = text.split('::')
  if (halves.length > 2) return null
  const [head, tail] = halves.map(groups)
  if (!head || tail === null) return null
  if (tail === undefined) return head.length === 16 ? head : null
  const missing = 16 - head.length - tail.length
  return missing < 2 ? null : [...head, ...Array.from({ length: missing }, () => 0), ...tail]
}

/** The bytes of `2001:db8`, or of `ffff:192.0.2.1`; null where some group is none. */
function groups(text: string): number[] | null {
  if (text === '') return []
  const bytes: number[] = []
  const parts = text.split(':')
  for (const [at, part] of parts.entries()) {
    const last = at === parts.length - 1 ? version4(part) : null
    if (last) bytes.push(...last)
    else if (/^[0-9a-f]{1,4}$/i.test(part)) bytes.push(parseInt(part, 16) >> 8, parseInt(part, 16) & 0xff)
    else return null
  }
  return bytes
}

function bytesOf(text: string): number[] | null {
  const four = version4(text)
  return four ? [...mapped, ...four] : text.includes(':') ? version6(text) : null
}

/**
 * What stands in a cell: with a port, in square brackets, with the name of an interface, or as the first of those that a request was passed
 * on by (`X-Forwarded-For`). null where it is no address.
 */
function cellBytes(cell: string): number[] | null {
  const first = cell.split(',')[0]!.trim()
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(first)?.[1] ?? /^([\d.]+):\d+$/.exec(first)?.[1] ?? first
  return bytesOf(bare.replace(/%.*$/, ''))
}

export const isIpAddress = (cell: string): boolean => cellBytes(cell) !== null

/** `192.0.2.*`, `192.0.*.*`, `2001:db8:*`; null where it is none of these. */
function beginningOf(text: string): Range | null {
  const four = /^((?:\d{1,3}\.){1,3})\*(?:\.\*)*$/.exec(text)?.[1]?.split('.').slice(0, -1)
  if (four !== undefined) {
    if (text.split('.').length > 4) return null
    const bytes = version4([...four, '0', '0', '0'].slice(0, 4).join('.'))
    return bytes && { bytes: [...mapped, ...bytes], bits: 96 + 8 * four.length }
  }
  const six = /^((?:[0-9a-f]{1,4}:){1,7})\*$/i.exec(text)?.[1]?.split(':').slice(0, -1)
  const bytes = six === undefined ? null : groups(six.join(':'))
  return bytes && { bytes: [...bytes, ...Array.from({ length: 16 - bytes.length }, () => 0)], bits: 8 * bytes.length }
}

function rangeOf(text: string): Range | null {
  const beginning = beginningOf(text.trim())
  if (beginning !== null) return beginning
  const [address = '', length, ...more] = text.trim().split('/')
  const bytes = bytesOf(address)
  if (bytes === null || more.length > 0) return null
  const isFour = !address.includes(':')
  const most = isFour ? 32 : 128
  if (length === undefined) return { bytes, bits: 128 }
  if (!/^\d{1,3}$/.test(length) || Number(length) > most) return null
  return { bytes, bits: Number(length) + (isFour ? 96 : 0) }
}

export const isIpRange = (text: string): boolean => rangeOf(text) !== null

/** Whether the address in a cell is in one of them; what is no address is in none. */
export function ipTest(ranges: readonly string[]): (cell: string) => boolean {
  const read = ranges.flatMap((text) => rangeOf(text) ?? [])
  return (cell) => {
    const bytes = cellBytes(cell)
    return bytes !== null && read.some((range) => isWithin(bytes, range))
  }
}

function isWithin(bytes: readonly number[], range: Range): boolean {
  const whole = range.bits >> 3
  for (let at = 0; at < whole; at++) if (bytes[at] !== range.bytes[at]) return false
  const rest = range.bits & 7
  return rest === 0 || bytes[whole]! >> (8 - rest) === range.bytes[whole]! >> (8 - rest)
}

/** Addresses as people type them: by commas, semicolons, blanks or lines. */
export const typedIpRanges = (text: string): string[] => text.split(/[\s,;]+/).filter((each) => each !== '')
