/**
 * Shopify. The orders export has one row per line item, and what concerns the whole order on its first row only. Orders
 * are conversions; what led to them is in the customer's visits, which name the order.
 */
import { recordVisitor } from '../../record-ids.ts'
import { pageEvent } from '../events/plan.ts'
import {
  byColumns,
  byObjects,
  type EventRecord,
  type JsonFormat,
  mapColumns,
  object,
  objects,
  type TableFormat,
  text,
} from './format.ts'
import { amount, minus } from './amounts.ts'

/** An order is a visitor of its own, whom its buyer and its visits name. */
const orderVisitor = (id: string): string => recordVisitor('shopify order', id)

export const shopifyOrders: TableFormat = {
  container: 'csv',
  id: 'shopify-orders',
  lessRefunds: true,
  title: 'Shopify orders',
  kind: 'events',
  events: 'event',
  constantEvent: 'order',
  recognise: (columns) =>
    byColumns(
      columns,
      ['Financial Status', 'Lineitem name'],
      ['Name', 'Email', 'Total', 'Created at', 'Refunded Amount'],
    ),
  map: (columns) =>
    mapColumns(columns, {
      time: ['Created at', 'Paid at'],
      user: ['Email'],
      value: ['Total'],
      currency: ['Currency'],
    }),
  drops: (column) =>
    /^(billing|shipping (name|street|address|company|city|zip|province|country|phone)|phone|tax \d|device id|notes?$|email$|created at$)/i.test(
      column,
    ),
  refine: () => {
    let order = { name: '', time: '', user: '', visitor: '', id: '', lines: 0 }
    return (event, row) => {
      const name = row.get('Name')
      const starts = name === '' || name !== order.name || row.get('Financial Status', 'Total') !== ''
      if (starts)
        order = {
          name,
          time: event.time ?? '',
          user: event.user ?? '',
          visitor: orderVisitor(row.get('Id')),
          id: row.get('Id') || name,
          lines: 0,
        }
      const { time, user, visitor, id } = order
      const line: EventRecord = {
        time,
        user,
        visitor,
        event: 'order line',
        messageId: id && `shopify order ${id}, line ${++order.lines}`,
      }
      if (!starts) return line
      const noted = notes(row.get('Note Attributes'))
      return [
        {
          ...event,
          visitor,
          value: minus(event.value ?? '', row.get('Refunded Amount')),
          source: noted.utm_source ?? '',
          medium: noted.utm_medium ?? '',
          campaign: noted.utm_campaign ?? '',
          messageId: id && `shopify order ${id}`,
        },
        line,
      ]
    }
  },
}

/** `name: value`, one a line. */
function notes(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const [, name, value] = /^\s*([^:]+):\s*(.*?)\s*$/.exec(line) ?? []
      return name === undefined || value === undefined ? [] : [[name.trim().toLowerCase(), value]]
    }),
  )
}

/** Orders with the names of the API, from a warehouse. */
export const shopifyApiOrders: TableFormat = {
  container: 'csv',
  id: 'shopify-api-orders',
  title: 'Shopify orders, names of the API',
  kind: 'events',
  events: 'event',
  constantEvent: 'order',
  recognise: (columns) =>
    columns.has('abandoned_checkout_url')
      ? null
      : byColumns(
          columns,
          ['subtotal_price', 'total_price', 'created_at'],
          ['email', 'financial_status', 'referring_site'],
        ),
  map: (columns) =>
    mapColumns(columns, {
      time: ['created_at', 'processed_at'],
      user: ['email', 'customer_id'],
      value: ['total_price'],
      currency: ['currency'],
      referrer: ['referring_site'],
      url: ['landing_site_base_url', 'landing_site'],
      messageId: ['id'],
    }),
  drops: (column) =>
    /^(_fivetran|shipping_address|billing_address|browser_ip|token|cart_token|checkout_token)/.test(column),
  refine: () => (event, row) => ({
    ...event,
    user: event.user || row.get('customer_id'),
    visitor: orderVisitor(row.get('id')),
    messageId: row.get('id') && `shopify order ${row.get('id')}`,
  }),
}

export const shopifyJson: JsonFormat = {
  container: 'json',
  id: 'shopify-api-orders-json',
  title: 'Shopify orders, answer of the API',
  kind: 'events',
  keeps: [
    'id',
    'email',
    'customer',
    'created_at',
    'total_price',
    'current_total_price',
    'currency',
    'line_items',
    'landing_site',
    'referring_site',
  ],
  recognise: (objects) =>
    byObjects(objects, ['subtotal_price', 'total_price', 'created_at'], (order) =>
      ['subtotal_price', 'total_price', 'created_at'].every((key) => order[key] !== undefined),
    ),
  open: () => (order) => ({
    time: text(order.created_at),
    event: 'order',
    user: text(order.email) || text(object(order.customer).email) || text(object(order.customer).id),
    visitor: orderVisitor(text(order.id)),
    // After refunds and edits, where the API says so.
    value: text(order.current_total_price) || text(order.total_price),
    currency: text(order.currency),
    url: text(order.landing_site),
    referrer: text(order.referring_site),
    messageId: text(order.id) && `shopify order ${text(order.id)}`,
    properties: {
      ...Object.fromEntries(objects(order.note_attributes).map(({ name, value }) => [text(name), value])),
      line_items: objects(order.line_items).map(({ title, quantity, sku }) => ({ title, quantity, sku })),
    },
  }),
}

/** Visits before an order: they name the order, and the order names its buyer. */
export const shopifyVisits: TableFormat = {
  container: 'csv',
  id: 'shopify-customer-visits',
  title: 'Shopify visits before an order',
  kind: 'events',
  events: 'event',
  constantEvent: pageEvent,
  recognise: (columns) =>
    byColumns(columns, ['order_id', 'landing_page', 'occurred_at', 'utm_parameters_source'], ['referrer_url']),
  map: (columns) =>
    mapColumns(columns, {
      time: ['occurred_at'],
      visitor: ['order_id'],
      url: ['landing_page'],
      referrer: ['referrer_url'],
      source: ['utm_parameters_source'],
      medium: ['utm_parameters_medium'],
      campaign: ['utm_parameters_campaign'],
      messageId: ['id'],
    }),
  drops: () => true,
  refine: () => (event, row) => ({
    ...event,
    visitor: orderVisitor(event.visitor ?? ''),
    source: event.source || row.get('source'),
    messageId: event.messageId && `shopify visit ${event.messageId}`,
  }),
}

export const shopifyCheckouts: TableFormat = {
  container: 'csv',
  id: 'shopify-abandoned-checkouts',
  title: 'Shopify abandoned checkouts',
  kind: 'events',
  events: 'event',
  constantEvent: 'checkout abandoned',
  recognise: (columns) =>
    byColumns(columns, ['abandoned_checkout_url', 'created_at'], ['email', 'landing_site_base_url']),
  map: (columns) =>
    mapColumns(columns, {
      time: ['created_at'],
      user: ['email', 'customer_id'],
      url: ['landing_site_base_url'],
      referrer: ['referring_site'],
      value: ['total_price'],
      currency: ['currency'],
      messageId: ['id'],
    }),
  drops: (column) =>
    /^(_fivetran|shipping_|billing_|credit_card|phone|token|cart_token|abandoned_checkout_url)/.test(column),
  refine: () => (event, row) => ({
    ...event,
    user: event.user || row.get('customer_id'),
    value: amount(event.value ?? ''),
    messageId: event.messageId && `shopify checkout ${event.messageId}`,
  }),
}
