import { channelsIn } from '../pages/channels.ts'
import { type askedDevices, onDevice } from '../pages/devices.ts'
import { inSentence, listed } from '../text/figures.ts'
import { pagesWords } from '../pages/path-parts.ts'

interface Those {
  within?: string | null
  pages?: string | null
  channel?: string | null
  device?: (typeof askedDevices)[number] | null
}

/** Of whom a comparison is, where it is not of everybody: without it the sentence is told of all. */
export function onlyThose({ within = null, pages = null, channel = null, device = null }: Those): string[] {
  const those = [
    ...(within === null ? [] : [`of ${inSentence(within)}`]),
    ...(pages === null ? [] : [`on ${pagesWords(pages)}`]),
    ...(channel === null ? [] : [`who came by ${listed(channelsIn(channel).map(inSentence), 'or')}`]),
    ...(device === null ? [] : [onDevice(device)]),
  ]
  return those.length === 0 ? [] : [`Only people ${those.join(', ')}.`]
}
