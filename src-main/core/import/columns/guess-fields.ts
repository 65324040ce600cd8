/** What the columns of a table without known names could be, by what their values look like. A person has the last word. */
import { isEmail } from '../../../../shared/text/email.ts'
import { withoutAccents } from '../../../../shared/text/without-accents.ts'
import type { ColumnMap } from '../../../../shared/import.ts'
import { looksLikePageView } from '../../content-groups/page-events.ts'
import { parseNumber } from '../cells/number.ts'
import { canBeIds, type IdsIn, isLong, isNearlyAsFull, mostKnown, nobodyKnown } from '../ids/known-ids.ts'
import { sharedAmong } from '../ids/merged-users.ts'
import { holdsPersonNames } from './person-names.ts'
import { looksPersonal } from './personal.ts'
import { timeAmong } from './time-names.ts'

/** Share of the filled values that must look like it. */
const mostly = 0.9
const fewKinds = 30

/** By its form: which day it is may be open. */
export const looksLikeTime = (value: string): boolean =>
  /^\d{4}[-/]\d{1,2}[-/]\d{1,2}([T ]\d{1,2}:\d{2}.*)?$/.test(value) ||
  /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}([ ,T]+\d{1,2}:\d{2}.*)?$/.test(value) ||
  /^1\d{9}(\d{3}|\d{6})?(\.\d+)?$/.test(value)
const isPath = (value: string): boolean => /^\/[^\s]*$/.test(value)
const isUrl = (value: string): boolean => /^https?:\/\/\S+$/i.test(value)
const isId = (value: string): boolean => /^[\w.@:+-]{3,128}$/.test(value) && /\d|@/.test(value)
const isText = (value: string): boolean => /\p{L}/u.test(value) && !/^https?:|^\/|@/.test(value) && value.length <= 60

/** Words of a header that say which field it is, in the languages of exports. */
const names = {
  event: /event|^evt|_evt|ereignis|aktion|action|type|typ\b|hit|evento|événement|acci[oó]n|azione/iu,
  user: /user|kunde|customer|nutzer|mitglied|member|account|login|e-?mail|cliente|client\b|utilisateur|usuario/iu,
  visitor: /visitor|besucher|cookie|device|gerät|client.?id|anonym|visiteur|visitante|visitatore/iu,
  referrer: /refer|herkunft|verweis/iu,
  value: /amount|revenue|value|price|total|umsatz|betrag|wert|preis|montant|prix|importe|ingresos|importo|valor/iu,
  currency: /currency|währung|devise|moneda|valuta/iu,
}

export const namesSomebody = (column: string): boolean => names.user.test(column) || names.visitor.test(column)

/** What people, their plans or their places are, in the languages of exports: said of somebody, and nothing that happened. */
const traits = new Set([
  ...['country', 'countries', 'pais', 'pays', 'land', 'nation', 'nationality', 'nacionalidade', 'nacionalidad', 'nationalite', 'nationalitat', 'nationaliteit'],
  ...['city', 'town', 'cidade', 'ciudad', 'ville', 'stadt', 'ort', 'wohnort', 'stad', 'plaats', 'woonplaats', 'municipio', 'commune', 'gemeinde', 'gemeente'],
  ...['region', 'regiao', 'regio', 'province', 'provincia', 'provinz', 'provincie', 'departement', 'departamento', 'bundesland', 'continent', 'timezone'],
  ...['language', 'lang', 'locale', 'idioma', 'lingua', 'lengua', 'langue', 'sprache', 'taal'],
  ...['plan', 'plano', 'tier', 'forfait', 'abonnement', 'tarif', 'tarief', 'assinatura', 'suscripcion', 'paket', 'pakket', 'pacote', 'paquete'],
  ...['company', 'companies', 'employer', 'organization', 'organisation', 'firm', 'firma', 'unternehmen', 'empresa', 'entreprise', 'societe', 'bedrijf', 'azienda', 'industry', 'branche', 'sector', 'department', 'abteilung', 'job'],
  ...['gender', 'sex', 'genero', 'sexo', 'genre', 'sexe', 'geschlecht', 'geslacht'],
]) // prettier-ignore
const happenings = /^(event|evento|evenement|ereignis|gebeurtenis|action|acao|accion|aktion|actie)s?$/

