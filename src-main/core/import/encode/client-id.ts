/**
 * Google's cookie `_ga` writes a client id as `GA1.1.123456789.1700000000`, and so do forms and CRMs that take it from there; its
 * exports write `123456789.1700000000`. The prefix says how many parts of a domain the cookie is for, not who somebody is.
 */
const prefix = /^GA1\.[\d-]+\.(?=\d)/

export const withoutPrefix = (id: string): string => id.replace(prefix, '')

const dot = 0x2e

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39

/** Where an id in bytes[start, end) begins, after such a prefix. */
export function afterPrefix(bytes: Uint8Array, start: number, end: number): number {
  // G, A, 1
  if (bytes[start] !== 0x47 || bytes[start + 1] !== 0x41 || bytes[start + 2] !== 0x31 || bytes[start + 3] !== dot)
    return start
  let at = start + 4
  while (at < end && (isDigit(bytes[at]!) || bytes[at] === 0x2d)) at++
  return at > start + 4 && at + 1 < end && bytes[at] === dot && isDigit(bytes[at + 1]!) ? at + 1 : start
}
