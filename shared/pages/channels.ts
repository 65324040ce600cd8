/**
 * Which channel a visit came by: the default channel group of Google Analytics 4, by its published rules
 * (https://support.google.com/analytics/answer/9756891), on the page view's own source and medium and the host of its
 * external referrer. The first rule that fits decides; case never matters, and rules that look at a campaign's name or at
 * an ad account (Cross-network, shopping by campaign) are left out, since no export has all of it.
 *
 * Google publishes its list of sites as a table of hundreds; those here are the ones people meet, with every country's
 * domain. Of assistants (AI Assistant, of 2026) it publishes no list at all. Two things differ on purpose: links followed in web mail (mail.google.com) are Email, where Google's list has
 * them under search; and a site's name is known with hyphens, underscores and blanks in it (`linked-in`, `Face_Book`).
 */

type SiteKind = 'search' | 'social' | 'video' | 'shopping' | 'mail' | 'assistant'

interface Sites {
  /** As a source is tagged. */
  names: string
  /** `google.*` = with the domain of any country. */
  hosts: string
}

/** Separated by blanks. Of search and shopping sites not every subdomain is one: docs.google.com is no search. */
const sites: Record<SiteKind, Sites> = {
  search: {
    names:
      'google bing duckduckgo yahoo ecosia yandex baidu qwant startpage brave naver seznam sogou daum aol ask msn dogpile kagi mojeek rambler lycos',
    hosts:
      'google.* news.google.* com.google.android.googlequicksearchbox bing.com duckduckgo.com yahoo.* ecosia.org yandex.* ya.ru baidu.com qwant.com startpage.com search.brave.com search.naver.com naver.com seznam.cz search.seznam.cz sogou.com so.com daum.net aol.* search.aol.* ask.com msn.com dogpile.com kagi.com mojeek.com metager.de metager.org swisscows.com presearch.com go.mail.ru rambler.ru lycos.com',
  },
  social: {
    names:
      'facebook fb instagram ig linkedin twitter x reddit pinterest tiktok snapchat threads mastodon bluesky tumblr quora whatsapp telegram messenger wechat weibo vk vkontakte xing meetup discord medium stackoverflow hackernews producthunt',
    hosts:
      'facebook.com fb.com fb.me m.me messenger.com instagram.com linkedin.com lnkd.in com.linkedin.android twitter.com t.co x.com reddit.com redd.it com.reddit.frontpage pinterest.* pin.it tiktok.com snapchat.com threads.net threads.com mastodon.social bsky.app tumblr.com quora.com whatsapp.com wa.me telegram.org t.me wechat.com weibo.com vk.com ok.ru xing.com meetup.com discord.com medium.com stackoverflow.com stackexchange.com news.ycombinator.com producthunt.com groups.google.* line.me kakao.com nextdoor.com',
  },
  video: {
    names: 'youtube vimeo dailymotion twitch wistia youku netflix',
    hosts:
      'youtube.com youtu.be vimeo.com dailymotion.com dai.ly twitch.tv wistia.com youku.com netflix.com bilibili.com',
  },
  shopping: {
    names: 'amazon ebay etsy walmart alibaba aliexpress mercadolibre shopzilla',
    hosts: 'amazon.* ebay.* etsy.com walmart.com alibaba.com aliexpress.com mercadolibre.* mercadolivre.* shopping.google.* shopping.yahoo.* shopzilla.com', // prettier-ignore
  },
  assistant: {
    names: 'chatgpt openai gemini copilot claude perplexity grok deepseek',
    hosts:
      'chatgpt.com chat.openai.com gemini.google.com bard.google.com copilot.microsoft.com copilot.cloud.microsoft claude.ai perplexity.ai grok.com chat.deepseek.com chat.mistral.ai meta.ai you.com poe.com',
  },
  mail: {
    names: '',
    hosts:
      'mail.google.* gmail.com com.google.android.gm mail.yahoo.* outlook.live.com outlook.office.com outlook.office365.com mail.aol.com mail.proton.me mail.zoho.* e.mail.ru mail.qq.com mail.yandex.* email.seznam.cz',
  },
}

