/**
 * Which user agents name a robot: the list of the package isbot, which knows the phones called Cubot too. Some exports have the
 * name of the browser instead (“Mobile Safari 18”, “Headless Chrome”), which as a whole user agent would be a robot's.
 */
import { createIsbotFromList, isbot, list } from 'isbot'

/** Browsers of people, and what stands where none was recognised. */
const browserName =
  /\b(chrome|chromium|safari|firefox|edge|explorer|ie|opera|\w*browser|konqueror|epiphany|seamonkey|maxthon|falkon|dolphin|waterfox|midori|netscape|web ?view|webkit|samsung internet|silk|vivaldi|brave|duckduckgo|ecosia|coc coc|whale|puffin|iron|pale moon|google (search )?app|gsa|yandex|baidu|facebook|instagram|snapchat|pinterest|linkedin|tiktok|wechat|line|kakaotalk|android|unknown|other)\b/i

/** Nothing of a whole user agent: no version behind a slash, no comment, no address. */
const isName = (text: string): boolean => /^[^/():;]+$/.test(text) && browserName.test(text)

/** Patterns of the list that fit the bare name of a browser say nothing about names. */
const browsers = ['Chrome 141', 'DuckDuckGo', 'Yandex Browser', 'Facebook', 'Snapchat', 'Sogou Explorer', 'Google App']
const isRobotName = createIsbotFromList(
  list.filter((pattern) => !browsers.some((name) => new RegExp(pattern, 'i').test(name))),
)

const kept = 10_000
const known = new Map<string, boolean>()

/** Lines of a log name the same few thousand browsers again and again. */
export function isRobot(userAgent: string): boolean {
  let is = known.get(userAgent)
  if (is !== undefined) return is
  // What is longer is no browser; some patterns of the list take time with the square of the length.
  is = userAgent.length > 1_000 || (isName(userAgent) ? isRobotName(userAgent) : isbot(userAgent))
  if (known.size >= kept) known.clear()
  known.set(userAgent, is)
  return is
}
