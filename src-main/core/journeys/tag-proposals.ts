/** Sources, mediums and campaigns that may be one under two names; a person says whether they are. */
import { siteName } from '../../../shared/pages/channels.ts'
import type { TagProposal } from '../../../shared/api.ts'
import type { TagField } from '../../../shared/config.ts'
import { tagSpelling } from '../../../shared/text/spelling.ts'
import { direct } from './dimensions.ts'

interface Name {
  name: string
  people: number
}

/**
 * Those alike but for what separates words (`news-letter`, `newsletter`) count as the one most people came by; of sources the
 * hosts of a known site (`google.com`, `google.de`) as the name it is tagged with. Those of most people first.
 */
export function proposeTagAliases(field: TagField, names: readonly Name[]): TagProposal[] {
  // What can be named in an alias: no wildcards, and nothing that stands for no name.
  const usable = names.filter(({ name }) => !/[*{]|^\(.*\)$/.test(name) && name !== direct && tagSpelling(name) !== '')
  const proposals: TagProposal[] = []
  const settle = (group: readonly Name[], to: Name, why: TagProposal['why']): void => {
    for (const { name, people } of group)
      if (name !== to.name) proposals.push({ field, from: name, to: to.name, people, toPeople: to.people, why })
  }
  const standing: Name[] = []
  for (const group of Map.groupBy(usable, ({ name }) => tagSpelling(name)).values()) {
    // Of two with as many people the plainer spelling.
    const most = mostFirst(group.toSorted((a, b) => a.name.length - b.name.length))[0]!
    settle(group, most, 'spelling')
    standing.push(most)
  }
  if (field === 'source') {
    const bySite = Map.groupBy(standing, ({ name }) => siteName(name.toLowerCase()))
    for (const [site, hosts] of bySite) {
      if (site === null) continue
      const tagged = standing.find(({ name }) => tagSpelling(name) === site)
      if (tagged || hosts.length > 1) settle(hosts, tagged ?? { name: site, people: 0 }, 'host')
    }
  }
  return mostFirst(proposals)
}

const mostFirst = <T extends { people: number }>(items: readonly T[]): T[] =>
  items.toSorted((a, b) => b.people - a.people)