const split = (list: string): string[] => list.split(' ').filter(Boolean)
const kindsBy = (part: keyof Sites): ReadonlyMap<string, SiteKind> =>
  new Map(Object.entries(sites).flatMap(([kind, of]) => split(of[part]).map((site) => [site, kind as SiteKind])))
const kindOfName = kindsBy('names')
const kindOfHost = kindsBy('hosts')

/** Subdomains that are the search or the shop itself, beside those of two letters, a country's. */
const sameSite = new Set(['m', 'search', 'images', 'image', 'cse', 'encrypted', 'lite', 'html', 'wap', 'smile'])

const hostKind = (host: string): SiteKind | undefined =>
  kindOfHost.get(host) ?? kindOfHost.get(host.replace(/\.(?:com|cat|[a-z]{2}|com?\.[a-z]{2})$/, '.*'))

/** Names of a few letters are left as they are: `f-b` may be anything. */
function unseparated(source: string): string {
  const name = source.replaceAll(/[\s_-]/g, '')
  return name.length > 3 ? name : source
}

/** `google.de`, `l.facebook.com` → the name the site is tagged with; null for other hosts. In lower case. */
export function siteName(host: string): string | null {
  if (!host.includes('.')) return null
  const kind = siteKind(host)
  return host.split('.').find((label) => kindOfName.get(label) === kind) ?? null
}

/** `google`, `www.google.co.uk`, `l.facebook.com` → what kind of site that is. In lower case. */
function siteKind(source: string): SiteKind | null {
  const named = kindOfName.get(source) ?? kindOfName.get(unseparated(source))
  if (named) return named
  const labels = source.replace(/^www\./, '').split('.')
  for (let from = 0; from < labels.length - 1; from++) {
    const kind = hostKind(labels.slice(from).join('.'))
    if (!kind) continue
    const isWhole = kind === 'social' || kind === 'video'
    return isWhole || labels.slice(0, from).every((label) => label.length === 2 || sameSite.has(label)) ? kind : null
  }
  return null
}

interface Visit {
  /** Lower case; the external referrer's host where no source is tagged; '' for neither. */
  source: string
  /** Lower case; `referral` where only the referrer says anything. */
  medium: string
  site: SiteKind | null
}

interface ChannelRule {
  channel: string
  /** The rule in words. */
  when: string
  fits: (visit: Visit) => boolean
}

const oneOf = (...values: string[]): ((value: string) => boolean) => {
  const known = new Set(values)
  return (value) => known.has(value)
}
const isPaid = (medium: string): boolean => /^(.*cp.*|ppc|retargeting|paid.*)$/.test(medium)
const isDisplay = oneOf('display', 'banner', 'expandable', 'interstitial', 'cpm')
const isSocial = oneOf('social', 'social-network', 'social-media', 'sm', 'social network', 'social media')
const isMail = oneOf('email', 'e-mail', 'e_mail', 'e mail')
const isAffiliate = oneOf('affiliate', 'affiliates')
const isReferral = oneOf('referral', 'app', 'link')

/** In words, as `isPaid`. */
export const paidMedium =
  'Paid is medium ppc or retargeting, any with cp in it (cpc, cpm) and any that begins with paid.'

