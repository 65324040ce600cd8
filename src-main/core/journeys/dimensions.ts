/**
 * The keys an interaction is counted under. Source is the interaction's own UTM tag, else the host of an external
 * referrer without `www.`, else `(direct)`; nothing is inherited from other events.
 */
import { type Channel, channelOf } from '../../../shared/pages/channels.ts'
import type { TagField, WorkspaceConfig } from '../../../shared/config.ts'
import type { dimensions } from '../../../shared/reports/content-attribution.ts'
import type { Classification, Pages } from '../content-groups/classify.ts'
import { languageCode } from '../content-groups/segment-kinds.ts'
import { noReferrer, referrerHost, withoutWww } from '../import/cells/page.ts'
import { campaignRules, type TagSpellers, tagSpellers } from './spellings.ts'

export type Dimension = (typeof dimensions)[number]

export const direct = '(direct)'
export const notSet = '(not set)'
/** Conversions without an eligible interaction, and nothing else. */
export const none = '(none)'

/** Exports that write `(none)` for an empty medium mean that it is not set. */
const keyName = (name: string): string => (name === '' || name === none ? notSet : name)

/** Index 0 is an event without referrer and tags; origin ids of the workspace otherwise. */
export interface Origins {
  count: number
  referrer: string[]
  source: string[]
  medium: string[]
  campaign: string[]
  /** As exports say it; '' = they do not. */
  device: string[]
  custom: string[]
  /** What the host of an external referrer counts as, where no source is tagged. */
  sourceOfHost: (host: string) => string
  /** The channel that somebody said a campaign came by; null = its tags and its referrer decide. */
  channelOfCampaign: (campaign: string) => Channel | null
  /** Whether links from pages of a host are no referrals, wherever they lead. */
  isOwnHost: (host: string) => boolean
}

export type StoredOrigins = Omit<Origins, 'sourceOfHost' | 'channelOfCampaign' | 'isOwnHost'>

/** As they were imported. */
export const asStored = (stored: StoredOrigins, isOwnHost: (host: string) => boolean): Origins => ({
  ...stored,
  sourceOfHost: (host) => host,
  channelOfCampaign: () => null,
  isOwnHost,
})

/** As the workspace spells them. */
export function spellOrigins(
  stored: StoredOrigins,
  settings: WorkspaceConfig['tags'],
  isOwnHost: (host: string) => boolean,
): Origins {
  const ruleOf = campaignRules(settings)
  const channelOfCampaign = (campaign: string): Channel | null =>
    settings.campaignChannels[ruleOf(campaign)]?.channel ?? null
  if (settings.ignoreCase !== true && settings.aliases.length === 0)
    return { ...asStored(stored, isOwnHost), channelOfCampaign }
  const spell = tagSpellers(settings)
  const all = (field: TagField): string[] => stored[field].map((name) => spell[field](name).name)
  return {
    ...stored,
    source: all('source'),
    medium: all('medium'),
    campaign: all('campaign'),
    sourceOfHost: (host) => spell.source(host).name,
    channelOfCampaign,
    isOwnHost: ownUnlessRenamed(isOwnHost, spell),
  }
}

/** Of a host that an alias speaks of, somebody has said what links from there count as. */
export const ownUnlessRenamed =
  (isOwnHost: (host: string) => boolean, spell: TagSpellers) =>
  (host: string): boolean =>
    spell.source(host).by.length === 0 && isOwnHost(host)

/** Of one row, whose workspace may not be known yet. */
export function sourceOf(tag: string, referrer: string, pageHost: string): string {
  if (tag !== '') return tag
  const host = withoutWww(referrerHost(referrer))
  return host !== '' && host !== withoutWww(pageHost) ? host : direct
}

/** Codes of many touches, as narrow as the codes allow: most of the time goes into bringing memory here. */
export type Codes = Uint8Array | Uint16Array | Int32Array

/** Keys of a dimension as dense codes. */
export interface Keys {
  names: string[]
  /** The single code, where every interaction has exactly one that its page and origin tell. */
  codeOf: ((page: number, origin: number) => number) | null
  /** Per origin its code, −1 where the page or the actor has a say; null where only the page has. */
  ofOrigin: Int32Array | null
  /** Per actor its code, for origins with −1; null where actors have no say. */
  ofActor: Int32Array | null
  /** Where an interaction may have several: the distinct sets of codes, and which of them a page has. */
  sets: { codes: readonly Int32Array[]; of: (page: number) => number } | null
}

class Interner {
  readonly names: string[] = []
  private readonly codes = new Map<string, number>()

  code(name: string): number {
    let code = this.codes.get(name)
    if (code === undefined) {
      code = this.names.push(name) - 1
      this.codes.set(name, code)
    }
    return code
  }
}

