/**
 * Gravity Forms: entries as CSV. Its columns are the questions, in the words of the form, then what the plugin adds, the date of
 * the entry among it, in the zone of the site. What asks for a name, a phone number or an address is not kept.
 */
import { byColumns, mapColumns, type TableFormat } from './format.ts'
import { fieldsOfForm } from './form-fields.ts'
import { isOfWpforms } from './wpforms.ts'

/** Parts of a name or an address, as the plugin ends their headings, and what it adds of the person and of itself. */
const dropped =
  /\((first|middle|last|prefix|suffix|street address|address line 2|zip \/ postal code)\)$|^(name|(mobile |tele)?phone( number)?|mobile)$|^(created by \(user id\)|date updated|payment date|post id|user agent|user ip)$/i

export const gravityForms: TableFormat = {
  container: 'csv',
  id: 'gravity-forms-entries',
  title: 'Gravity Forms entries',
  kind: 'events',
  times: 'local',
  events: 'event',
  constantEvent: 'Form Submitted',
  recognise: (columns) =>
    isOfWpforms(columns) ? null : byColumns(columns, ['Entry Id', 'Entry Date', 'Source Url'], ['Created By (User Id)', 'User Agent', 'User IP', 'Post Id', 'Payment Status']), // prettier-ignore
  map: (columns) =>
    mapColumns(columns, {
      time: ['Entry Date'],
      url: ['Source Url'],
      ...fieldsOfForm(columns),
      messageId: ['Entry Id'],
      value: ['Payment Amount'],
    }),
  drops: (column) => dropped.test(column.trim()),
  ownColumns: true,
}
