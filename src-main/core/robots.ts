/** Which user agents name a robot: the list of the package isbot, which knows the phones called Cubot too. */
import { isbot } from 'isbot'

const kept = 10_000
const known = new Map<string, boolean>()

/** Lines of a log name the same few thousand browsers again and again. */
export function isRobot(userAgent: string): boolean {
  let is = known.get(userAgent)
  if (is !== undefined) return is
  // What is longer is no browser; some patterns of the list take time with the square of the length.
  is = userAgent.length > 1_000 || isbot(userAgent)
  if (known.size >= kept) known.clear()
  known.set(userAgent, is)
  return is
}
