/** What other settings for sources, mediums and campaigns would do to all history, before they are applied. */
import type { TagsPreview } from '../../../shared/api.ts'
import { costBy, costKey, tagFields, type WorkspaceConfig } from '../../../shared/config.ts'
import { viewersBySet } from '../content-groups/views.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { asStored, direct, keysOf, notSet, ownUnlessRenamed } from './dimensions.ts'
import { campaignRules, tagSpellers } from './spellings.ts'
import { proposeTagAliases } from './tag-proposals.ts'

const examples = 3

/** Counted against the names as they were imported, whatever applies now; of page views of people who count. */
export function previewTags(context: ReportContext, settings: WorkspaceConfig['tags']): TagsPreview {
  const { config, journeys } = context
  const classes = journeys.classes(config.contentGroups)
  const spell = tagSpellers(settings)
  const origins = asStored(journeys.storedOrigins, ownUnlessRenamed(journeys.isOwnHost, spell))
  // Who keeps capitals apart is not asked about them again.
  const keepsCase = settings.ignoreCase === false

  // Sets of names whose people are counted in one pass: those renamed, those of each alias, and each name as it would count.
  const renamed = 0
  const ofAlias = settings.aliases.map((): { from: string; to: string }[] => [])
  const givenFrom = 1 + ofAlias.length
  let sets = givenFrom + settings.campaignChannels.length
  const fields = tagFields.map((field) => {
    const keys = keysOf(field, journeys.pages, origins, classes)
    const setOfName = new Map<string, number>()
    const names = keys.names.map((from) => {
      const { name: to, by } = from === direct ? { name: from, by: [] } : spell[field](from)
      if (!setOfName.has(to)) setOfName.set(to, sets++)
      return { from, to, by, own: sets++ }
    })
    const setsOfCode = names.map(({ from, to, by, own }) => [
      own,
      setOfName.get(to)!,
      ...by.map((alias) => 1 + alias),
      ...(to === from ? [] : [renamed]),
    ])
    return { field, codeOf: keys.codeOf!, names, setOfName, setsOfCode }
  })

  const rules = campaignRules(settings)
  const ruleOf = origins.campaign.map((campaign) => rules(spell.campaign(campaign).name))

  const people = viewersBySet(context, sets, (page, origin, add) => {
    if (ruleOf[origin]! >= 0) add(givenFrom + ruleOf[origin]!)
    for (const { codeOf, setsOfCode } of fields) for (const set of setsOfCode[codeOf(page, origin)]!) add(set)
  })

  // Keys are made for what no page view of theirs has too, such as the own hosts among the referrers.
  const seen = fields.map(({ field, names }) => ({ field, names: names.filter(({ own }) => people[own]! > 0) }))
  for (const { names } of seen)
    for (const { from, to, by } of names) for (const alias of by) ofAlias[alias]!.push({ from, to })
  const costs = tagFields.flatMap((field) => {
    const names = new Set(config.contentCosts.filter((cost) => costBy(cost) === field).map(costKey))
    return [...names].map((name) => ({ name, by: spell[field](name).by }))
  })
  const capitals = seen.flatMap(({ names }) =>
    [
      ...Map.groupBy(
        names.map(({ from }) => from),
        (name) => name.toLowerCase(),
      ).values(),
    ].filter((alike) => alike.length > 1),
  )
  return {
    fields: Object.fromEntries(
      seen.map(({ field, names }) => {
        const set = names.filter(({ from }) => from !== direct && from !== notSet)
        return [field, { stored: set.length, counted: new Set(set.map(({ to }) => to)).size }]
      }),
    ) as TagsPreview['fields'],
    renamed: {
      names: seen.reduce((sum, { names }) => sum + names.filter(({ from, to }) => from !== to).length, 0),
      people: people[renamed]!,
    },
    aliases: ofAlias.map((of, alias) => ({
      names: of.length,
      people: people[1 + alias]!,
      examples: of.slice(0, examples),
      costs: costs.filter(({ by }) => by.includes(alias)).map(({ name }) => name),
    })),
    campaignChannels: settings.campaignChannels.map((_, rule) => people[givenFrom + rule]!),
    capitals: {
      names: capitals.reduce((sum, { length }) => sum + length, 0),
      as: capitals.length,
      examples: capitals.slice(0, examples).map((alike) => [...alike].sort()),
    },
    proposals: fields.flatMap(({ field, setOfName }) =>
      proposeTagAliases(
        field,
        [...setOfName].flatMap(([name, set]) => (people[set]! > 0 ? [{ name, people: people[set]! }] : [])),
      ).filter(({ from, to }) => !keepsCase || from.toLowerCase() !== to.toLowerCase()),
    ),
  }
}
