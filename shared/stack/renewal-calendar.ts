/**
 * Renewals as an iCalendar file (RFC 5545): for every contract the last day it can be cancelled and the day it renews,
 * as events of a whole day that make nobody busy, with a reminder a week before a decision, or as soon as there still can
 * be one. A day to cancel by that has passed is no event: the renewal says that it is too late.
 */
import { costWords } from './own-cost.ts'
import type { Report } from '../reports/index.ts'

/** Octets a line may have before it is folded. */
const lineLength = 75

/** Of one character in UTF-8. */
function octets(char: string): number {
  const point = char.codePointAt(0)!
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
}

/** Backslash, semicolon, comma and line ends have a meaning in text values. */
const escaped = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', String.raw`\;`)
    .replaceAll(',', String.raw`\,`)
    .replaceAll(/\r\n|\r|\n/g, String.raw`\n`)

/** Continued on lines that start with a blank; a character is never cut in two. */
function folded(line: string): string {
  let room = lineLength
  let text = ''
  for (const char of line) {
    const size = octets(char)
    if (size > room) {
      text += '\r\n '
      room = lineLength - 1
    }
    text += char
    room -= size
  }
  return `${text}\r\n`
}

const compact = (day: string): string => day.replaceAll('-', '')

/** The same contract and day always have the same id, so that importing the file again updates instead of doubling. */
function uid(kind: string, parts: readonly string[]): string {
  let hash = 0xcbf29ce484222325n
  for (const char of JSON.stringify(parts))
    hash = ((hash ^ BigInt(char.codePointAt(0)!)) * 0x100000001b3n) & 0xffffffffffffffffn
  return `${kind}-${hash.toString(16).padStart(16, '0')}@touchstack`
}

/** Days before the event; the first morning to come where fewer are left. null = it is today or has passed. */
const reminderDays = (daysLeft: number): number | null => (daysLeft < 1 ? null : Math.min(7, daysLeft - 1))

function renewalTitle({ tool, autoRenew, daysLeft }: Report<'renewals'>['rows'][number]): string {
  if (autoRenew === false) return `${tool} ends, unless it is renewed`
  if (daysLeft >= 0) return `${tool} renews`
  return autoRenew === null
    ? `${tool} renews if it does so by itself: too late to cancel`
    : `${tool} renews: too late to cancel`
}

/** `currency` is that of the workspace, which the report's amounts are in. */
export function renewalCalendar({ params, rows: stated, totals }: Report<'renewals'>, currency: string): string {
  const rows: (Report<'renewals'>['rows'][number] & { statedRenewal?: string })[] = [
    ...stated,
    ...totals.renewed.filter(({ within }) => within),
  ]
  const stamp = `${compact(params.asOf ?? '1970-01-01')}T000000Z`
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Touchstack//Renewals//EN', 'CALSCALE:GREGORIAN']
  for (const row of rows) {
    const cost = costWords(row, (amount, own = currency) => `${amount.toFixed(2)} ${own}`)
    const contract = [row.tool, row.vendor, row.team, row.renewalDate]
    const facts = [
      row.autoRenew === false
        ? `Ends on ${row.renewalDate}: does not renew by itself.`
        : `Renews on ${row.renewalDate}${row.autoRenew === true ? ' by itself' : ''}.`,
      row.statedRenewal !== undefined && `Renewed by its terms on ${row.statedRenewal}.`,
      row.daysLeft < 0 && `The last day to cancel was ${row.cancelBy}.`,
      row.autoRenew !== false &&
        (row.noticeDays === null ? 'Notice days are not known, counted as 0.' : `Notice: ${row.noticeDays} days.`),
      `Cost a year${cost === null ? ' is not known' : `: ${cost}`}.`,
      row.owner && `Owner: ${row.owner}${row.ownerEmail ? ` <${row.ownerEmail}>` : ''}.`,
      row.team && `Team: ${row.team}.`,
    ].filter(Boolean)
    const event = (kind: string, day: string, summary: string, reminder: number | null): void => {
      lines.push(
        'BEGIN:VEVENT',
        `UID:${uid(kind, contract)}`,
        `DTSTAMP:${stamp}`,
        `DTSTART;VALUE=DATE:${compact(day)}`,
        `SUMMARY:${escaped(summary)}`,
        `DESCRIPTION:${escaped(facts.join('\n'))}`,
        'TRANSP:TRANSPARENT',
      )
      if (reminder !== null)
        lines.push(
          'BEGIN:VALARM',
          'ACTION:DISPLAY',
          `DESCRIPTION:${escaped(summary)}`,
          reminder === 0 ? 'TRIGGER:PT0S' : `TRIGGER:-P${reminder}D`,
          'END:VALARM',
        )
      lines.push('END:VEVENT')
    }
    const isOneDay = row.cancelBy === row.renewalDate
    if (!isOneDay && row.daysLeft >= 0 && row.autoRenew !== false)
      event('cancel', row.cancelBy, `Last day to cancel ${row.tool}`, reminderDays(row.daysLeft))
    event(
      'renew',
      row.renewalDate,
      renewalTitle(row),
      isOneDay || row.autoRenew === false ? reminderDays(row.daysLeft) : null,
    )
  }
  lines.push('END:VCALENDAR')
  return lines.map(folded).join('')
}
