/** The month that a name is of, as books write entries of month-ends: `Card expenses Nov 2025 - Travel`. */
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may mai mei', 'jun', 'jul', 'aug', 'sep', 'oct okt', 'nov', 'dec dez']
const month =
  /(?<![\p{L}\d])(?:(?<name>jan(?:uary|uar|uari)?|feb(?:ruary|ruar|ruari)?|mar(?:ch)?|april|apr|may|mai|mei|june|juni|jun|july|juli|jul|aug(?:ust|ustus)?|sept(?:ember)?|sep|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|dez(?:ember)?)\.?[\s\-/']*(?<year>20\d\d)|(?<iso>20\d\d)[-/.](?<isoMonth>0[1-9]|1[0-2])|(?<number>0[1-9]|1[0-2])[/.-](?<ofYear>20\d\d))(?![\p{L}\d])/iu // prettier-ignore

export interface MonthInName {
  /** `YYYY-MM` */
  month: string
  before: string
  after: string
}

/** null = it names none. */
export function monthInName(name: string): MonthInName | null {
  const found = month.exec(name)
  if (!found) return null
  const { name: word, year, iso, isoMonth, number, ofYear } = found.groups!
  const at = word === undefined ? (isoMonth ?? number!) : String(monthNames.findIndex((each) => each.includes(word.slice(0, 3).toLowerCase())) + 1).padStart(2, '0') // prettier-ignore
  return {
    month: `${year ?? iso ?? ofYear!}-${at}`,
    before: name.slice(0, found.index).trim(),
    after: name.slice(found.index + found[0].length).trim(),
  }
}

/** Whether two names are of months, and of different ones. */
export function differInMonth(a: string, b: string): boolean {
  const [one, other] = [monthInName(a), monthInName(b)]
  return one !== null && other !== null && one.month !== other.month
}
