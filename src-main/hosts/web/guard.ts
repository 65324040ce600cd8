/**
 * Who may speak to the loopback host. Any page in the person's browser can send requests to 127.0.0.1, and so can other
 * people at the same computer: the exact Host stops rebound names, Origin and Sec-Fetch-Site stop other pages, the token
 * stops everybody who was not given the address.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { sessionHeader } from '../../../shared/rpc.ts'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

export const hostIsOurs = (headers: IncomingHttpHeaders, port: number): boolean => headers.host === `127.0.0.1:${port}`

/** One sentence why a call is refused, or null. A browser always names its Origin; a script need not have one. */
export function refuseCall(headers: IncomingHttpHeaders, port: number, token: string): string | null {
  const { origin } = headers
  if (origin !== undefined && origin !== `http://127.0.0.1:${port}`) return 'This call comes from another page.'
  const site = headers['sec-fetch-site']
  if (site !== undefined && (site !== 'same-origin' || origin === undefined))
    return 'This call comes from another site.'
  const given = headers[sessionHeader]
  if (typeof given !== 'string' || !timingSafeEqual(digest(given), digest(token)))
    return 'This page does not belong to the running session; open the address that was printed when it started.'
  return null
}
