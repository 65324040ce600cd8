/**
 * Matomo: the visits log as CSV (one row a visit, its actions numbered to the right) or JSON, and the GDPR export of one
 * person's data. A visit becomes its actions; a CSV without them becomes the visit's first moment, with where it came
 * from. Epochs are UTC, the pretty times beside them the site's.
 */
import { type UtmTags, utmTags } from '../cells/page.ts'
import { pageEvent } from '../events/plan.ts'
import { columnKey, type Columns } from './columns.ts'
import {
  byColumns,
  byObjects,
  type EventRecord,
  type Events,
  type Json,
  type JsonFormat,
  mapColumns,
  object,
  objects,
  refusedTable,
  type TableFormat,
  tag,
  text,
} from './format.ts'

type Get = (name: string) => string

interface Visit {
  id: string
  visitor: string
  user: string
  /** What it came from, by the tags of the page it began on. */
  arrived: (tags: UtmTags) => Arrival
  currency: string
  device: string
  userAgent: string
}

type Arrival = UtmTags & { referrer: string }

/** By name (“Headless Chrome”), which tells robots as a whole user agent does. */
const browserNames = ['browserName', 'browser']

function visitOf(get: Get): Visit {
  return {
    id: get('idVisit'),
    visitor: get('visitorId') || get('fingerprint'),
    user: get('userId'),
    arrived: (tags) => arrivalOf(get, tags),
    currency: get('siteCurrency'),
    device: get('deviceType'),
    userAgent: browserNames.map(get).find(Boolean) ?? '',
  }
}

/** By the columns of the campaign plugin, then the tags of the landing address, then the name of the campaign. */
function arrivalOf(get: Get, tags: UtmTags): Arrival {
  const type = get('referrerType')
  const referrer = get('referrerUrl')
  if (type !== 'campaign') {
    // A search engine or website is known by its address.
    return { ...tags, referrer, source: tags.source || (referrer ? '' : searchEngine(get, type)) }
  }
  const isSourceReferrer = tags.medium !== '' && referrer !== ''
  return {
    referrer,
    source: get('campaignSource') || tags.source || (isSourceReferrer ? '' : get('referrerName')),
    medium: get('campaignMedium') || tags.medium || 'campaign',
    campaign: get('campaignName') || tags.campaign || get('referrerKeyword') || get('referrerName'),
  }
}

/** Matomo's own names of tags (`mtm_medium`, once `pk_medium`) are read as UTM tags are. */
function landingTags(url: string): UtmTags {
  const cut = url.indexOf('?')
  const query = cut < 0 ? '' : url.slice(cut)
  return /(?:utm|mtm|matomo|pk|piwik)_/i.test(query)
    ? utmTags(query.replace(/([?&])(?:mtm|matomo|pk|piwik)_/gi, '$1utm_'))
    : noTags
}
const noTags: UtmTags = { source: '', medium: '', campaign: '' }

const searchEngine = (get: Get, type: string): string =>
  ['search', 'website', 'social', 'ai'].includes(type) ? tag(get('referrerName')) : ''

const actionProperties = ['eventCategory', 'eventAction', 'eventName', 'goalName', 'orderId', 'goalId']
const actionNames = new Set(['type', 'url', 'timestamp', 'revenue', ...actionProperties].map(columnKey))

/** The actions of a visit, in order; only the first page brings what the visit came from. */
function eventsOf(visit: Visit, actions: Get[], started: string): Events {
  const person = { visitor: visit.visitor, user: visit.user, session: visit.id, device: visit.device, userAgent: visit.userAgent } // prettier-ignore
  let isFirst = true
  const events = actions.map((get, index): EventRecord => {
    const type = get('type')
    const isPage = type === 'action' || type === '' || type === '0' || type === '1'
    const origin = isPage && isFirst ? visit.arrived(landingTags(get('url'))) : {}
    if (isPage) isFirst = false
    return {
      ...person,
      ...origin,
      time: get('timestamp') || started,
      event: isPage ? pageEvent : nameOf(type, get),
      url: get('url'),
      value: get('revenue'),
      currency: get('revenue') && visit.currency,
      messageId: visit.id && `visit ${visit.id}, action ${index + 1}`,
      properties: Object.fromEntries(actionProperties.flatMap((name) => (get(name) === '' ? [] : [[name, get(name)]]))),
    }
  })
  if (events.length > 0) return events
  return {
    ...person,
    ...visit.arrived(noTags),
    time: started,
    event: 'Visit',
    messageId: visit.id && `visit ${visit.id}`,
  }
}

/** Conversions by the goal's name, events by their action; the rest by the kind of action. */
const nameOf = (type: string, get: Get): string =>
  type === 'goal'
    ? get('goalName') || 'goal'
    : type === 'event'
      ? get('eventAction') || 'event'
      : type === 'ecommerceOrder'
        ? 'ecommerceOrder'
        : type

export const matomoCsv: TableFormat = {
  container: 'csv',
  id: 'matomo-visits-csv',
  title: 'Matomo visits log as CSV',
  kind: 'events',
  events: 'event',
  constantEvent: null,
  recognise: (columns) =>
    byColumns(
      columns,
      ['idVisit', 'lastActionTimestamp'],
      ['fingerprint', 'firstActionTimestamp', 'referrerType', 'actions'],
    ),
  map: (columns) =>
    mapColumns(columns, {
      time: ['firstActionTimestamp', 'serverTimestamp', 'lastActionTimestamp'],
      visitor: ['visitorId', 'fingerprint'],
      user: ['userId'],
      referrer: ['referrerUrl'],
      userAgent: browserNames,
    }),
  drops: (column) =>
    !/^(goalConversions|visitConverted|visitEcommerceStatus|actions|events|visitDuration|visitCount)$/.test(column),
  reads: (column) => actionNames.has(columnKey(column).replace(numbered, '').replace(/_$/, '')),
  pageless: (columns) =>
    actionsIn(columns) === 0
      ? 'It has no columns of actions (actionDetails), so a visit is one event without a page: reports on content need an export that has them.'
      : null,
  refine: (columns) => {
    const count = actionsIn(columns)
    return (event, row) => {
      const visit = visitOf((name) => row.get(name))
      const actions = Array.from({ length: count }, (_, index): Get => {
        return (name) => row.get(`actionDetails_${index}_${name}`, `${name} (actionDetails ${index})`)
      }).filter((get) => get('type') !== '' || get('url') !== '')
      const said = { visitor: event.visitor ?? '', user: event.user ?? '', userAgent: event.userAgent ?? '' }
      return eventsOf({ ...visit, ...said }, actions, event.time ?? '')
    }
  },
}

