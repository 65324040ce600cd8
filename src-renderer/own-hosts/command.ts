import { Globe } from 'lucide-react'
import type { Command } from '../commands.ts'
import { navigate } from '../route.ts'

/** In the address of the settings: the field for one more host is asked for. */
export const ownHostParam = 'ownHost'

export const ownHostPath = `/settings?${ownHostParam}=1`

export const ownHostCommand: Command = {
  id: 'own-hosts',
  label: 'Say which hosts are your own',
  kind: 'Action',
  icon: Globe,
  words: 'domain domains subdomain cross-domain self referral referrals exclusion internal direct app site',
  run: () => navigate(ownHostPath),
}
