/**
 * Access logs of Amazon's load balancers and of S3. Load balancers write no referrer, so that a visit without UTM tags
 * is direct there.
 */
import { dash, logTime, toPage } from './access-log.ts'
import { mapColumns, type TableFormat } from './format.ts'

const quoted = '"((?:[^"\\\\]|\\\\.)*)"'

/** Classic: `time elb client:port backend:port …`; an application load balancer says `http`, `https`, `h2`, `ws` before. */
const balancer = new RegExp(
  `^(?:(?:https?|h2|grpcs?|wss?) )?(\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z) (\\S+) (\\S+):\\d+ (\\S+) [-\\d.]+ [-\\d.]+ [-\\d.]+ (\\d{3}|-) (\\d{3}|-) \\d+ \\d+ ${quoted} ${quoted}`,
)
const balancerColumns = ['time', 'elb', 'ip', 'target', 'status', 'targetStatus', 'request', 'agent']

/** `owner bucket [time] ip requester id operation key "request" status error bytes size ms ms "referrer" "agent" …`. */
const bucket = new RegExp(
  `^(\\S+) (\\S+) \\[([^\\]]+)\\] (\\S+) (\\S+) (\\S+) ([A-Z]+\\.\\S+) (\\S+) (?:${quoted}|-) (\\d{3}|-) (?:\\S+ ){5}${quoted} ${quoted}(?: \\S+ \\S+ \\S+ \\S+ \\S+ (\\S+))?`,
)
const bucketColumns = ['bucket', 'time', 'ip', 'operation', 'request', 'status', 'referrer', 'agent', 'host']

const most = (lines: string[], pattern: RegExp): boolean => {
  const filled = lines.filter((line) => line.trim() !== '').slice(0, 50)
  return filled.filter((line) => pattern.test(line)).length > filled.length / 2
}

const shared = { container: 'lines', kind: 'events', events: 'event', constantEvent: null, drops: () => true } as const

export const balancerLog: TableFormat = {
  ...shared,
  id: 'access-log-elb',
  title: 'Access log of an AWS load balancer',
  recognise: () => ({
    confidence: 0.98,
    matched: ['time', 'balancer', 'client:port', 'request', 'agent'],
    missing: [],
  }),
  map: (columns) => mapColumns(columns, { time: ['time'], visitor: ['ip'], url: ['request'] }),
  refine: () => (event, row) => {
    const [method = '', address = ''] = row.get('request').split(' ')
    const [, host = '', target = address] = /^https?:\/\/([^/?#]+)(.*)$/i.exec(address) ?? []
    return toPage({
      ip: row.get('ip'),
      agent: dash(row.get('agent')),
      method,
      status: row.get('status'),
      target: target || '/',
      host: host.replace(/:\d+$/, ''),
      referrer: '',
      time: event.time ?? '',
      user: '',
    })
  },
  lines: {
    columns: (lines) => (most(lines, balancer) ? balancerColumns : null),
    open: () => (line) => balancer.exec(line)?.slice(1) ?? 'it is no line of a load balancer\u2019s access log',
  },
}

export const bucketLog: TableFormat = {
  ...shared,
  id: 'access-log-s3',
  title: 'Access log of Amazon S3',
  recognise: () => ({
    confidence: 0.98,
    matched: ['bucket', 'time in brackets', 'REST.GET.OBJECT', 'request'],
    missing: [],
  }),
  map: (columns) => mapColumns(columns, { time: ['time'], visitor: ['ip'], url: ['request'], referrer: ['referrer'] }),
  refine: () => (event, row) => {
    const operation = row.get('operation')
    if (!/\.GET\.OBJECT$/.test(operation)) return `it is ${operation}, not a page that was shown`
    const [method = '', target = ''] = row.get('request').split(' ')
    const host = dash(row.get('host'))
    const prefix = `/${row.get('bucket')}/`
    // Addressed by path, the bucket's name comes first and is no part of the page.
    const isByPath = target.startsWith(prefix) && !host.startsWith(row.get('bucket'))
    return toPage({
      ip: row.get('ip'),
      agent: dash(row.get('agent')),
      method,
      status: row.get('status'),
      target: isByPath ? target.slice(prefix.length - 1) : target,
      host,
      referrer: dash(event.referrer ?? ''),
      time: logTime(event.time ?? ''),
      user: '',
    })
  },
  lines: {
    columns: (lines) => (most(lines, bucket) ? bucketColumns : null),
    open: () => (line) => {
      const match = bucket.exec(line)
      if (!match) return 'it is no line of an access log of S3'
      const [, , name, time, ip, , , operation, , request = '', status, referrer, agent, host = '-'] = match
      return [name!, time!, ip!, operation!, request, status!, referrer!, agent!, host]
    },
  },
}
