/** Whose ids a document would show: what a person should know before passing it on. */
import { type Call, runReport } from '../../shared/api.ts'
import { isEmail } from '../../shared/text/email.ts'
import { count, counted, listed } from '../format.ts'
import { peopleShown } from '../reports/people-shown.ts'
import { paramsFrom } from '../reports/view.ts'
import { mostRowsOf } from './DocumentTable.tsx'
import { parseView } from './parse-view.ts'
import type { DocumentSize } from './view.ts'

/** Of the users of one visitor id so many are named. */
const namedOfVisitor = 3

/** The ids shown, by person. */
export type PeopleNamed = ReadonlyMap<string, readonly string[]>

/** `withoutLeftOut`: the settings do not say who is left out. */
export async function peopleNamed(
  call: Call,
  views: readonly string[],
  size: DocumentSize,
  withoutLeftOut = false,
): Promise<PeopleNamed> {
  const most = mostRowsOf[size]
  const { excludePeople } = await call('config.get', {})
  // The settings are in a whole document too; a pattern of several is no address.
  const addresses =
    size !== 'whole' || withoutLeftOut
      ? []
      : excludePeople.filter((pattern) => isEmail(pattern) && !pattern.includes('*'))
  const named = new Map<string, readonly string[]>(addresses.map((id) => [id, [id]]))
  for (const { slug, search } of views.map(parseView)) {
    const query = new URLSearchParams(search)
    if (slug === 'people') {
      const { rows, asked } = await peopleOf(call, query)
      for (const { person, email, otherIds } of rows.slice(0, most))
        if (!named.has(person)) named.set(person, [person, ...(email === null ? [] : [email]), ...otherIds])
      // Of one of them every id is shown.
      if (asked) named.set(asked.person, [asked.person, ...asked.users, ...asked.visitors, ...asked.otherIds])
    }
    if (slug === 'identity') {
      const { suspicious, capitals } = (await runReport(call, slug, paramsFrom(slug, query))).totals
      for (const id of [
        ...suspicious.slice(0, most).flatMap(({ examples }) => examples.slice(0, namedOfVisitor)),
        ...capitals.examples.flat(),
      ])
        if (!named.has(id)) named.set(id, [id])
    }
  }
  return named
}

async function peopleOf(call: Call, query: URLSearchParams) {
  const { rows } = await runReport(call, 'people', peopleShown(query))
  const id = query.get('person')
  const asked = rows.find(({ person }) => person === id)
  if (id === null || asked) return { rows, asked: asked ?? rows[0] }
  return { rows, asked: (await runReport(call, 'people', { ...peopleShown(query), id, offset: 0, limit: 1 })).rows[0] }
}

/** What else is said of them, such as their names: properties of events that a list of people has as columns. */
const propertiesIn = (views: readonly string[]): string[] => [
  ...new Set(
    views
      .map(parseView)
      .flatMap(({ slug, search }) => (slug === 'people' ? peopleShown(new URLSearchParams(search)).properties : [])),
  ),
]

/** `the ids of 32 people, 12 of them with an email address, and their “Name”`; null where nobody is named. */
export function sayPeopleNamed(named: PeopleNamed, views: readonly string[]): string | null {
  if (named.size === 0) return null
  const properties = propertiesIn(views)
  const said = properties.length === 0 ? '' : `, and their ${listed(properties.map((name) => `“${name}”`))}`
  return `${sayIds(named)}${said}`
}

function sayIds(named: PeopleNamed): string {
  const emails = [...named.values()].filter((ids) => ids.some(isEmail)).length
  const people = `the ids of ${counted(named.size, 'person', 'people')}`
  if (emails === 0) return people
  return `${people}, ${emails === named.size ? '' : `${count(emails)} of them `}with an email address`
}
