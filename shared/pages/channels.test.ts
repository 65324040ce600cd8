import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Channel, channelOf, channelRules, channelSites } from './channels.ts'

/** source, medium, host of the external referrer → channel. Worked out by hand from the published rules. */
const table: [source: string, medium: string, referrer: string, channel: Channel][] = [
  // Nothing says from where.
  ['', '', '', 'Direct'],
  ['(direct)', '(none)', '', 'Direct'],
  ['direct', '(not set)', '', 'Direct'],
  // A source without a medium that says (direct) knows better than the referrer.
  ['(direct)', '(none)', 'google.com', 'Direct'],
  // Only the referrer speaks.
  ['', '', 'google.com', 'Organic Search'],
  ['', '', 'www.google.co.uk', 'Organic Search'],
  ['', '', 'google.de', 'Organic Search'],
  ['', '', 'google.com.br', 'Organic Search'],
  ['', '', 'images.google.fr', 'Organic Search'],
  ['', '', 'news.google.com', 'Organic Search'],
  ['', '', 'com.google.android.googlequicksearchbox', 'Organic Search'],
  ['', '', 'bing.com', 'Organic Search'],
  ['', '', 'cn.bing.com', 'Organic Search'],
  ['', '', 'duckduckgo.com', 'Organic Search'],
  ['', '', 'html.duckduckgo.com', 'Organic Search'],
  ['', '', 'fr.search.yahoo.com', 'Organic Search'],
  ['', '', 'yahoo.co.jp', 'Organic Search'],
  ['', '', 'ecosia.org', 'Organic Search'],
  ['', '', 'yandex.com.tr', 'Organic Search'],
  ['', '', 'm.baidu.com', 'Organic Search'],
  ['', '', 'lite.qwant.com', 'Organic Search'],
  ['', '', 'startpage.com', 'Organic Search'],
  ['', '', 'search.brave.com', 'Organic Search'],
  ['', '', 'search.naver.com', 'Organic Search'],
  ['', '', 'l.facebook.com', 'Organic Social'],
  ['', '', 'lm.facebook.com', 'Organic Social'],
  ['', '', 't.co', 'Organic Social'],
  ['', '', 'x.com', 'Organic Social'],
  ['', '', 'lnkd.in', 'Organic Social'],
  ['', '', 'old.reddit.com', 'Organic Social'],
  ['', '', 'pinterest.co.uk', 'Organic Social'],
  ['', '', 'br.pinterest.com', 'Organic Social'],
  ['', '', 'news.ycombinator.com', 'Organic Social'],
  ['', '', 'm.youtube.com', 'Organic Video'],
  ['', '', 'player.vimeo.com', 'Organic Video'],
  ['', '', 'smile.amazon.co.uk', 'Organic Shopping'],
  // Web mail, not a search, although Google's own list says so.
  ['', '', 'mail.google.com', 'Email'],
  ['', '', 'outlook.live.com', 'Email'],
  ['', '', 'mail.yahoo.com', 'Email'],
  ['', '', 'com.google.android.gm', 'Email'],
  // ChatGPT tags its links with a source and no medium.
  ['chatgpt.com', '', 'chatgpt.com', 'AI Assistant'],
  ['', '', 'chatgpt.com', 'AI Assistant'],
  ['', '', 'chat.openai.com', 'AI Assistant'],
  ['', '', 'gemini.google.com', 'AI Assistant'],
  ['', '', 'copilot.microsoft.com', 'AI Assistant'],
  ['', '', 'www.perplexity.ai', 'AI Assistant'],
  ['', '', 'claude.ai', 'AI Assistant'],
  ['perplexity', 'referral', '', 'AI Assistant'],
  ['anything', 'ai-assistant', '', 'AI Assistant'],
  ['chatgpt.com', 'cpc', '', 'Paid Other'],
  ['', '', 'platform.openai.com', 'Referral'],
  ['', '', 'docs.claude.ai', 'Referral'],
  // Known sites with signs in their names; two letters with one may be anything.
  ['linked-in', 'paid-social', '', 'Paid Social'],
  ['Linked In', 'Paid Social', '', 'Paid Social'],
  ['face_book', 'cpc', '', 'Paid Social'],
  ['You-Tube', '', '', 'Organic Video'],
  ['f-b', 'cpc', '', 'Paid Other'],
  // Near, and yet no search or social site.
  ['', '', 'docs.google.com', 'Referral'],
  ['', '', 'aws.amazon.com', 'Referral'],
  ['', '', 'finance.yahoo.com', 'Referral'],
  ['', '', 'google.com.evil.example', 'Referral'],
  ['', '', 'notgoogle.com', 'Referral'],
  ['', '', 'netflix.co', 'Referral'],
  ['', '', 'brave.com', 'Referral'],
  ['', '', 'county-library.example', 'Referral'],
  ['', '', 'co.uk', 'Referral'],
  ['', '', 'localhost', 'Referral'],
  // What is paid, on whose site.
  ['google', 'cpc', '', 'Paid Search'],
  ['Google', 'CPC', 'google.com', 'Paid Search'],
  ['google', 'ppc', '', 'Paid Search'],
  ['google', 'paid', '', 'Paid Search'],
  ['google', 'Paid-Search', '', 'Paid Search'],
  ['google', 'retargeting', '', 'Paid Search'],
  ['google.com', 'cpc', '', 'Paid Search'],
  ['www.google.com', 'cpc', '', 'Paid Search'],
  ['bing', 'cpm', '', 'Paid Search'],
  ['facebook', 'paid_social', '', 'Paid Social'],
  ['fb', 'cpc', 'l.facebook.com', 'Paid Social'],
  ['LinkedIn', 'paidsocial', '', 'Paid Social'],
  ['youtube', 'cpv', '', 'Paid Video'],
  ['youtube', 'cpc', '', 'Paid Video'],
  ['amazon', 'cpc', '', 'Paid Shopping'],
  ['capterra', 'cpc', '', 'Paid Other'],
  ['', 'cpc', '', 'Paid Other'],
  ['newsletter', 'paid', 'google.com', 'Paid Other'],
  // The source is the referrer where it is not tagged.
  ['', 'cpc', 'google.com', 'Paid Search'],
  ['taboola', 'cpm', '', 'Display'],
  ['taboola', 'Banner', '', 'Display'],
  ['taboola', 'display', '', 'Display'],
  // Tagged and not paid.
  ['google', 'organic', '', 'Organic Search'],
  ['newsite', 'organic', '', 'Organic Search'],
  ['google', '', '', 'Organic Search'],
  ['DuckDuckGo', '', '', 'Organic Search'],
  ['facebook', 'social', 'm.facebook.com', 'Organic Social'],
  ['hootsuite', 'social-media', '', 'Organic Social'],
  ['hootsuite', 'SM', '', 'Organic Social'],
  ['partner', 'product-video', '', 'Organic Video'],
  ['newsletter', 'email', '', 'Email'],
  ['newsletter', 'Email', '', 'Email'],
  ['newsletter', 'e-mail', 'mail.google.com', 'Email'],
  ['newsletter', 'e_mail', '', 'Email'],
  ['newsletter', 'E Mail', '', 'Email'],
  ['E-Mail', 'weekly', '', 'Email'],
  [' email ', '', '', 'Email'],
  ['awin', 'affiliate', '', 'Affiliates'],
  ['awin', 'Affiliates', '', 'Affiliates'],
  ['partner.example', 'referral', '', 'Referral'],
  ['partner', 'link', '', 'Referral'],
  ['spotify', 'audio', '', 'Audio'],
  ['sms', '', '', 'SMS'],
  ['twilio', 'SMS', '', 'SMS'],
  ['braze', 'web-push', '', 'Mobile Push'],
  ['firebase', 'x', '', 'Mobile Push'],
  // No rule knows the tags; the referrer does not count beside a tagged source.
  ['newsletter', '', '', 'Unassigned'],
  ['newsletter', 'webinar', 'google.com', 'Unassigned'],
  ['', 'qr', '', 'Unassigned'],
  ['(not set)', 'qr', '', 'Unassigned'],
]

