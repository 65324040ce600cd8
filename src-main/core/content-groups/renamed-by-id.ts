/**
 * Campaigns beside their ids, in a table of costs: one that was renamed where it is paid for has two names beside one id, and one
 * that visits know by its id, as links of `utm_campaign={campaignid}` do, has that beside its name.
 */
import type { TagAlias } from '../../../shared/config.ts'
import type { Spelled } from '../journeys/spellings.ts'

interface Named {
  name: string
  /** Of its rows; `''` where they say no day. */
  first: string
  last: string
}

/** What spreadsheets make of long numbers, so that several ids look like one. */
const isRounded = (id: string): boolean => /^\d+(?:[.,]\d+)?e\+?\d+$/i.test(id) || /^\d{13,}0{3}$/.test(id)

/** What an alias can name: no wildcards, and nothing that stands for no name. */
const isUsable = (name: string): boolean => name !== '' && !/[*{]|^\(.*\)$/.test(name)

export class CampaignIds {
  private readonly namesOf = new Map<string, Map<string, Named>>()

  /** A row of the table. */
  add(id: string, name: string, day: string): void {
    if (!/\d/.test(id) || isRounded(id)) return
    const names = this.namesOf.get(id) ?? new Map<string, Named>()
    this.namesOf.set(id, names)
    const before = names.get(name)
    names.set(name, {
      name,
      first: before === undefined || day < before.first ? day : before.first,
      last: before === undefined || day > before.last ? day : before.last,
    })
  }

  /**
   * Names without a visit, and ids that visits have as the name, each with what its campaign is called: by the newest name that visits
   * have, else by the newest. Names of one id on the same days are several campaigns whose id is of something else. A name that an
   * alias speaks for is left to that.
   */
  renamed(spell: (name: string) => Spelled, isVisited: (name: string) => boolean): TagAlias[] {
    return [...this.namesOf].flatMap(([id, names]) => {
      const inTurn = [...names.values()].toSorted((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0))
      const isTagged = !names.has(id) && isVisited(id) && spell(id).by.length === 0
      if (inTurn.length < 2 && !isTagged) return []
      if (inTurn.some(({ first }, at) => at > 0 && first < inTurn[at - 1]!.last)) return []
      const counted = ({ name }: Named): string => spell(name).name
      const to = counted(inTurn.findLast((each) => isVisited(counted(each))) ?? inTurn.at(-1)!)
      if (!isUsable(to)) return []
      const known: TagAlias[] = isTagged ? [{ field: 'campaign', from: id, to }] : []
      const renamed = inTurn
        .filter((each) => counted(each) !== to && !isVisited(counted(each)) && spell(each.name).by.length === 0)
        .filter(({ name }) => isUsable(name))
        .map(({ name }): TagAlias => ({ field: 'campaign', from: name, to }))
      return [...known, ...renamed]
    })
  }
}
