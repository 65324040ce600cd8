/** Content paths, hosts and UTM tags out of the addresses exports carry. */

/**
 * Content path of a URL path: query and fragment off, repeated slashes as one, no trailing slash (the root stays
 * `/`); percent-encoding and case as they are. Text that starts neither with `/` nor with a scheme is a label (a page
 * name) and is only trimmed. "" for nothing.
 */
export function contentPath(text: string): string {
  const value = text.trim()
  if (value === '') return ''
  if (value.startsWith('/'))
    return cleanPath(value.startsWith('//') && hostLike.test(value) ? splitUrl('http:' + value).path : value)
  return scheme.test(value) ? cleanPath(splitUrl(value).path) : value
}

const scheme = /^[a-z][a-z0-9+.-]*:\/\//i
const hostLike = /^\/\/[^/]+\.[a-z]{2,}(?:[:/?#]|$)/i

function cleanPath(path: string): string {
  const end = path.search(/[?#]/)
  let cleaned = (end < 0 ? path : path.slice(0, end)).replace(/\/{2,}/g, '/')
  if (cleaned.length > 1 && cleaned.endsWith('/')) cleaned = cleaned.slice(0, -1)
  return cleaned === '' ? '/' : cleaned
}

export interface Address {
  /** Lower case, without port; "" where the address has none. */
  host: string
  /** Raw path, query and fragment off. */
  path: string
}

/** `https://user@Host:8080/path?x#y` → host and path; a bare path has no host. */
export function splitUrl(text: string): Address {
  const value = text.trim()
  const match = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)(?::\d*)?([^?#]*)/i.exec(value)
  if (match) return { host: match[1]!.toLowerCase(), path: match[2] === '' ? '/' : match[2]! }
  const end = value.search(/[?#]/)
  return { host: '', path: end < 0 ? value : value.slice(0, end) }
}

/** What the browsers of Mixpanel, PostHog and RudderStack write as the referrer of a visit that has none. */
export const noReferrer = '$direct'

/** Host of a referrer, which some exports write without its scheme (`www.google.com/search`). */
export function referrerHost(text: string): string {
  const value = text.trim()
  if (value === '' || value.startsWith('/') || value === noReferrer) return ''
  const { host } = splitUrl(scheme.test(value) ? value : `http://${value}`)
  return /^[^\s]+$/.test(host) ? host : ''
}

export const withoutWww = (host: string): string => host.replace(/^www\./, '')

/**
 * Whether the host of a page is of the site that somebody named, null = any. A host and the same with `www.` are one, and people
 * write either.
 */
export function siteTest(named: string | null | undefined): (host: string) => boolean {
  if (named === null || named === undefined) return () => true
  const bare = withoutWww(named.toLowerCase())
  const full = `www.${bare}`
  return (host) => host === bare || host === full
}

export interface UtmTags {
  source: string
  medium: string
  campaign: string
}

/** Whether an address may name UTM tags from there on; their names count in any case. */
export const mayNameTags = (address: string, from = 0): boolean => /utm_/i.test(address.slice(from))

/** UTM tags of a query string (with or without its `?`), also those of `UTM_Source`; a name as it should be goes first. */
export function utmTags(query: string): UtmTags {
  const params = new URLSearchParams(query.replace(/#.*$/s, ''))
  const inAnyCase = (name: string): string | undefined => [...params].find(([key]) => key.toLowerCase() === name)?.[1]
  const tag = (name: string): string => (params.get(name) ?? inAnyCase(name) ?? '').trim()
  return { source: tag('utm_source'), medium: tag('utm_medium'), campaign: tag('utm_campaign') }
}