/** In this order: the first that fits decides. */
export const channelRules = [
  {
    channel: 'Direct',
    when: 'no source, no medium and no external referrer; own pages that follow on others are among these',
    fits: ({ source, medium }) => source === '' && medium === '',
  },
  {
    channel: 'Paid Shopping',
    when: 'a shopping site with a paid medium',
    fits: ({ site, medium }) => site === 'shopping' && isPaid(medium),
  },
  {
    channel: 'Paid Search',
    when: 'a search site with a paid medium',
    fits: ({ site, medium }) => site === 'search' && isPaid(medium),
  },
  {
    channel: 'Paid Social',
    when: 'a social site with a paid medium',
    fits: ({ site, medium }) => site === 'social' && isPaid(medium),
  },
  {
    channel: 'Paid Video',
    when: 'a video site with a paid medium',
    fits: ({ site, medium }) => site === 'video' && isPaid(medium),
  },
  {
    channel: 'Display',
    when: 'medium display, banner, expandable, interstitial or cpm',
    fits: ({ medium }) => isDisplay(medium),
  },
  {
    channel: 'Paid Other',
    when: 'any other source with a paid medium',
    fits: ({ medium }) => isPaid(medium),
  },
  {
    channel: 'Organic Shopping',
    when: 'a shopping site, tagged or as referrer',
    fits: ({ site }) => site === 'shopping',
  },
  {
    channel: 'Organic Social',
    when: 'a social site, tagged or as referrer; or medium social, social-network, social-media or sm',
    fits: ({ site, medium }) => site === 'social' || isSocial(medium),
  },
  {
    channel: 'Organic Video',
    when: 'a video site, tagged or as referrer; or a medium with video in it',
    fits: ({ site, medium }) => site === 'video' || medium.includes('video'),
  },
  {
    channel: 'Organic Search',
    when: 'a search site, tagged or as referrer; or medium organic',
    fits: ({ site, medium }) => site === 'search' || medium === 'organic',
  },
  {
    channel: 'Email',
    when: 'source or medium email, e-mail, e_mail or e mail; or web mail as referrer',
    fits: ({ source, medium, site }) => isMail(source) || isMail(medium) || site === 'mail',
  },
  {
    channel: 'AI Assistant',
    when: 'an assistant such as ChatGPT, Gemini, Copilot, Claude or Perplexity, tagged or as referrer; or medium ai-assistant',
    fits: ({ site, medium }) => site === 'assistant' || medium === 'ai-assistant',
  },
  { channel: 'Affiliates', when: 'medium affiliate or affiliates', fits: ({ medium }) => isAffiliate(medium) },
  {
    channel: 'Referral',
    when: 'any other external referrer, without tags; or medium referral, app or link',
    fits: ({ medium }) => isReferral(medium),
  },
  { channel: 'Audio', when: 'medium audio', fits: ({ medium }) => medium === 'audio' },
  { channel: 'SMS', when: 'source or medium sms', fits: ({ source, medium }) => source === 'sms' || medium === 'sms' },
  {
    channel: 'Mobile Push',
    when: 'a medium that ends with push or has mobile or notification in it; or source firebase',
    fits: ({ source, medium }) =>
      medium.endsWith('push') || medium.includes('mobile') || medium.includes('notification') || source === 'firebase',
  },
  { channel: 'Unassigned', when: 'tags that none of these rules knows', fits: () => true },
] as const satisfies ChannelRule[]

export type Channel = (typeof channelRules)[number]['channel']

export const channelNames = channelRules.map(({ channel }) => channel) as [Channel, ...Channel[]]

/** What exports write for nothing. */
const isBlank = oneOf('', '(not set)', '(none)')

/**
 * `referrer`: host of the external referrer, '' for none or one of the own pages. Source and medium are the page view's own
 * tags. What reads `(not set)` or `(none)` is empty, and source `(direct)` or `direct` none.
 */
export function channelOf(source: string, medium: string, referrer: string): Channel {
  const clean = (text: string): string => {
    const value = text.trim().toLowerCase()
    return isBlank(value) ? '' : value
  }
  const tagged = clean(source)
  const isDirect = tagged === '(direct)' || tagged === 'direct'
  const from = isDirect ? '' : tagged || clean(referrer)
  const by = clean(medium)
  const visit: Visit = {
    source: from,
    medium: by === '' && tagged === '' && from !== '' ? 'referral' : by,
    site: siteKind(from),
  }
  return channelRules.find((rule) => rule.fits(visit))!.channel
}

/** `search: google.*, bing.com …`: the sites as they are known, for those who want to look one up. */
export const channelSites: readonly [kind: string, hosts: readonly string[]][] = Object.entries(sites).map(
  ([kind, { hosts }]) => [kind === 'mail' ? 'web mail' : kind === 'assistant' ? 'AI assistant' : kind, split(hosts)],
)

/** The channels a report is asked about, each once whatever its capitals, divided by commas: no channel has one in its name. */
export function channelsIn(text: string): string[] {
  const asked = text.split(',').flatMap((each) => each.trim() || [])
  const lower = asked.map((each) => each.toLowerCase())
  return asked.filter((_, at) => lower.indexOf(lower[at]!) === at)
}

export const isPaidChannel = (channel: string): boolean => channel.startsWith('Paid ')
