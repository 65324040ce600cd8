/**
 * Snowplow: enriched events as tab-separated text of 131 fields without a header (and without quotes), and the same as
 * the table atomic.events. Page pings say that a page is still open; they are kept as events and are no interactions.
 */
import { pageEvent } from '../events/plan.ts'
import type { Columns } from './columns.ts'
import {
  byColumns,
  type EventRecord,
  mapColumns,
  object,
  objects,
  refusedTable,
  type Refine,
  type Row,
  type TableFormat,
  tag,
  text,
} from './format.ts'

/** Names of the 131 fields, in order. */
const enrichedFields = [
  'app_id platform etl_tstamp collector_tstamp dvce_created_tstamp event event_id txn_id name_tracker v_tracker',
  'v_collector v_etl user_id user_ipaddress user_fingerprint domain_userid domain_sessionidx network_userid geo_country',
  'geo_region geo_city geo_zipcode geo_latitude geo_longitude geo_region_name ip_isp ip_organization ip_domain',
  'ip_netspeed page_url page_title page_referrer page_urlscheme page_urlhost page_urlport page_urlpath page_urlquery',
  'page_urlfragment refr_urlscheme refr_urlhost refr_urlport refr_urlpath refr_urlquery refr_urlfragment refr_medium',
  'refr_source refr_term mkt_medium mkt_source mkt_term mkt_content mkt_campaign contexts se_category se_action',
  'se_label se_property se_value unstruct_event tr_orderid tr_affiliation tr_total tr_tax tr_shipping tr_city tr_state',
  'tr_country ti_orderid ti_sku ti_name ti_category ti_price ti_quantity pp_xoffset_min pp_xoffset_max pp_yoffset_min',
  'pp_yoffset_max useragent br_name br_family br_version br_type br_renderengine br_lang br_features_pdf',
  'br_features_flash br_features_java br_features_director br_features_quicktime br_features_realplayer',
  'br_features_windowsmedia br_features_gears br_features_silverlight br_cookies br_colordepth br_viewwidth',
  'br_viewheight os_name os_family os_manufacturer os_timezone dvce_type dvce_ismobile dvce_screenwidth',
  'dvce_screenheight doc_charset doc_width doc_height tr_currency tr_total_base tr_tax_base tr_shipping_base ti_currency',
  'ti_price_base base_currency geo_timezone mkt_clickid mkt_network etl_tags dvce_sent_tstamp refr_domain_userid',
  'refr_dvce_tstamp derived_contexts domain_sessionid derived_tstamp event_vendor event_name event_format event_version',
  'event_fingerprint true_tstamp',
].flatMap((line) => line.split(' '))

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const timestamp = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}/

const map: TableFormat['map'] = (columns) =>
  mapColumns(columns, {
    time: ['derived_tstamp', 'collector_tstamp'],
    visitor: ['domain_userid', 'network_userid'],
    user: ['user_id'],
    event: ['event_name', 'event'],
    url: ['page_url'],
    path: ['page_urlpath'],
    referrer: ['page_referrer'],
    source: ['mkt_source'],
    medium: ['mkt_medium'],
    campaign: ['mkt_campaign'],
    value: ['tr_total'],
    currency: ['tr_currency'],
    messageId: ['event_id'],
    session: ['domain_sessionid'],
    userAgent: ['useragent'],
    device: ['dvce_type', 'device_category', 'device_class', 'device_type'],
  })

const kept = /^(se_|ti_|tr_orderid|unstruct_event)/
const drops = (column: string): boolean => !kept.test(column)

const refine: NonNullable<TableFormat['refine']> = (columns) => {
  const transactions = columns.names.filter((name) => /ecommerce_transaction/.test(name))
  const hosts = columns.has('page_urlhost')
  const read: Refine = (event, row) => {
    const name = event.event || row.get('event')
    const isPage = name === 'page_view' || name === 'screen_view'
    const url = event.url ?? ''
    // The host alone is no page, but where there is no url it says whose path this is.
    const host = hosts && url === '' ? row.get('page_urlhost') : ''
    return {
      ...event,
      time: event.time || row.get('collector_tstamp'),
      visitor: event.visitor || row.get('network_userid'),
      event: isPage ? pageEvent : name,
      url: host && event.path ? `https://${host}${event.path}` : url,
      referrer: event.referrer || refererOf(row),
      source: tag(event.source ?? ''),
      medium: tag(event.medium ?? ''),
      campaign: tag(event.campaign ?? ''),
      ...purchase(event, row, transactions),
    }
  }
  return read
}

