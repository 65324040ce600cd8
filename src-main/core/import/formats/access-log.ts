/**
 * Access logs of web servers: combined, W3C (IIS, CloudFront), JSON. A visitor is an address and a browser, which is as
 * much as a log knows. Only pages that were shown to people are events; the rest is listed with the reason.
 */
import { isRobot } from '../../robots.ts'
import { hashText } from '../encode/hash.ts'
import { pageEvent } from '../events/plan.ts'
import {
  byObjects,
  type EventRecord,
  type Events,
  type JsonFormat,
  mapColumns,
  object,
  type TableFormat,
  text,
} from './format.ts'

interface Request {
  ip: string
  agent: string
  method: string
  status: string
  /** Path and query. */
  target: string
  host: string
  referrer: string
  time: string
  user: string
}

const asset =
  /\.(?:css|js|mjs|map|json|xml|txt|ico|png|jpe?g|gif|svg|webp|avif|bmp|woff2?|ttf|otf|eot|mp[34]|webm|ogg|wav|zip|gz|pdf|wasm|webmanifest)$/i

/** A page that was shown to a person, or why it was none. */
export function toPage(request: Request): Events {
  const { method, status, target, agent, ip } = request
  if (method !== '' && method !== 'GET') return `it is a ${method} request, not a page that was shown`
  if (status !== '' && status !== '200' && status !== '304') return `the answer was ${status}, not a page`
  const path = target.replace(/[?#].*$/s, '')
  if (path === '') return 'it has no path'
  if (asset.test(path)) return 'it is a request for an asset, not a page'
  if (agent === '' || (agent !== '?' && isRobot(agent)))
    return agent === '' ? 'it names no browser' : 'it comes from a robot'
  const event: EventRecord = {
    time: request.time,
    visitor: ip === '' ? '' : visitorOf(ip, agent),
    user: request.user,
    event: pageEvent,
    url: request.host === '' ? target : `https://${request.host}${target}`,
    referrer: request.referrer,
    device: agent === '?' ? '' : agent,
  }
  return event
}

/** The same address and browser give the same visitor in every log, without either being stored. */
function visitorOf(ip: string, agent: string): string {
  const hash = { lo: 0, hi: 0 }
  hashText(`${ip} ${agent}`, hash)
  const hex = (part: number): string => (part >>> 0).toString(16).padStart(8, '0')
  return `log-${hex(hash.hi)}${hex(hash.lo)}`
}

export const dash = (cell: string): string => (cell === '-' ? '' : cell)

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** `10/Oct/2025:13:55:36 -0700` as ISO-8601. */
export function logTime(text: string): string {
  const match = /^(\d{1,2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}:\d{2}:\d{2})\s*([+-]\d{4})?$/.exec(text)
  if (!match) return text
  const month = months.indexOf(match[2]!) + 1
  return `${match[3]}-${month}-${match[1]} ${match[4]}${match[5] ? ` ${match[5]}` : ''}`
}

const combined =
  /^(?:(\S+:\d+) )?(\S+) (\S+) (\S+) \[([^\]]+)\] "((?:[^"\\]|\\.)*)" (\d{3}|-) (\d+|-)(?: "((?:[^"\\]|\\.)*)" "((?:[^"\\]|\\.)*)")?/
const combinedColumns = ['ip', 'ident', 'user', 'time', 'request', 'status', 'bytes', 'referrer', 'agent', 'host']

export const combinedLog: TableFormat = {
  container: 'lines',
  id: 'access-log-combined',
  title: 'Access log, combined',
  kind: 'events',
  events: 'event',
  constantEvent: null,
  recognise: () => ({ confidence: 0.98, matched: ['address', 'time in brackets', 'request', 'status'], missing: [] }),
  map: (columns) => mapColumns(columns, { time: ['time'], visitor: ['ip'], url: ['request'], referrer: ['referrer'] }),
  drops: () => true,
  refine: () => (event, row) => {
    const [method = '', target = ''] = row.get('request').split(' ')
    return toPage({
      ip: row.get('ip'),
      agent: dash(row.get('agent')),
      method,
      status: row.get('status'),
      target: target.replace(/^https?:\/\/[^/]*/i, ''),
      host: row.get('host').replace(/:\d+$/, ''),
      referrer: dash(event.referrer ?? ''),
      time: logTime(event.time ?? ''),
      user: dash(row.get('user')),
    })
  },
  lines: {
    columns: (lines) => {
      const filled = lines.filter((line) => line.trim() !== '').slice(0, 50)
      return filled.filter((line) => combined.test(line)).length > filled.length / 2 ? combinedColumns : null
    },
    open: () => (line) => {
      const match = combined.exec(line)
      if (!match) return 'it is no line of a combined access log'
      const [, host = '', ip, ident, user, time, request, status, bytes, referrer = '', agent = '?'] = match
      // A common log, which names no browsers, has `?` for all of them.
      return [ip!, ident!, user!, time!, request!, status!, bytes!, referrer, agent, host]
    },
  },
}

const fieldsLine = /^#Fields:\s*/i