describe('the channel of a visit', () => {
  it.each(table)('%s / %s from %s: %s', (source, medium, referrer, channel) => {
    expect(channelOf(source, medium, referrer)).toBe(channel)
  })

  it('is in the table for every rule', () => {
    expect(new Set(table.map(([, , , channel]) => channel))).toEqual(
      new Set(channelRules.map(({ channel }) => channel)),
    )
  })

  const known = channelSites.flatMap(([, hosts]) => hosts).map((host) => host.replace('.*', '.com'))
  const text = fc.oneof(fc.constantFrom(...table.flatMap((row) => row.slice(0, 2))), fc.string({ maxLength: 12 }))
  const host = fc.oneof(fc.constantFrom('', ...known), fc.domain())

  it('never depends on case', () => {
    fc.assert(
      fc.property(text, text, host, fc.boolean(), (source, medium, referrer, upper) => {
        // As ASCII: ß in upper case is two letters.
        const other = (value: string): string =>
          value.replaceAll(/[A-Za-z]/g, (letter) => (upper ? letter.toUpperCase() : letter.toLowerCase()))
        expect(channelOf(other(source), other(medium), other(referrer))).toBe(channelOf(source, medium, referrer))
      }),
    )
  })

  it('without tags is Direct exactly where there is no referrer, and never paid', () => {
    fc.assert(
      fc.property(host, (referrer) => {
        const channel = channelOf('', '', referrer)
        expect(channel === 'Direct').toBe(referrer === '')
        expect(channel).not.toMatch(/^Paid|Unassigned/)
      }),
    )
  })
})
