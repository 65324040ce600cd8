/** What is said of conversions without a page whose own rows say where they came from, in reports by that. */
import { count, plural } from '../text/figures.ts'
import type { ZoneShift } from '../reports/report.ts'

interface Answer {
  params: { by: string }
  totals: { unattributed: number; taggedUnattributed: number; zoneShift: ZoneShift }
}

/** Dimensions that tags say. */
export const byTags: readonly string[] = ['channel', 'source', 'medium', 'campaign']

/** null where none has, in reports by anything else, and where times in a wrong zone are why they have no page. */
export function ownTagsSentence({
  params: { by },
  totals: { unattributed, taggedUnattributed, zoneShift },
}: Answer): string | null {
  if (!byTags.includes(by) || taggedUnattributed === 0 || zoneShift !== null) return null
  const which =
    unattributed === 1
      ? 'The one conversion'
      : taggedUnattributed === unattributed
        ? `All ${count(unattributed)} conversions`
        : `${count(taggedUnattributed)} of the ${count(unattributed)} conversions`
  return `${which} without a page before ${plural(unattributed, 'it has', 'them have')} UTM tags of their own, or in a form sent before, as forms with hidden fields do. They count by those once their form is a page view: import its file again with one page of its own for all rows (--map path==/form) in place of the import that is there (\`imports undo\`), and name its event among the interactions (Settings, Page views) for as long as you ask this. Meanwhile all of these people land on the form and convert there, and it is one more page before conversions: take its event out again before you read rates of pages or templates and pages before conversion.` // prettier-ignore
}
