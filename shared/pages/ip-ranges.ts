/** IP addresses and ranges of them (CIDR, or what they begin with), of both versions: `192.0.2.20`, `192.0.2.0/24`, `192.0.2.*`, `2001:db8::/32`. */
import ipaddr, { type IPv4, type IPv6 } from 'ipaddr.js'

type Address = IPv4 | IPv6

/** Its beginning, and how many bits of it count. */
type Range = [Address, number]

/** Only of four decimal numbers: the older ways to write one (`1.2`, `0x7f.1`) are what versions and amounts look like. */
const isAddress = (text: string): boolean =>
  text.includes(':') ? ipaddr.IPv6.isValid(text) : ipaddr.IPv4.isValidFourPartDecimal(text)

/** One of version 4 within one of version 6 (`::ffff:192.0.2.1`), as exports of some servers write them, is of version 4. */
const addressOf = (text: string): Address | null => (isAddress(text) ? ipaddr.process(text) : null)

/**
 * What stands in a cell: with a port, in square brackets, with the name of an interface, or as the first of those that a request was passed
 * on by (`X-Forwarded-For`). null where it is no address.
 */
function addressIn(cell: string): Address | null {
  const first = cell.split(',')[0]!.trim()
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(first)?.[1] ?? /^([\d.]+):\d+$/.exec(first)?.[1] ?? first
  return addressOf(bare.replace(/%.*$/, ''))
}

export const isIpAddress = (cell: string): boolean => addressIn(cell) !== null

/** `192.0.2.*`, `192.0.*.*`, `2001:db8:*` as CIDR; others as they are. */
function asCidr(text: string): string {
  const four = /^((?:\d{1,3}\.){1,3})\*(?:\.\*)*$/.exec(text)
  if (four !== null && text.split('.').length <= 4) {
    const known = four[1]!.split('.').slice(0, -1)
    return `${[...known, '0', '0', '0'].slice(0, 4).join('.')}/${String(8 * known.length)}`
  }
  const six = /^((?:[0-9a-f]{1,4}:){1,7})\*$/i.exec(text)?.[1]
  return six === undefined ? text : `${six}:/${String(16 * (six.split(':').length - 1))}`
}

function rangeOf(text: string): Range | null {
  const cidr = asCidr(text.trim())
  const address = addressOf(cidr)
  if (address !== null) return [address, 8 * address.toByteArray().length]
  if (!isAddress(cidr.split('/')[0]!) || !ipaddr.isValidCIDR(cidr)) return null
  const [of, bits] = ipaddr.parseCIDR(cidr)
  return of instanceof ipaddr.IPv6 && of.isIPv4MappedAddress() && bits >= 96
    ? [of.toIPv4Address(), bits - 96]
    : [of, bits]
}

export const isIpRange = (text: string): boolean => rangeOf(text) !== null

/** Whether the address in a cell is in one of them; what is no address is in none. */
export function ipTest(ranges: readonly string[]): (cell: string) => boolean {
  const read = ranges.map(rangeOf).filter((range) => range !== null)
  return (cell) => {
    const address = addressIn(cell)
    return address !== null && read.some(([of, bits]) => of.kind() === address.kind() && address.match(of, bits))
  }
}

/** Addresses as people type them: by commas, semicolons, blanks or lines. */
export const typedIpRanges = (text: string): string[] => text.split(/[\s,;]+/).filter((each) => each !== '')
