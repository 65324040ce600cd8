import { Megaphone, Route, Tags } from 'lucide-react'
import type { Command } from '../commands.ts'
import { navigate } from '../route.ts'

/** In the address of the settings: the field for one more alias is asked for. */
export const pageAliasParam = 'pageAlias'

export const pageAliasPath = `/settings?${pageAliasParam}=1`

export const pageAliasCommand: Command = {
  id: 'page-aliases',
  label: 'Count pages in several spellings, or that moved, as one',
  kind: 'Action',
  icon: Route,
  words: 'alias aliases redirect moved old new url rename case capitals lowercase spelling duplicate merge pages paths',
  run: () => navigate(pageAliasPath),
}

/** The same of sources, mediums and campaigns. */
export const tagAliasParam = 'tagAlias'

export const tagAliasPath = `/settings?${tagAliasParam}=1`

/** The same of the channel a campaign came by. */
export const campaignChannelParam = 'campaignChannel'

export const campaignChannelPath = `/settings?${campaignChannelParam}=1`

export const campaignChannelCommand: Command = {
  id: 'campaign-channels',
  label: 'Say by which channel a campaign came',
  kind: 'Action',
  icon: Megaphone,
  words: 'channel campaign paid ads cpc search social matomo medium',
  run: () => navigate(campaignChannelPath),
}

export const tagAliasCommand: Command = {
  id: 'tag-aliases',
  label: 'Count sources, mediums or campaigns in several spellings as one',
  kind: 'Action',
  icon: Tags,
  words: 'alias aliases utm tags source medium campaign spelling case capitals lowercase duplicate merge rename',
  run: () => navigate(tagAliasPath),
}