/** `actionDetails_0_url` by the API, `url (actionDetails 0)` by the button under the report. */
const numbered = /^actiondetails_(\d+)_|\(actiondetails_(\d+)\)$/

function actionsIn(columns: Columns): number {
  const numbers = columns.names.map((name) => numbered.exec(columnKey(name))?.slice(1).find(Boolean))
  return 1 + Math.max(-1, ...numbers.map((number) => (number === undefined ? -1 : Number(number))))
}

export const matomoJson: JsonFormat = {
  container: 'json',
  id: 'matomo-visits-json',
  title: 'Matomo visits log as JSON',
  kind: 'events',
  keeps: [
    'idVisit',
    'visitorId',
    'fingerprint',
    'userId',
    'actionDetails',
    'referrerType',
    'referrerName',
    'referrerKeyword',
    'referrerUrl',
    'firstActionTimestamp',
    'siteCurrency',
    'deviceType',
    ...browserNames,
  ],
  recognise: (objects) =>
    byObjects(
      objects,
      ['idVisit', 'actionDetails'],
      (visit) => visit.idVisit !== undefined && Array.isArray(visit.actionDetails),
    ),
  open: () => (visit) => {
    const get: Get = (name) => text(visit[name])
    const actions = objects(visit.actionDetails).map(
      (action): Get =>
        (name) =>
          text(action[name]),
    )
    return eventsOf(visitOf(get), actions, get('firstActionTimestamp') || get('serverTimestamp'))
  },
}

/** As Matomo's device detector numbers them, from 0. */
const deviceTypes = 'desktop,smartphone,tablet,feature phone,console,tv,car,display,camera,player,phablet'.split(',')

/** Tables of the database with numbers where they point at each other. */
export const matomoGdpr: JsonFormat = {
  container: 'json',
  id: 'matomo-gdpr',
  title: 'Matomo GDPR export',
  kind: 'events',
  keeps: ['log_visit', 'log_link_visit_action', 'log_conversion'],
  recognise: (objects) => byObjects(objects, ['log_visit', 'log_link_visit_action'], (row) => '(visit)' in row),
  open: () => (row) => {
    const visit = object(row['(visit)'])
    const action = object(row['(action)'])
    const conversion = object(row['(conversion)'])
    const isPage = Object.keys(conversion).length === 0
    const get: Get = (name) => text(action[name])
    return {
      time: text(conversion.server_time) || get('server_time') || text(visit.visit_first_action_time),
      visitor: text(visit.idvisitor),
      user: text(visit.user_id),
      session: text(visit.idvisit),
      device: deviceTypes[Number(text(visit.config_device_type) || '-1')] ?? '',
      referrer: text(row['(first)']) === '' ? '' : text(visit.referer_url),
      event: isPage ? pageEvent : `goal ${text(conversion.idgoal)}`,
      url: isPage ? address(get('idaction_url')) : address(text(conversion.url)),
      value: text(conversion.revenue),
      messageId: isPage
        ? get('idlink_va') && `action ${get('idlink_va')}`
        : `conversion ${text(conversion.idvisit)} ${text(conversion.idgoal)} ${text(conversion.buster)}`,
      properties: conversion,
    }
  },
  objectsIn: (document) => {
    if (!Array.isArray(document.log_visit)) return null
    const visits = new Map(objects(document.log_visit).map((visit) => [text(visit.idvisit), visit]))
    const seen = new Set<string>()
    const actions = objects(document.log_link_visit_action).map((action): Json => {
      const id = text(action.idvisit)
      const isFirst = !seen.has(id)
      seen.add(id)
      return {
        '(visit)': visits.get(id) ?? { idvisit: id, idvisitor: action.idvisitor },
        '(action)': action,
        '(first)': isFirst ? '1' : '',
      }
    })
    const conversions = objects(document.log_conversion).map((conversion): Json => ({
      '(visit)': visits.get(text(conversion.idvisit)) ?? conversion,
      '(conversion)': conversion,
    }))
    return [...actions, ...conversions]
  },
}

/** The database keeps addresses without their scheme; a bare number is an action of another table. */
const address = (url: string): string =>
  url === '' || /^(https?:)?\/\//.test(url) ? url : /^\d+$/.test(url) ? '' : `https://${url}`

/** Reports such as `Actions.getPageUrls` and `Referrers.getWebsites`: one row a page or source. */
export const matomoTotals = refusedTable(
  'matomo-totals',
  'a report of Matomo',
  'it holds totals, not visitors, so nobody can say who saw which page first. Export the visits log instead (Live.getLastVisitsDetails).',
  (columns) => {
    const measures = ['nb_visits', 'nb_hits', 'nb_uniq_visitors', 'nb_actions'].filter((name) => columns.has(name))
    if (!columns.has('label') || measures.length === 0 || columns.has('idVisit')) return null
    return byColumns(columns, ['label', ...measures])
  },
)