/** IIS and CloudFront: `#Fields:` names the columns, and may do so again further down. */
export const w3cLog: TableFormat = {
  container: 'lines',
  id: 'access-log-w3c',
  title: 'Access log, W3C or CloudFront',
  kind: 'events',
  events: 'event',
  constantEvent: null,
  recognise: (columns) => ({ confidence: 0.98, matched: ['#Fields:', ...columns.names.slice(0, 4)], missing: [] }),
  map: (columns) =>
    mapColumns(columns, { time: ['time'], visitor: ['c-ip'], path: ['cs-uri-stem'], referrer: ['cs(Referer)'] }),
  drops: () => true,
  refine: () => (event, row) => {
    // CloudFront encodes twice: a space is %2520.
    const isCloudFront = row.get('x-edge-location') !== ''
    const decode = (cell: string): string => (isCloudFront ? once(cell) : cell)
    const query = dash(row.get('cs-uri-query'))
    const isDate = /^\d{4}-\d{2}-\d{2}$/.test(row.get('date'))
    return toPage({
      ip: row.get('c-ip'),
      agent: decode(dash(row.get('cs(User-Agent)'))).replaceAll('+', ' '),
      method: row.get('cs-method'),
      status: row.get('sc-status'),
      target: decode(event.path ?? '') + (query === '' ? '' : `?${decode(query)}`),
      host: dash(row.get('x-host-header', 'cs-host', 'cs(Host)')),
      referrer: decode(dash(event.referrer ?? '')),
      time: isDate ? `${row.get('date')} ${row.get('time')}Z` : (event.time ?? ''),
      user: dash(row.get('cs-username')),
    })
  },
  lines: {
    columns: (lines) => {
      const fields = lines.find((line) => fieldsLine.test(line))
      return fields === undefined || !lines[0]!.startsWith('#') ? null : fieldNames(fields)
    },
    open: (columns) => {
      let order: number[] | null = null
      return (line) => {
        if (fieldsLine.test(line)) {
          order = fieldNames(line).map((name) => columns.indexOf(name))
          return null
        }
        if (line.startsWith('#')) return null
        const found = line.includes('\t') ? line.split('\t') : line.trim().split(/\s+/)
        const places = order ?? columns.map((_, index) => index)
        if (found.length !== places.length) return `it has ${found.length} fields where #Fields names ${places.length}`
        const cells = columns.map(() => '')
        places.forEach((place, index) => {
          if (place >= 0) cells[place] = found[index]!
        })
        return cells
      }
    },
  },
}

const fieldNames = (line: string): string[] => line.replace(fieldsLine, '').trim().split(/\s+/)

function once(text: string): string {
  return text.replace(/%25([0-9a-f]{2})/gi, '%$1').replace(/%20/g, ' ')
}

const timeKeys = ['time', 'timestamp', '@timestamp', 'time_local', 'time_iso8601', 'ts', 'start_time', 'date']
const pathKeys = ['request_uri', 'uri', 'path', 'url', 'request', 'requestUrl', 'http_request']
const ipKeys = ['remote_addr', 'remote_ip', 'client_ip', 'clientip', 'ip', 'remoteIp', 'c_ip']
const agentKeys = ['http_user_agent', 'user_agent', 'agent', 'userAgent', 'ua']

export const jsonLog: JsonFormat = {
  container: 'json',
  id: 'access-log-json',
  title: 'Access log, JSON',
  kind: 'events',
  keeps: [
    ...timeKeys,
    ...pathKeys,
    ...ipKeys,
    ...agentKeys,
    'status',
    'method',
    'request_method',
    'http_referer',
    'referer',
    'referrer',
    'host',
    'httpRequest',
  ],
  recognise: (objects) =>
    byObjects(objects, ['status', 'request', 'remote address', 'user agent'], (line) => {
      const all = { ...line, ...object(line.httpRequest), ...object(line.request) }
      const has = (...names: string[]): boolean => names.some((name) => text(all[name]) !== '')
      return has('status', 'status_code', 'sc_status') && has(...ipKeys) && has(...agentKeys) && has(...pathKeys)
    }),
  open: () => (line) => {
    const all = { ...line, ...object(line.httpRequest), ...object(line.request) }
    const get = (...names: string[]): string => {
      for (const name of names) if (text(all[name]) !== '') return text(all[name])
      return ''
    }
    const requested = get('request')
    const [method = '', target = ''] = /^[A-Z]+ \S/.test(requested) ? requested.split(' ') : []
    const address = target || get(...pathKeys)
    const [, host = '', path = address] = /^https?:\/\/([^/?#]+)(.*)$/i.exec(address) ?? []
    const query = get('args', 'query', 'query_string')
    return toPage({
      ip: get(...ipKeys).replace(/^([^,]*),.*$/, '$1'),
      agent: dash(get(...agentKeys)),
      method: method || get('request_method', 'method', 'requestMethod', 'verb'),
      status: get('status', 'status_code', 'sc_status'),
      target: (path || '/') + (query === '' || path.includes('?') ? '' : `?${query.replace(/^\?/, '')}`),
      host: host || dash(get('host', 'http_host', 'server_name', 'vhost')),
      referrer: dash(get('http_referer', 'http_referrer', 'referer', 'referrer')),
      time: logTime(get(...timeKeys)),
      user: dash(get('remote_user', 'user')),
    })
  },
}
