/** What tools for forms have alike: questions in the words of whoever made the form, and hidden fields that a page fills in. */
import type { ColumnMap } from '../../../../shared/import.ts'
import type { Columns } from './columns.ts'

const visitors = ['client_id', 'clientid', 'cid', 'ga_client_id', 'ga_cid', '_ga', 'visitor_id', 'visitorid', 'vid', 'anonymous_id', 'ajs_anonymous_id', 'user_pseudo_id', 'distinct_id', 'device_id'] // prettier-ignore
const users = ['user_id', 'userid', 'customer_id']

/** Questions are whole sentences, in any language: `Wie lautet deine E-Mail-Adresse?`. */
const asksEmail = /\be-?mail|correo|courriel|posta elettronica/i

/** Who sent a form and the tags they came with: the question for an email is the user, a hidden field the visitor. */
export const fieldsOfForm = ({ names }: Columns): Partial<Record<keyof ColumnMap, string[]>> => ({
  visitor: visitors,
  user: [...names.filter((name) => asksEmail.test(name)), ...users],
  source: ['utm_source'],
  medium: ['utm_medium'],
  campaign: ['utm_campaign'],
})