/** By its first word (`país de residência`) or its last (`billing country`). */
function isTrait(name: string): boolean {
  const words =
    withoutAccents(name)
      .toLowerCase()
      .match(/[a-z]+/g) ?? []
  const isOfSomebody = [words[0], words.at(-1), words.filter((word) => word !== 'code').at(-1)].some(
    (word) => word !== undefined && traits.has(word),
  )
  return isOfSomebody && !words.some((word) => happenings.test(word))
}

/** Where somebody came from, in the languages of exports: said of a lead beside its status, and nothing that happened. */
const sourceName =
  /(^|[\s_-])(source|medium|channel|campaign|quelle|herkunft|kanal|kampagne|canal|fuente|origen|origem|fonte)$/iu
/** What a lead or an order has come to. */
const stageName = /(^|[\s_-])(status|stage|stadium|phase|statut|estado|estatus|etapa|etape|étape|stato|fase)$/iu

/** Whether something is so is said of somebody; nothing is called so. */
const isFlag = (value: string): boolean =>
  /^(yes|no|y|n|true|false|ja|nein|nee|oui|non|s[ií]|sim|n[aã]o|x|-)$/iu.test(value)

/** So many rows, and hardly one of somebody who is in another: a list of people, of whom the other columns say what they are. */
const listFrom = 10
/** Of such a list a `Ticket type` is no event. */
const happened = /event|^evt|_evt|ereignis|aktion|action|hit|evento|événement|acci[oó]n|azione/iu

const identityFields: ReadonlySet<string> = new Set(['user', 'visitor', 'previous'])

interface Column {
  name: string
  values: string[]
  filled: string[]
  kinds: number
}

/** `idsIn`: who is known already where the table goes, which says more than the name of a column. */
export function guessFields(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  idsIn: IdsIn = nobodyKnown,
): ColumnMap {
  const open = columns.map((name, index): Column => {
    const values = rows.map((cells) => (cells[index] ?? '').trim())
    const filled = values.filter((value) => value !== '')
    return { name, values, filled, kinds: new Set(filled).size }
  })
  const whole = [...open]
  const map: ColumnMap = {}
  const looks = ({ filled }: Column, test: (value: string) => boolean): boolean =>
    filled.length > 0 && filled.filter(test).length >= mostly * filled.length
  const isFull = ({ values, filled }: Column): boolean => filled.length >= mostly * values.length
  const use = (field: string, column: Column | undefined): void => {
    if (column) map[field] = open.splice(open.indexOf(column), 1)[0]!.name
  }
  const personal = new Set(columns.filter((column) => looksPersonal(columns, column, rows)))
  // What is personal may say who it was, and never what happened or where.
  const take = (field: string, fits: (column: Column) => boolean): void =>
    use(
      field,
      open.find((column) => (identityFields.has(field) || !personal.has(column.name)) && fits(column)),
    )
  const times = open.filter((column) => isFull(column) && looks(column, looksLikeTime))
  const time = timeAmong(times.map(({ name }) => name))
  use(
    'time',
    times.find(({ name }) => name === time),
  )
  take('path', (column) => looks(column, isPath))
  if (map['path'] === undefined) take('url', (column) => looks(column, isUrl) && !names.referrer.test(column.name))
  take('referrer', (column) => looks(column, isUrl))
  const canBeId = (column: Column): boolean => looks(column, isId) && !looks(column, looksLikeTime) && column.kinds > 1
  const isUser = (column: Column): boolean => names.user.test(column.name) && canBeId(column)
  const ids = open.filter(
    (column) => canBeIds(column.filled, namesSomebody(column.name)) && !looks(column, looksLikeTime),
  )
  const known = idsIn(ids.flatMap(({ filled }) => filled))
  const user = mostKnown(ids, known.users)?.of
  const fuller = user && open.find((column) => column !== user && isUser(column) && !isNearlyAsFull(user.filled.length, column.filled.length)) // prettier-ignore
  // What several users share, such as the email of their firm, is no user of theirs: they would become one person.
  const isShared = user && fuller && sharedAmong(rows.map((_, at) => [fuller.values[at]!, user.values[at]!]), known.users).length > 0 // prettier-ignore
  if (isShared) {
    use('user', user)
    use('visitor', fuller)
  } else {
    use('user', fuller ?? user)
    if (fuller) use('previous', user)
  }
  if (map['visitor'] === undefined) use('visitor', mostKnown(ids.filter((column) => open.includes(column)), known.visitors)?.of) // prettier-ignore
  if (map['visitor'] === undefined) take('visitor', (column) => names.visitor.test(column.name) && canBeId(column))
  // By emails other files know people too; ids of a vendor are its own.
  if (map['user'] === undefined) take('user', (column) => isUser(column) && looks(column, isEmail))
  if (map['user'] === undefined) take('user', isUser)
  // Amounts are numbers too, so without a name that says so an id has letters or is long.
  const isPlainly = (value: string): boolean => isId(value) && isLong(value)
  if (map['visitor'] === undefined && map['user'] === undefined)
    take('visitor', (column) => isFull(column) && canBeId(column) && looks(column, isPlainly) && column.kinds > 2)
  take('value', (column) => names.value.test(column.name) && looks(column, (text) => !Number.isNaN(parseNumber(text))))
  take('currency', (column) => names.currency.test(column.name) && looks(column, (text) => /^[A-Z]{3}$/i.test(text)))
  const canBeEvent = (column: Column): boolean =>
    !isTrait(column.name) &&
    isFull(column) &&
    looks(column, isText) &&
    !looks(column, isFlag) &&
    column.kinds <= fewKinds &&
    (names.event.test(column.name) || !holdsPersonNames(columns, column.name, rows))
  const who = whole.find(({ name }) => name === (map['user'] ?? map['visitor']))
  const isList = who !== undefined && who.filled.length >= listFrom && isOfOneEach(who)
  const isNamed = isList ? happened : names.event
  take('event', (column) => isNamed.test(column.name) && canBeEvent(column))
  // A few words of which one says that a page was seen, whatever the column is called.
  const saysPageViews = ({ filled }: Column): boolean => filled.some((text) => looksLikePageView(text))
  if (map['event'] === undefined) take('event', (column) => canBeEvent(column) && saysPageViews(column))
  // Without a page, what happened must be somewhere; with one, a row is a page view until a person says otherwise.
  // What happens happens again; what is different in every row is a number of it.
  const hasNone = (): boolean => map['event'] === undefined && map['path'] === undefined && map['url'] === undefined
  if (hasNone()) take('event', (column) => canBeEvent(column) && stageName.test(column.name.trim()))
  if (isList) return map
  const happensAgain = (column: Column): boolean => canBeEvent(column) && column.kinds < column.filled.length
  if (hasNone()) take('event', (column) => happensAgain(column) && !sourceName.test(column.name.trim()))
  if (hasNone()) take('event', happensAgain)
  if (hasNone()) take('event', canBeEvent)
  return map
}

