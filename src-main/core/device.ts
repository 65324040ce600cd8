/**
 * The kind of device somebody was on, in the words of whoever wrote the export: a category, the name of a device or of its
 * operating system, the object that holds one of them, or a user agent, which the package bowser knows.
 */
import { getParser } from 'bowser'
import type { Device } from '../../shared/pages/devices.ts'

const words: readonly [RegExp, Device][] = [
  [/tablet|ipad|\btab\b|galaxy tab|kindle|playbook/, 'tablet'],
  [/\b(smart ?)?tvs?\b|smarttv|television|appletv|\btvos\b|console|playstation|xbox|nintendo|wearable|watch|\bcar\b/, 'other'],
  [/phone|phablet|\bmob|ipod|android|\bios\b|blackberry|kaios|opera mini|pixel \d|galaxy/, 'mobile'],
  [/desktop|laptop|computer|\bpc\b|\bwin(dows|\d+|nt)?\b|\bmac(os|intosh|book| os x)?\b|\bimac\b|linux|ubuntu|fedora|debian|chrome ?os|\bcros\b|chromebook|bsd\b/, 'desktop'],
] // prettier-ignore

/** Smart televisions, consoles and the like say the name of an operating system too: what is told first counts. */
const ofWords = (text: string): Device | '' => {
  const said = text.toLowerCase()
  return words.find(([pattern]) => pattern.test(said))?.[1] ?? ''
}

/** Some patterns take time with the square of the length; browsers need a few hundred characters. */
const longest = 1_000

/** '' = it is not known. Robots are on none. */
export function deviceOf(text: string): Device | '' {
  if (text === '' || text.length > longest) return ''
  if (text.startsWith('{')) return ofWords(categoryIn(text))
  if (!/^[^ /]+\/\d/.test(text)) return ofWords(text)
  const type = getParser(text, true).getPlatformType()
  if (type === 'desktop' || type === 'mobile' || type === 'tablet') return type
  return type === 'tv' ? 'other' : type === 'bot' ? '' : ofWords(text)
}

/** `{"category":"mobile","operating_system":"Android"}`: the category, where there is one. */
function categoryIn(text: string): string {
  try {
    const { category, type, deviceCategory } = JSON.parse(text) as Record<string, unknown>
    return [category, deviceCategory, type].find((each) => typeof each === 'string') ?? ''
  } catch {
    return ''
  }
}
