import { date } from '../text/figures.ts'

interface Rule {
  match?: string | undefined
  regex?: string | undefined
  host?: string | undefined
}

/** What a rule of content groups fits, as text: `app.example.com/**`, `/^\/(de|en)\//`. */
export const rulePattern = ({ match, regex = '', host = '' }: Rule): string =>
  // Slashes of a regular expression between slashes are escaped, those that are already stay.
  `${host}${match ?? `/${regex.replace(/\\.|\//gs, (part) => (part === '/' ? String.raw`\/` : part))}/`}`

/** On which days a rule holds, in words; none where it always does. */
export const ruleDays = ({ from, to }: { from?: string | undefined; to?: string | undefined }): string[] => [
  ...(from === undefined ? [] : [`from ${date(from)}`]),
  ...(to === undefined ? [] : [`before ${date(to)}`]),
]
