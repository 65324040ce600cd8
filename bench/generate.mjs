/**
 * A Segment-like event export, the same for the same number of rows: 95,000 paths, about ten events a visitor, 15 %
 * of visitors convert and are identified from then on, properties as quoted JSON with commas and some line breaks.
 */
import { closeSync, openSync, renameSync, statSync, writeSync } from 'node:fs'

const states = 50
const cities = 90_000 / states
const articles = 4_900

/** Weighted like a real site: a few pages take most views. */
function paths() {
  const list = ['/']
  for (let s = 0; s < states; s++) list.push(`/l/state-${s}`)
  for (let a = 0; a < articles; a++) list.push(`/learn/article-${a}-what-to-know`)
  for (let i = 0; i < 47; i++) list.push(`/about/page-${i}`)
  for (let s = 0; s < states; s++) for (let c = 0; c < cities; c++) list.push(`/l/state-${s}/city-${c}`)
  list.push('/signup', '/signup/done')
  return list
}

/** mulberry32: small, seeded, good enough for test data. */
function random(seed) {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const hex = (value, width) => value.toString(16).padStart(width, '0')

const header =
  'message_id,anonymous_id,user_id,timestamp,event,path,referrer,utm_source,utm_medium,utm_campaign,revenue,properties'

/** Writes `rows` rows to `file` unless it is there already. */
export function generate(file, rows) {
  try {
    if (statSync(file).size > 0) return
  } catch {
    // Not there yet.
  }
  const next = random(42)
  const allPaths = paths()
  const visitors = Math.ceil(rows / 10)
  const window = Math.min(visitors, 20_000)
  const seen = new Uint8Array(visitors + window)
  const referrers = [
    '',
    '',
    '',
    'https://www.google.com/',
    'https://www.bing.com/',
    'https://news.example.com/a',
    'https://www.fairstart.example/l/state-3',
  ]
  const campaigns = ['spring', 'chapter-7', 'free-help']
  const start = Date.UTC(2019, 0, 1)
  const step = (181 * 86_400_000) / rows
  const out = openSync(`${file}.partial`, 'w')
  let text = `${header}\n`
  for (let row = 0; row < rows; row++) {
    const visitor = Math.floor((row / rows) * visitors) + Math.floor(next() * window)
    const converts = (Math.imul(visitor, 2654435761) >>> 0) % 100 < 15
    const convertsAt = 1 + (visitor % 7)
    const nth = ++seen[visitor]
    const isConversion = converts && nth === convertsAt
    const isPage = !isConversion && next() < 0.88
    const user = converts && nth >= convertsAt ? `u${visitor}` : ''
    const time = new Date(start + Math.floor(row * step)).toISOString()
    const path = allPaths[Math.floor(next() ** 2.2 * allPaths.length)]
    const tagged = next() < 0.08
    const event = isConversion ? 'Signup Completed' : isPage ? 'Page Viewed' : 'Link Clicked'
    const properties = isPage
      ? ''
      : `"{""plan"":""${visitor % 3 ? 'free' : 'pro'}"",""label"":""help, now${visitor % 11 === 0 ? '\nplease' : ''}"",""n"":${nth}}"`
    text += `${hex(row * 7919, 12)}${hex(Math.imul(row, 2654435761) >>> 0, 8)},${hex(Math.imul(visitor, 40503) >>> 0, 8)}${hex(visitor, 6)},${user},${time},${event},${isPage ? path : ''},${isPage ? referrers[Math.floor(next() * referrers.length)] : ''},${tagged ? 'newsletter' : ''},${tagged ? 'email' : ''},${tagged ? campaigns[visitor % 3] : ''},${isConversion ? (visitor % 40) + 0.5 : ''},${properties}\n`
    if (text.length > 1 << 22) {
      writeSync(out, text)
      text = ''
    }
  }
  writeSync(out, text)
  closeSync(out)
  renameSync(`${file}.partial`, file)
}
