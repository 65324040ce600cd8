/**
 * Which accounts of a list are of no person: rooms, services, shared mailboxes, robots. Only where the account says so plainly,
 * as a person who is taken for a room would never be missed: names of people (Jan Bot, Ann Room) are no such words.
 */

/** Mailboxes of a role, as the whole of what stands before the @. */
const roles = /^(?:(?:no|do[-_.]?not)[-_.]?reply|info|admin|administrator|office|support|help|helpdesk|service|services|sales|hello|contact|billing|accounts|invoices?|finance|hr|jobs|careers|marketing|press|legal|security|privacy|reception|front[-_.]?desk|post|mail|mailer|mailer-daemon|postmaster|webmaster|hostmaster|root|system|automation|api|bot|robot|shared|scanner|printer|kiosk|calendar|noc|devops|it|test|tester|sso[-_.]?test|test[-_.]?(?:user|account|sso)|qa[-_.]?test)\d*$/ // prettier-ignore
/** `svc-backup`, `service_ci`, `shared.inbox`, `room-4`, `zoomroom1`, `meeting-room-berlin`, `conf-2`. */
const beginnings = /^(?:svc|srv|sys|service|serviceaccount|svcaccount|shared|noreply|no-reply|api|automation)[-_]|^(?:bot|robot|room)-|^svc\d|^service-?account|^(?:shared|service)\.|^room[-_.]?\d|^(?:zoom|meet|meeting|conference|conf|board|huddle|teams|video|focus)[-_.]?rooms?(?:[-_.\d]|$)|^(?:meeting|conference|conf|boardroom|resource|equipment)[-_]|^boardroom\d*$/ // prettier-ignore
/** With a hyphen: `.bot` and `.room` end names of people. */
const endings = /[-_](?:svc|bot|robot|service|serviceaccount|noreply|sync|integration|webhook|room\d*)$|\[bot\]$/
const shownNames = /\b(?:service account|meeting room|conference room|board ?room|zoom room|shared (?:mailbox|account|inbox)|room mailbox|do not reply|no-?reply)\b|^svc[-_ ]|\[bot\]$/i // prettier-ignore
const machineHosts = /(?:^|\.)(?:iam\.gserviceaccount\.com|resource\.calendar\.google\.com)$/
/** In a column that says of which kind an account is. */
const kinds = /^(?:service|service ?account|service ?principal|managed ?identity|bot|robot|app|application|integration|room|room ?mailbox|meeting ?room|equipment|equipment ?mailbox|resource|shared|shared ?mailbox|shared ?account|system|machine|non-?human|api)(?: user)?$/i // prettier-ignore

/** Units of an organisation that accounts of no person are filed under, as any part of `/IT/Service Accounts`. */
const units = /^(?:(?:meeting |conference |zoom )?rooms?|room mailbox(?:es)?|service ?accounts?|services? ?users?|shared(?: ?(?:mailbox(?:es)?|accounts?|inbox(?:es)?))?|non-?human(?: accounts?)?|bots?|robots?|kiosks?|equipment)$/i // prettier-ignore

export interface AccountSays {
  /** Its login or address. */
  login: string
  /** As it is shown, where a column has that too. */
  shown?: string
  /** Of a column that says of which kind accounts are. */
  kind?: string
  /** Of the unit of the organisation that it is filed under. */
  unit?: string
}

export function isOfNobody({ login, shown = '', kind = '', unit = '' }: AccountSays): boolean {
  if (unit.split('/').some((part) => units.test(part.trim().replaceAll(/[_-]+/g, ' ')))) return true
  if (kinds.test(kind.trim().replaceAll(/(?<=[a-z])(?=[A-Z])|_+/g, ' '))) return true
  const [local = '', host = ''] = login.trim().toLowerCase().split('@')
  return roles.test(local) || beginnings.test(local) || endings.test(local) || machineHosts.test(host) || shownNames.test(shown.trim()) // prettier-ignore
}
