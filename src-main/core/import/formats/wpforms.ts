/**
 * WPForms: entries as CSV or workbook. Its columns are the questions and hidden fields, in the words of the form, then what the plugin
 * adds, the date of the entry among it, as the site writes dates and in its zone. The page is in a hidden field, where the form has one.
 */
import type { Columns } from './columns.ts'
import { byColumns, mapColumns, type TableFormat } from './format.ts'
import { fieldsOfForm } from './form-fields.ts'

/** Only this plugin adds these; each is a box that may be ticked for the export. */
const added = ['Entry Notes', 'Viewed', 'Starred', 'Unique Generated User ID', 'Geolocation Details', 'User Journey']

const dropped =
  /^((first |last |full |your )?name|(mobile |tele)?phone( number)?|mobile|viewed|starred|user ip|unique generated user id|geolocation details|payment gateway information|user journey)$/i

export const isOfWpforms = (columns: Columns): boolean =>
  columns.has('Entry ID') && columns.has('Entry Date') && columns.count(...added) > 1

export const wpforms: TableFormat = {
  container: 'csv',
  id: 'wpforms-entries',
  title: 'WPForms entries',
  kind: 'events',
  times: 'local',
  events: 'event',
  constantEvent: 'Form Submitted',
  recognise: (columns) => (isOfWpforms(columns) ? byColumns(columns, ['Entry ID', 'Entry Date'], added) : null),
  map: (columns) =>
    mapColumns(columns, {
      time: ['Entry Date'],
      url: ['Page URL', 'Source URL', 'Entry URL', 'Form URL', 'Page', 'URL', 'Embed URL'],
      referrer: ['Referrer', 'Referrer URL', 'URL Referer', 'Referer'],
      ...fieldsOfForm(columns),
      messageId: ['Entry ID'],
      userAgent: ['User Agent'],
    }),
  drops: (column) => dropped.test(column.trim()),
  ownColumns: true,
}
