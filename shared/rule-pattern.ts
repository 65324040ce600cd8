interface Rule {
  match?: string | undefined
  regex?: string | undefined
  host?: string | undefined
}

/** What a rule of content groups fits, as text: `app.example.com/**`, `/^\/(de|en)\//`. */
export const rulePattern = ({ match, regex = '', host = '' }: Rule): string =>
  // Slashes of a regular expression between slashes are escaped, those that are already stay.
  `${host}${match ?? `/${regex.replace(/\\.|\//gs, (part) => (part === '/' ? String.raw`\/` : part))}/`}`