/** `deviceOfActors`: per actor the device that is told by a user agent, '' where none is; asked for only by device. */
export function keysOf(
  dimension: Dimension,
  pages: Pages,
  origins: Origins,
  classes: Classification,
  deviceOfActors: () => readonly string[] = () => [],
): Keys {
  const interner = new Interner()
  const single = (codeOf: (page: number, origin: number) => number, ofOrigin: Int32Array | null = null): Keys => ({
    names: interner.names,
    codeOf,
    ofOrigin,
    ofActor: null,
    sets: null,
  })
  const byPage = (name: (page: number) => string): Keys => {
    const codes = new Int32Array(pages.count)
    for (let page = 1; page < pages.count; page++) codes[page] = interner.code(keyName(name(page)))
    return single((page) => codes[page]!)
  }
  const byOrigin = (names: string[]): Keys => {
    const codes = new Int32Array(origins.count)
    for (let origin = 0; origin < origins.count; origin++) codes[origin] = interner.code(keyName(names[origin]!))
    return single((_, origin) => codes[origin]!, codes)
  }
  /** `name`: of an origin, given the host of its external referrer, '' where there is none or it is one's own. */
  const byReferrer = (name: (origin: number, host: string) => string): Keys => {
    // Hosts as numbers, so that "external" is one comparison per event.
    const hosts = new Interner()
    const noHost = hosts.code('')
    const refHost = Int32Array.from({ length: origins.count }, (_, origin) =>
      hosts.code(withoutWww(referrerHost(origins.referrer[origin]!))),
    )
    const pageHost = Int32Array.from({ length: pages.count }, (_, page) => hosts.code(withoutWww(pages.host[page]!)))
    const pageHosts = new Set(pageHost)
    const isOwn = hosts.names.map((host) => host !== '' && origins.isOwnHost(host))
    const outside = refHost.map((host, origin) => interner.code(name(origin, isOwn[host]! ? '' : hosts.names[host]!)))
    // Where it matters whose page it is: the code on pages of the referrer's own host.
    const inside = outside.map((code, origin) =>
      refHost[origin] !== noHost && pageHosts.has(refHost[origin]!) ? interner.code(name(origin, '')) : code,
    )
    return single(
      (page, origin) => (refHost[origin] === pageHost[page] ? inside[origin]! : outside[origin]!),
      outside.map((code, origin) => (code === inside[origin] ? code : -1)),
    )
  }
  switch (dimension) {
    case 'group':
      return { ...single((page) => classes.group[page]!), names: classes.groups }
    case 'page':
      return byPage((page) => pages.path[page]!)
    case 'host':
      return byPage((page) => pages.host[page]!)
    case 'language':
      return byPage((page) => languageCode(pages.path[page]?.split('/', 2)[1] ?? '') ?? '')
    case 'topic': {
      const untagged = Int32Array.of(interner.code(notSet))
      const perRule = classes.topics.map((topics) =>
        topics.length === 0 ? untagged : Int32Array.from(new Set(topics.map(keyName)), (topic) => interner.code(topic)),
      )
      return {
        names: interner.names,
        codeOf: null,
        ofOrigin: null,
        ofActor: null,
        sets: { codes: [untagged, ...perRule], of: (page) => classes.rule[page]! + 1 },
      }
    }
    case 'medium':
      return byOrigin(origins.medium)
    case 'campaign':
      return byOrigin(origins.campaign)
    case 'referrer':
      return byOrigin(origins.referrer.map((referrer) => (referrer === noReferrer ? '' : referrer)))
    case 'custom':
      return byOrigin(origins.custom)
    case 'device': {
      const ofOrigin = Int32Array.from(origins.device, (device) => (device === '' ? -1 : interner.code(device)))
      const ofActor = Int32Array.from(deviceOfActors(), (device) => interner.code(keyName(device)))
      if (ofActor.length > 0) return { names: interner.names, codeOf: null, ofOrigin, ofActor, sets: null }
      return byOrigin(origins.device)
    }
    case 'source':
      return byReferrer((origin, host) =>
        origins.source[origin] !== ''
          ? keyName(origins.source[origin]!)
          : host === ''
            ? direct
            : keyName(origins.sourceOfHost(host)),
      )
    case 'channel': {
      // Of very many referrers few differ in what says the channel: each combination is looked at once.
      const known = new Map<string, string>()
      return byReferrer((origin, host) => {
        const given = origins.channelOfCampaign(origins.campaign[origin]!)
        if (given !== null) return given
        const from = origins.sourceOfHost(host)
        const referrer = from === direct ? '' : from
        const said = `${origins.source[origin]!}\n${origins.medium[origin]!}\n${referrer}`
        let channel = known.get(said)
        if (channel === undefined)
          known.set(said, (channel = channelOf(origins.source[origin]!, origins.medium[origin]!, referrer)))
        return channel
      })
    }
  }
}