/** Whether hardly any row is of somebody who is in another, known by email: whatever page it was on, that is what they sent from it, as views come again. */
export function areOfSenders(columns: readonly string[], rows: readonly (readonly string[])[], user: string): boolean {
  const at = columns.indexOf(user)
  const filled = rows.map((cells) => (cells[at] ?? '').trim()).filter((cell) => cell !== '')
  const kinds = new Set(filled).size
  return filled.length >= listFrom && isOfOneEach({ filled, kinds }) && filled.filter(isEmail).length >= mostly * filled.length // prettier-ignore
}

const isOfOneEach = ({ filled, kinds }: Pick<Column, 'filled' | 'kinds'>): boolean => kinds >= mostly * filled.length

/**
 * What the rows of a list of people could be called instead, best first: all of them one event, or by a column whose few words come
 * again. None where a page says what happened, which it does not of those who are known by email, and of a table in which people come again.
 */
export function otherEvents(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  map: ColumnMap,
  name: string,
): string[] {
  const valuesOf = (column: string): string[] =>
    rows.map((cells) => (cells[columns.indexOf(column)] ?? '').trim()).filter((value) => value !== '')
  const who = map['user'] ?? map['visitor']
  if (who === undefined || map['time'] === undefined) return []
  if ((map['path'] ?? map['url']) !== undefined && !areOfSenders(columns, rows, who)) return []
  const ids = valuesOf(who)
  if (!isOfOneEach({ filled: ids, kinds: new Set(ids).size })) return []
  const taken = new Set(Object.values(map))
  const words = columns.filter((column) => {
    const values = valuesOf(column)
    const kinds = new Set(values).size
    return (
      !taken.has(column) &&
      !looksPersonal(columns, column, rows) &&
      !isTrait(column) &&
      values.length >= mostly * rows.length &&
      kinds > 1 &&
      kinds <= fewKinds &&
      kinds < values.length / 2 &&
      values.every(isText) &&
      !values.every(isFlag) &&
      !values.some((value) => looksLikeTime(value))
    )
  })
  return [...(name === '' ? [] : [`=${name}`]), ...words.slice(0, 3)]
}
