/**
 * Times of cells to the nearest millisecond, as Excel shows them. A cell holds days in binary, of which the reader drops what
 * is less than a millisecond: of three in ten that are whole milliseconds the one before is left.
 */
import { readMember } from './zip.ts'

export type Cells = (readonly unknown[])[]

const msPerDay = 86_400_000
/** Days from the first day of Excel's to 1970. */
const daysBefore1970 = 25_569

/** `read`: what the reader made of it, which knows on which day a workbook begins to count. */
export function momentOf(days: number, read: number): number {
  const from = Math.round((read - (days - daysBefore1970) * msPerDay) / msPerDay)
  return Math.round((days + from - daysBefore1970) * msPerDay)
}

/** Where times are whole seconds nothing but the millisecond before one is wrong. */
const isSecond = (time: number): boolean => time % 1000 === 0 || isBelow(time)
const isBelow = (time: number): boolean => time % 1000 === 999 || time % 1000 === -1

/** Puts the times of a sheet right; its own text is read where it has parts of a second. */
export async function putTimesRight(path: string, sheet: string, data: Cells): Promise<void> {
  const dates = data.flatMap((cells, row) =>
    cells.flatMap((cell, column) => (cell instanceof Date ? [{ cell, row, column }] : [])),
  )
  const days = dates.every(({ cell }) => isSecond(cell.getTime())) ? null : await daysIn(path, sheet)
  for (const { cell, row, column } of dates) {
    const read = cell.getTime()
    const own = days?.get(row)?.get(column)
    if (own !== undefined) cell.setTime(momentOf(own, read))
    else if (isBelow(read)) cell.setTime(read + 1)
  }
}

type Days = ReadonlyMap<number, ReadonlyMap<number, number>>

/** The numbers of a sheet that are no whole ones, by row and column from 0; null where its text is not found. */
async function daysIn(path: string, sheet: string): Promise<Days | null> {
  const member = await memberOf(path, sheet)
  if (member === null) return null
  const found = new Map<number, Map<number, number>>()
  for (const [, attributes, content] of (await textOf(path, member)).matchAll(
    /<(?:\w+:)?c\s([^>]*[^>/])>(.*?)<\/(?:\w+:)?c>/gs,
  )) {
    const [, letters, line] = /\br="([A-Z]+)(\d+)"/.exec(attributes!) ?? []
    const days = Number(/<(?:\w+:)?v>([^<]*)</.exec(content!)?.[1] ?? NaN)
    if (letters === undefined || Number.isNaN(days) || Number.isInteger(days)) continue
    const row = Number(line) - 1
    const cells = found.get(row) ?? new Map<number, number>()
    found.set(row, cells.set(columnOf(letters), days))
  }
  return found
}

/** `A` → 0, `AB` → 27. */
const columnOf = (letters: string): number =>
  Array.from(letters).reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1

async function memberOf(path: string, sheet: string): Promise<string | null> {
  const [workbook, relations] = await Promise.all([textOf(path, 'xl/workbook.xml'), textOf(path, 'xl/_rels/workbook.xml.rels')]) // prettier-ignore
  const own = elements(workbook, 'sheet').find((each) => unescaped(attributeOf(each, 'name')) === sheet)
  const id = own && attributeOf(own, String.raw`\w+:id`)
  const target = attributeOf(elements(relations, 'Relationship').find((each) => attributeOf(each, 'Id') === id) ?? '', 'Target') // prettier-ignore
  return target === '' ? null : target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

const elements = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(String.raw`<(?:\w+:)?${name}\s[^>]*>`, 'g'))].map(([element]) => element)

const attributeOf = (element: string, name: string): string =>
  new RegExp(String.raw`\s${name}="([^"]*)"`).exec(element)?.[1] ?? ''

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescaped = (text: string): string =>
  text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) =>
    name === undefined
      ? String.fromCodePoint(decimal === undefined ? parseInt(hex!, 16) : Number(decimal))
      : (entities[name] ?? whole),
  )

async function textOf(path: string, member: string): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of readMember(path, member, () => undefined)) text += decoder.decode(chunk, { stream: true })
  return text + decoder.decode()
}