const refererOf = (row: Row): string => {
  const host = row.get('refr_urlhost')
  return host === '' ? '' : `https://${host}${row.get('refr_urlpath')}`
}

/** Value of an event: its own total, else that of the transaction attached to it. */
function purchase(event: EventRecord, row: Row, transactions: string[]): Pick<EventRecord, 'value' | 'currency'> {
  if (event.value) return { value: event.value, currency: event.currency || row.get('base_currency') }
  const attached = [
    ...transactions.flatMap((name) => [row.json(name)].flat().map(object)),
    ...objects(object(row.json('contexts')).data)
      .filter(({ schema }) =>
        /ecommerce\/transaction\/|ecommerce_transaction|transaction\/jsonschema/.test(text(schema)),
      )
      .map(({ data }) => object(data)),
  ].find((each) => text(each.revenue) !== '')
  return attached ? { value: text(attached.revenue), currency: text(attached.currency) } : { value: '', currency: '' }
}

export const snowplowTsv: TableFormat = {
  container: 'lines',
  id: 'snowplow-tsv',
  title: 'Snowplow enriched events',
  kind: 'events',
  times: 'utc',
  events: 'event',
  constantEvent: null,
  recognise: () => ({ confidence: 0.99, matched: ['131 fields', 'collector_tstamp', 'event_id'], missing: [] }),
  map,
  drops,
  refine,
  lines: {
    columns: (lines) => {
      const filled = lines.filter((line) => line !== '').slice(0, 20)
      const fits = filled.filter((line) => {
        const cells = line.split('\t')
        return cells.length === enrichedFields.length && uuid.test(cells[6]!) && timestamp.test(cells[3]!)
      })
      return fits.length > filled.length / 2 ? enrichedFields : null
    },
    open: () => (line) => line.split('\t'),
  },
}

const isDerived = (columns: Columns): boolean => columns.has('page_view_id') && columns.has('start_tstamp')

export const snowplowCsv: TableFormat = {
  container: 'csv',
  id: 'snowplow-csv',
  title: 'Snowplow atomic events',
  kind: 'events',
  times: 'utc',
  events: 'event',
  constantEvent: null,
  recognise: (columns) =>
    isDerived(columns)
      ? null
      : byColumns(
          columns,
          ['collector_tstamp', 'domain_userid', 'event_id'],
          ['derived_tstamp', 'event_name', 'page_url', 'domain_sessionid'],
        ),
  map,
  drops,
  refine,
}

/** One row a page view, as Snowplow's web package derives them. */
export const snowplowPageViews: TableFormat = {
  ...snowplowCsv,
  id: 'snowplow-page-views',
  title: 'Snowplow page views, derived',
  constantEvent: pageEvent,
  recognise: (columns) =>
    isDerived(columns)
      ? byColumns(columns, ['page_view_id', 'domain_userid', 'start_tstamp'], ['page_url', 'event_id'])
      : null,
  drops: () => true,
  refine: (columns, setting) => {
    const read = refine(columns, setting)
    return (event, row) => read({ ...event, time: event.time || row.get('start_tstamp'), event: 'page_view' }, row)
  },
}

export const snowplowDerived = refusedTable(
  'snowplow-sessions-users',
  'a table of sessions or users derived by Snowplow',
  'it sums up what it was derived from: the pages between the first and the last are not in it. Import atomic.events.',
  (columns) =>
    columns.has('collector_tstamp') ||
    !columns.has('domain_userid') ||
    columns.count('start_tstamp', 'first_page_url') < 2
      ? null
      : byColumns(columns, ['domain_userid', 'start_tstamp', 'first_page_url']),
)
