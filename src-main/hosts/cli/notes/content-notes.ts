/** What stands beside reports on people, conversions and pages. */
import { unknownDevicesSentence } from '../../../../shared/pages/devices.ts'
import { allDays, fewerDaysWords } from '../../../../shared/findings/before-after.ts'
import { oneLanguageSentence } from '../../../../shared/notes/languages.ts'
import { tellsOfNoPage } from '../../../../shared/notes/no-page-before.ts'
import { dependsOnOwnHosts, ownHostsSentence } from '../../../../shared/pages/own-hosts.ts'
import { ownTagsSentence } from '../../../../shared/notes/own-tags.ts'
import { pagesAfterSentence } from '../../../../shared/notes/pages-after.ts'
import { pagesKnown } from '../../../../shared/notes/pages-known.ts'
import { type Report, reports } from '../../../../shared/reports/index.ts'
import { seenBeforeSentence } from '../../../../shared/notes/seen-before.ts'
import { segmentSentence } from '../../../../shared/notes/segment-words.ts'
import { tellsOfGaps, trackingGapsSentence } from '../../../../shared/notes/tracking-gaps.ts'
import { volumeOutside } from '../../../../shared/notes/volume-outside.ts'
import { printable } from '../format/terminal.ts'
import { stepsBefore, stepsToGoal } from './conversion-steps.ts'
import { goalNotes } from './goal-notes.ts'
import { daysLeftOut, peopleLeftOut } from './left-out.ts'
import { suggestedNoIds } from './no-ids.ts'
import { emailsApart, goneOnByColleague, pageless, withoutPage, withoutPageBefore, zoneShift } from './no-page.ts'
import { ownPeople } from './own-people.ts'
import { ownTraffic } from './own-traffic.ts'
import { countedForms, uncountedForms, uncountedPageViews } from './page-views.ts'
import { peopleNotes } from './people-notes.ts'
import { placeholderTags } from './placeholder-tags.ts'
import { returnNotes } from './return-notes.ts'
import { robots } from './robots.ts'
import { type Asked, beside, isOnPages, type NoteRule, on } from './rules.ts'
import { apart, spelling } from './spelling.ts'
import { sharedIds } from './shared-ids.ts'
import { strangers } from './strangers.ts'
import { unusedAliases } from './unused-aliases.ts'
import { unusualDays } from './unusual-days.ts'

const isOnVisits = (slug: Asked['slug']): boolean => isOnPages(slug) || slug === 'entry-exit'

const hasPeriod = (slug: Asked['slug']): boolean => isOnPages(slug) && 'from' in reports[slug].params.shape

export const contentNotes: readonly NoteRule[] = [
  on(['import-health'], async ({ call, workspace }) => [
    await strangers(call, null),
    await sharedIds(call, workspace),
    await ownPeople(call, workspace),
    await ownTraffic(call, workspace),
    await robots(call, workspace),
  ]),
  beside(isOnVisits, segment),
  beside(isOnPages, ({ call, workspace }) => uncountedPageViews(call, workspace)),
  on(['content-attribution'], ({ call, workspace }) => ownPeople(call, workspace, 'site')),
  beside(isOnVisits, peopleLeftOut),
  beside(isOnVisits, daysLeftOut),
  beside(hasPeriod, ({ call, workspace, params, config }) => unusualDays(call, workspace, params, config)),
  beside((slug) => isOnVisits(slug) && tellsOfGaps(slug), trackingGaps),
  beside(isOnVisits, spelling),
  beside(isOnVisits, ownHosts),
  beside(isOnVisits, apart),
  beside(isOnVisits, emailsApart),
  on(['content-attribution', 'identity'], ({ call, workspace }) => suggestedNoIds(call, workspace)),
  on(['content-attribution', 'identity'], ({ call, workspace }) => sharedIds(call, workspace)),
  on(['content-attribution'], ({ call, workspace, report }) => unusedAliases(call, workspace, report.params.goal)),
  ...goalNotes,
  on(['content-attribution'], pageless),
  on(['content-attribution'], ({ call, workspace, report }) => stepsToGoal(call, workspace, report)),
  ...peopleNotes,
  ...returnNotes,
  on(['volume'], ({ report }) =>
    volumeOutside(report).map(({ said, param, value }) => `${said} With --${param} ${value} they are.`),
  ),
  beside(isOnVisits, ({ report }) => unknownDevicesSentence(report)),
  beside(isOnVisits, withinLanguage),
  beside(isOnVisits, ({ report }) => pagesBegin(report)),
  beside((slug) => isOnPages(slug) && !tellsOfNoPage(slug), zoneShift),
  on(['content-attribution', 'model-comparison'], withoutPageBefore),
  on(['goal-to-goal'], goneOnByColleague),
  on(['content-attribution'], ({ report, config, workspace }) => placeholderTags(report, config, workspace)),
  on(['content-attribution'], ({ report }) => ownTagsSentence(report)),
  on(['content-attribution', 'content-return'], ({ call, workspace, report }) =>
    uncountedForms(call, workspace, report),
  ),
  on(['template-ranking', 'template-comparison', 'template-pairs', 'before-after'], ({ call, workspace, report }) =>
    countedForms(call, workspace, report),
  ),
  on(['content-return'], ({ report }) => {
    const said = pagesAfterSentence(report)
    return said && printable(said)
  }),
  on(['content-attribution'], ({ report }) => seenBeforeSentence(report)),
  on(['before-after'], ({ report }) => [furtherDays(report), fewerDays(report)]),
  on(['pages-before-conversion'], withoutPage),
  on(['pages-before-conversion'], ({ call, workspace, report }) => stepsBefore(call, workspace, report)),
]

function segment({ report: { params, totals } }: Asked): string | null {
  const sentence = segmentSentence(params, totals)
  return sentence && printable(sentence)
}

/** Days without a page view. */
async function trackingGaps({ call, params }: Asked): Promise<string | null> {
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
  const said = trackingGapsSentence(await call('volume.gaps', { from: text(params.from), to: text(params.to) }))
  return said && printable(`${said} Report volume has the days.`)
}

/** Between which hosts links are direct, where the report depends on it. */
async function ownHosts({ call, params }: Asked): Promise<string | null> {
  if (!dependsOnOwnHosts(params)) return null
  const sentence = ownHostsSentence(await call('ownHosts.list', {}))
  return sentence && printable(`${sentence} (ownHosts in the configuration).`)
}

async function withinLanguage({ call, params }: Asked): Promise<string | null> {
  return params.withinEach === 'language' ? oneLanguageSentence(params, await call('pages.languages', {})) : null
}

function pagesBegin(report: Asked['report']): string | null {
  const known = pagesKnown(report)
  if (known === null) return null
  const said = known.said.replaceAll('\u00a0', ' ')
  return known.from === null ? said : `${said} With --from ${known.from} the report starts there.`
}

function fewerDays(report: Report<'before-after'>): string | null {
  const words = fewerDaysWords(report)
  return words === null ? null : `${words} (--within-days ${report.totals.fewerDays!.withinDays}).`
}

function furtherDays(report: Report<'before-after'>): string | null {
  const all = allDays(report)
  if (all === null) return null
  const { date, from, to } = report.params
  const { dateChosen } = report.totals
  return `${all.more.replace(/^./, (first) => first.toUpperCase())}: with${dateChosen ? ` --date ${date}` : ''}${all.from === from ? '' : ` --from ${all.from}`}${all.to === to ? '' : ` --to ${all.to}`} they count too.`
}
