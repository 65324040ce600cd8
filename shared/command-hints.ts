/**
 * What only the command line has, such as a flag, stands in brackets that begin with it, after the sentence: "choose it
 * (--map cost=Price)". Brackets and quotes may be in what a flag is given.
 */
const hint = / \((?=--|`)(?:"[^"]*"|`[^`]*`|[^)"`])*\)/g

/** What a file of settings calls it stands in brackets too: "less than charged (vatIncluded in the configuration)". */
const setting = / \(([^()]+) in the configuration\)/g

/** Where on screen it is, by its name in the configuration. */
const places: Record<string, string> = {
  currency: 'Settings',
  excludePayeeCategories: 'Inventory, Left out',
  excludePayees: 'Inventory, Left out',
  excludePaymentCategories: 'Inventory, Left out',
  excludePeople: 'Settings',
  excludeTraffic: 'Settings',
  excludeUserAgents: 'Settings',
  timeZone: 'Settings',
  vatIncluded: 'Paid and contract, at the tool',
}

/** A name in quotes follows the place on screen, which the sentence says already. */
function onScreen(said: string, named: string): string {
  if (named.startsWith('"')) return ''
  const [place, ...others] = new Set(named.split(/, | and /).map((name) => places[name]))
  return place === undefined || others.length > 0 ? said : ` (under ${place})`
}

/** A sentence for the screen, where there is a button or a field for it. */
export const withoutCommands = (sentence: string): string => sentence.replace(hint, '').replace(setting, onScreen)
