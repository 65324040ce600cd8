/** A goal whose event is nowhere in the data: its reports have no conversions, and nothing else says why. */
export interface UnknownEvent {
  goal: string
  event: string
  /** Events that somebody who wrote this may have meant, the nearest first. */
  nearest: string[]
}

export function unknownEventSentence({ event, nearest }: UnknownEvent): string {
  const names = nearest.map((name) => `"${name}"`)
  const last = names.pop()
  const near = last === undefined ? '' : `; there is ${names.length > 0 ? `${names.join(', ')} and ` : ''}${last}`
  return `No event is called "${event}"${near}.`
}
