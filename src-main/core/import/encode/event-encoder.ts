/**
 * Rows of cells in, batches of numbers and new dictionary entries out. Both lanes (bytes and text) set the fields of
 * `row` to what their cell dictionaries gave and call `commit`, so that a rule about rows exists once.
 */
import { ipTest } from '../../../../shared/pages/ip-ranges.ts'
import { deviceOf } from '../../device.ts'
import { type EventKind, type EventPlan, pageEvent } from '../events/plan.ts'
import { dayEnds, minuteEnd } from '../cells/days.ts'
import { contentPath, mayNameTags, splitUrl, utmTags } from '../cells/page.ts'
import { markedInternal } from '../ids/internal-addresses.ts'
import { minorPerUnit } from '../columns/minor-units.ts'
import { trimAscii } from './cells.ts'
import { type Hash64, HashList, hashText, mixInto } from './hash.ts'
import { withoutPrefix } from './client-id.ts'
import type { Duplicates } from './duplicates.ts'
import { twinKey } from './twins.ts'
import { type ByteRange, noTexts, pack, type PackedText } from './packed-text.ts'
import { PairTable, withRoom } from './tables.ts'

/** Of a batch. */
const mostRows = 65_536
const fewestRows = 256
/** Event names that have a list of actions by address. */
const listedNames = 16
/** Rejected rows listed per file; further ones are counted. */
export const listedRejects = 100_000
const rawLimit = 2_000
/** Browsers and robots need a few hundred characters; what is longer is something else. */
const longestUserAgent = 1_000

export interface Rejected {
  line: number
  reason: string
  raw: string
}

/** New dictionary entries, in the order of their numbers, which start at 1 and go on from batch to batch. */
export interface NewEntries {
  visitors: string[]
  users: string[]
  names: { value: string; kind: EventKind }[]
  pages: { host: string; path: string }[]
  /** Numbers of the entries above; 0 is none. */
  actors: { visitor: number[]; user: number[] }
  actions: { name: number; page: number }[]
  origins: {
    referrer: string
    source: string
    medium: string
    campaign: string
    device: string
    custom: string
  }[]
  userAgents: string[]
}

/** For the rows that have any of it; lists of equal length, which cross to the engine faster than objects. */
export interface EventDetails {
  /** Row of the batch. */
  row: number[]
  /** NaN is none, and what SQLite stores as NULL. */
  value: number[]
  currency: (string | null)[]
  session: (string | null)[]
  /** JSON objects. */
  properties: PackedText
}

/** Memory of a batch that is handed over rather than copied, and filled again once the batch was taken. */
export interface BatchMemory {
  time: Float64Array
  actor: Int32Array
  action: Int32Array
  origin: Int32Array
  keys: Int32Array
  properties: Uint8Array
}

export const memoryOf = ({ time, actor, action, origin, keys, details }: EventBatch): BatchMemory => ({
  time,
  actor,
  action,
  origin,
  keys,
  properties: details.properties.bytes,
})

/** For `postMessage`, which hands it over. */
export const transferable = (memory: BatchMemory): ArrayBuffer[] =>
  [memory.time, memory.actor, memory.action, memory.origin, memory.keys, memory.properties].map(
    (column) => column.buffer as ArrayBuffer,
  )

export interface EventBatch {
  rows: number
  /** Epoch ms. */
  time: Float64Array
  actor: Int32Array
  action: Int32Array
  origin: Int32Array
  /** (lo, hi) per row; the lowest bit of lo says whether the key is of a message id. */
  keys: Int32Array
  /** (lo, hi) of rows that bring no event and were not there before. */
  rowKeys: number[]
  details: EventDetails
  aliases: { row: number; previous: string }[]
  /** Of the first event on a page of each actor. */
  userAgents: { row: number; userAgent: number }[]
  entries: NewEntries
  rejects: Rejected[]
  counts: Counts
}

/** Totals of the file so far. */
export interface Counts {
  rowsRead: number
  rowsDuplicate: number
  rowsRejected: number
  /** Of rows that are no rejects: those with an id as Google's cookie writes it. */
  rowsOfCookie: number
  /** That have no id at all, duplicates too. */
  rowsOfNobody: number
  /** From one's own addresses, duplicates too. */
  rowsInternal: number
  bytes: number
}

export const noCounts: Readonly<Counts> = {
  rowsRead: 0,
  rowsDuplicate: 0,
  rowsRejected: 0,
  rowsOfCookie: 0,
  rowsOfNobody: 0,
  rowsInternal: 0,
  bytes: 0,
}

/** Everything of one row, as numbers from cell dictionaries; strings only where a row rarely has them. */
export interface EventRow {
  line: number
  time: number
  visitor: number
  user: number
  event: number
  path: number
  url: number
  query: number
  referrer: number
  source: number
  medium: number
  campaign: number
  device: number
  custom: number
  /** A `fromAddress`. */
  ip: number
  value: number
  currency: string | null
  session: string | null
  /** Hash of the message id, where `hasMessageId`. */
  messageLo: number
  messageHi: number
  hasMessageId: boolean
  kind: EventKind
  previous: string | null
  /** Some id of it is as Google's cookie writes it. */
  isOfCookie: boolean
}

/** What the cell of an address is called; 0 is none. */
const fromAddress = { other: 1, own: 2 } as const

export class EventEncoder {
  readonly row: EventRow = {
    line: 0,
    kind: 'event',
    time: NaN,
    visitor: 0,
    user: 0,
    event: 0,
    path: 0,
    url: 0,
    query: 0,
    referrer: 0,
    source: 0,
    medium: 0,
    campaign: 0,
    device: 0,
    custom: 0,
    ip: 0,
    value: NaN,
    currency: null,
    session: null,
    messageLo: 0,
    messageHi: 0,
    hasMessageId: false,
    previous: null,
    isOfCookie: false,
  }

  /** What a lane's cell dictionaries call for each distinct cell. */
  readonly register = {
    visitor: (text: string, lo?: number, hi?: number) =>
      addEntry(this.entries.visitors, this.visitorHash, text, lo, hi),
    user: (text: string, lo?: number, hi?: number) => addEntry(this.entries.users, this.userHash, text, lo, hi),
    event: (text: string) => this.nameNumber(text, 'event'),
    identify: (text: string) => this.nameNumber(text, 'identify'),
    alias: (text: string) => this.nameNumber(text, 'alias'),
    path: (text: string) => this.addAddress(text, true),
    url: (text: string) => this.addAddress(text, false),
    query: (text: string) => this.addQuery(text),
    text: (text: string) => this.textNumber(text),
    device: (text: string) => this.textNumber(deviceOf(text)),
    userAgent: (text: string) => this.addUserAgent(text),
    ip: (text: string) => (this.isOwnAddress(text) ? fromAddress.own : fromAddress.other),
  }

  readonly counts: Counts = { ...noCounts }

  private readonly plan: EventPlan
  private readonly isOwnAddress: (cell: string) => boolean
  private readonly emit: (batch: EventBatch) => void
  private readonly batchRows: number
  private batch: EventBatch
  private entries: NewEntries
  private readonly spare: BatchMemory[] = []
  private listed = 0

  private readonly visitorHash = new HashList()
  private readonly userHash = new HashList()
  private readonly nameHash = new HashList()
  private readonly names = {
    event: new Map<string, number>(),
    identify: new Map<string, number>(),
    alias: new Map<string, number>(),
  }
  /** Number of the name of page views; −1 until there is one. */
  private pageName = -1
  /** Distinct texts (hosts, paths, tags, referrers). */
  private readonly texts = new Map<string, number>()
  private readonly textOf: string[] = ['']
  private readonly textHash = new HashList()
  /** Per address: text number of its host and of its content path. */
  private readonly addressHost: number[] = [0]
  private readonly addressPath: number[] = [0]
  private readonly addressQuery: number[] = [0]
  private readonly querySource: number[] = [0]
  private readonly queryMedium: number[] = [0]
  private readonly queryCampaign: number[] = [0]
  /** True once an address or query with UTM tags was seen. */
  private anyQuery = false
  /** Address numbers of the pairs (path cell, URL cell) where rows have both. */
  private readonly addressPairs = new PairTable()
  private readonly pages = new PairTable()
  private readonly nameAndHost = new PairTable()
  private readonly nameAndHostParts: [name: number, host: number][] = [[0, 0]]
  /** (name and host, path) → action. */
  private readonly actions = new PairTable()
  /** By name, then address: a small list each, which fits the cache where `actions` does not. */
  private readonly actionOf = Array.from({ length: listedNames }, () => new Int32Array(1024))
  /** Those with a user; the others, which are most, need no look. */
  private readonly actors = new PairTable()
  /** Per visitor: its actor without a user, 0 until there is one. */
  private anonymous = new Int32Array(1024)
  private userAgentCount = 0
  /** By actor: 1 once its user agent is known. */
  private hasUserAgent = new Uint8Array(1024)
  /** The event added last is on a page. */
  private isOnPage = false
  private readonly origins = new PairTable()
  /** By referrer, of rows that say nothing else of where they come from: most that say anything. */
  private originOf = new Int32Array(1024)
  private readonly referrerAndSource = new PairTable()
  private readonly mediumAndCampaign = new PairTable()
  private readonly deviceAndCustom = new PairTable()
  /** (medium and campaign, device and custom), of rows on a page that have the latter; numbered with medium and campaign. */
  private readonly tagsAndDevice = new PairTable()
  private readonly referrerSourceParts: [number, number][] = [[0, 0]]
  private readonly rightParts: [medium: number, campaign: number, device: number, custom: number][] = [[0, 0, 0, 0]]
  private readonly deviceCustomParts: [device: number, custom: number][] = [[0, 0]]

  private readonly duplicates: Duplicates | null
  private readonly timeOf: ((time: number) => number) | null
  private readonly key: Hash64 = { lo: 0, hi: 0 }
  private readonly twin: Hash64 = { lo: 0, hi: 0 }
  private readonly previous: Hash64 = { lo: 0, hi: 0 }
  private readonly floatBits = new DataView(new ArrayBuffer(8))

  /**
   * `duplicates` knows the events already in the workspace; null leaves them to whoever takes the batches, where workers
   * that read parts of one file cannot know them. `expectedRows` only sizes the memory of a batch.
   */
  constructor(plan: EventPlan, duplicates: Duplicates | null, expectedRows: number, emit: (batch: EventBatch) => void) {
    this.plan = plan
    this.isOwnAddress = ipTest(plan.internalAddresses)
    this.emit = emit
    this.row.kind = plan.kind
    this.batchRows = Math.min(Math.max(expectedRows, fewestRows), mostRows)
    this.batch = this.emptyBatch()
    this.entries = this.batch.entries
    this.duplicates = duplicates
    const ofDay = plan.dayEnds ? dayEnds(plan.zone) : null
    this.timeOf = plan.minuteEnds ? (time) => minuteEnd(ofDay === null ? time : ofDay(time)) : ofDay
  }

  reject(line: number, reason: string, raw: string): void {
    this.counts.rowsRead++
    this.counts.rowsRejected++
    this.row.isOfCookie = false
    if (this.listed++ < listedRejects) this.batch.rejects.push({ line, reason, raw: raw.slice(0, rawLimit) })
    if (this.batch.rejects.length >= this.batchRows) this.flush()
  }

  /** Prepares the cache for a message id. */
  touchMessageId(lo: number, hi: number): number {
    return this.duplicates === null ? 0 : this.duplicates.touch(lo, hi)
  }

  /** Why the row cannot be an event, or null. Call before `commit`. */
  problem(): string | null {
    const { row, plan } = this
    if (Number.isNaN(row.time)) return 'the time cannot be read'
    if (row.kind === 'event' && plan.constantEvent === null && row.event === 0 && row.path === 0 && row.url === 0)
      return 'it has neither an event name nor a path'
    if (row.kind === 'alias' && row.previous === null) return 'it has no previous id'
    return null
  }

  /** True when the row, if committed, is a page view and therefore keeps no properties. */
  isPageView(): boolean {
    const name = this.plan.constantEvent
    if (name !== null) return name === pageEvent
    return this.row.event === 0 || this.row.event === this.pageName
  }

  /** Stores the row as one event (true), or counts it as a duplicate. `properties` is a JSON object or null. */
  commit(properties: string | ByteRange | null): boolean {
    const fresh = this.add(properties)
    this.countRow(fresh)
    return fresh
  }

  /**
   * Whether the event that was just added is the first on a page of its visitor and user, whose user agent stands for all of
   * theirs: reading so long a cell of every row would take a tenth of an import's time.
   */
  wantsUserAgent(): boolean {
    const { batch } = this
    const actor = batch.actor[batch.rows - 1]!
    return this.isOnPage && actor !== 0 && this.hasUserAgent[actor] !== 1
  }

  /** The user agent of that event; 0 is none. */
  setUserAgent(userAgent: number): void {
    if (userAgent === 0) return
    const { batch } = this
    const row = batch.rows - 1
    const actor = batch.actor[row]!
    if (actor >= this.hasUserAgent.length) {
      const grown = new Uint8Array(Math.max(actor + 1, this.hasUserAgent.length * 2))
      grown.set(this.hasUserAgent)
      this.hasUserAgent = grown
    }
    this.hasUserAgent[actor] = 1
    batch.userAgents.push({ row, userAgent })
  }

  /** Counts a row whose events were all added; `fresh` where it brought any that was not there before. */
  countRow(fresh: boolean): void {
    this.counts.rowsRead++
    if (!fresh) this.counts.rowsDuplicate++
    if (this.row.visitor === 0 && this.row.user === 0) this.counts.rowsOfNobody++
    if (this.row.ip === fromAddress.own) this.counts.rowsInternal++
    if (this.row.isOfCookie) this.counts.rowsOfCookie++
    this.row.isOfCookie = false
  }

  /** An id as all its sources write it; the row is told where this one does not. */
  plainId(text: string): string {
    const trimmed = trimAscii(text)
    const id = withoutPrefix(trimmed)
    if (id === trimmed) return text
    this.row.isOfCookie = true
    return id
  }

  /** Stores an event of a row that may have several; false where it is there already. */
  add(stated: string | ByteRange | null): boolean {
    // Not when it became full: the row that filled it was not counted yet.
    if (this.batch.rows === this.batchRows) this.flush()
    const { row, plan, batch } = this
    const name =
      plan.constantEvent !== null
        ? this.nameNumber(plan.constantEvent, plan.kind)
        : row.event === 0
          ? this.nameNumber(pageEvent, 'event')
          : row.event
    const address =
      row.url === 0
        ? row.path
        : row.path === 0
          ? row.url
          : this.addressPairs.get(row.path, row.url, this.addAddressPair)
    if (this.isDuplicate(name, address)) return false
    const i = batch.rows
    // Its key has the time as it was read, so that an event is the same however days and minutes are taken.
    batch.time[i] = this.timeOf === null ? row.time : this.timeOf(row.time)
    batch.actor[i] =
      row.user === 0 ? this.anonymousActor(row.visitor) : this.actors.get(row.visitor, row.user, this.addActor)
    batch.action[i] = name < listedNames ? this.listedAction(name, address) : this.actionNumber(name, address)
    batch.origin[i] = this.originNumber(address)
    batch.keys[i * 2] = this.key.lo
    batch.keys[i * 2 + 1] = this.key.hi
    const hasValue = !Number.isNaN(row.value)
    const properties = row.ip === fromAddress.own && row.kind === 'event' ? markedInternal(stated) : stated
    if (hasValue || row.session !== null || properties !== null) {
      const { details } = batch
      details.row.push(i)
      const currency = hasValue ? (row.currency ?? plan.valueCurrency) : null
      details.value.push(plan.minorUnits && hasValue ? row.value / minorPerUnit(currency) : row.value)
      details.currency.push(currency)
      details.session.push(row.session)
      pack(details.properties, properties)
    }
    this.isOnPage = address !== 0
    if (row.previous !== null) batch.aliases.push({ row: i, previous: row.previous })
    batch.rows = i + 1
    return true
  }

  /** Counts from 0 again, and asks for user agents again; `spare` is memory for further batches. */
  startOver(spare: BatchMemory[]): void {
    this.hasUserAgent.fill(0)
    this.spare.push(...spare)
    Object.assign(this.counts, noCounts)
  }

  /** Memory of a batch that was taken, for another one. */
  takeBack(memory: BatchMemory): void {
    this.spare.push(memory)
  }

  /** Forgets the rows collected since the last batch was sent, but not what their cells are called. */
  discard(): void {
    const { batch } = this
    batch.rows = 0
    batch.rowKeys = []
    batch.details = emptyDetails(batch.details.properties.bytes)
    batch.aliases = []
    batch.userAgents = []
    batch.rejects = []
  }

  /** Counts a row that brings no event; `identity` tells it from others. */
  countEventless(identity: string): void {
    if (this.batch.rowKeys.length >= this.batchRows * 2) this.flush()
    const { key } = this
    hashText(identity, key)
    key.lo &= ~1
    const isNew = this.duplicates === null || this.duplicates.isNewRow(key.lo, key.hi)
    if (isNew) this.batch.rowKeys.push(key.lo, key.hi)
    this.countRow(isNew)
  }

  /** Sends what is collected; call once more at the end. */
  flush(): void {
    const { batch } = this
    batch.counts = { ...this.counts }
    this.batch = this.emptyBatch()
    this.entries = this.batch.entries
    this.emit(batch)
  }

  private emptyBatch(): EventBatch {
    return emptyBatch(this.spare.pop() ?? freshMemory(this.batchRows))
  }

  /** Sets `key`. */
  private isDuplicate(name: number, address: number): boolean {
    const { row, key } = this
    if (row.hasMessageId) {
      key.lo = row.messageLo | 1
      key.hi = row.messageHi
    } else this.contentKey(name, this.addressPath[address]!)
    if (this.duplicates === null) return false
    const isNew = this.duplicates.isNew(key.lo, key.hi)
    return this.isTwin(name) || !isNew
  }

  private isTwin(name: number): boolean {
    const { row, twin } = this
    const twins = this.duplicates!.twins
    if (twins === null) return false
    twinKey(twin, row.time, [this.visitorHash, row.visitor], [this.nameHash, name])
    return twins.has(twin.lo, twin.hi)
  }

  private contentKey(name: number, path: number): void {
    const { row, key, plan } = this
    key.lo = 0x5bd1e995
    key.hi = 0x1b873593
    // Rows in order without times are told apart by everything else.
    const time = plan.order === null ? row.time : 0
    mixInto(key, time | 0)
    mixInto(key, Math.floor(time / 0x1_0000_0000))
    this.visitorHash.mixInto(key, row.visitor)
    this.userHash.mixInto(key, row.user)
    this.nameHash.mixInto(key, name)
    this.textHash.mixInto(key, path)
    this.floatBits.setFloat64(0, row.value)
    mixInto(key, this.floatBits.getInt32(0))
    mixInto(key, this.floatBits.getInt32(4))
    // What an alias says is of both ids; another event is the same with the other id and without.
    if (row.kind === 'alias' && row.previous !== null) {
      hashText(row.previous, this.previous)
      mixInto(key, this.previous.lo)
      mixInto(key, this.previous.hi)
    }
    key.lo &= ~1
  }

  private anonymousActor(visitor: number): number {
    if (visitor === 0) return 0
    this.anonymous = withRoom(this.anonymous, Math.max(visitor, this.visitorHash.last) + 1)
    const known = this.anonymous[visitor]!
    if (known !== 0) return known
    this.addActor(visitor, 0)
    return (this.anonymous[visitor] = this.actors.next++)
  }

  private originNumber(address: number): number {
    const { row } = this
    const seenOn =
      address === 0 || (row.device === 0 && row.custom === 0)
        ? 0
        : this.deviceAndCustom.get(row.device, row.custom, this.addDevice)
    if (
      seenOn === 0 &&
      row.referrer === 0 &&
      row.source === 0 &&
      row.query === 0 &&
      row.medium === 0 &&
      row.campaign === 0 &&
      !this.anyQuery
    )
      return 0
    const query = row.query || this.addressQuery[address]!
    if (seenOn === 0 && row.source === 0 && query === 0 && row.medium === 0 && row.campaign === 0)
      return this.originOf[row.referrer] || this.listOrigin(row.referrer)
    const source = row.source || this.querySource[query]!
    const medium = row.medium || this.queryMedium[query]!
    const campaign = row.campaign || this.queryCampaign[query]!
    const left = this.referrerAndSource.get(row.referrer, source, this.addLeft)
    let right = 0
    if (medium !== 0 || campaign !== 0) {
      this.mediumAndCampaign.next = this.rightParts.length
      right = this.mediumAndCampaign.get(medium, campaign, this.addRight)
    }
    if (seenOn !== 0) {
      this.tagsAndDevice.next = this.rightParts.length
      right = this.tagsAndDevice.get(right, seenOn, this.addRightOnDevice)
    }
    return this.origins.get(left, right, this.addOrigin)
  }

  private readonly addPage = (host: number, path: number): void => {
    this.entries.pages.push({ host: this.textOf[host]!, path: this.textOf[path]! })
  }
  private readonly addActor = (visitor: number, user: number): void => {
    this.entries.actors.visitor.push(visitor)
    this.entries.actors.user.push(user)
  }
  private readonly addNameAndHost = (name: number, host: number): void => {
    this.nameAndHostParts.push([name, host])
  }
  private listedAction(name: number, address: number): number {
    const list = (this.actionOf[name] = withRoom(this.actionOf[name]!, address + 1))
    return (list[address] ||= this.actionNumber(name, address))
  }

  private actionNumber(name: number, address: number): number {
    const nameAndHost = this.nameAndHost.get(name, this.addressHost[address]!, this.addNameAndHost)
    return this.actions.get(nameAndHost, this.addressPath[address]!, this.addAction)
  }

  private readonly addAction = (nameAndHost: number, path: number): void => {
    const [name, host] = this.nameAndHostParts[nameAndHost]!
    this.entries.actions.push({ name, page: path === 0 ? 0 : this.pages.get(host, path, this.addPage) })
  }

  /** The origin that is a referrer alone. */
  private listOrigin(referrer: number): number {
    if (referrer === 0) return 0
    this.originOf = withRoom(this.originOf, referrer + 1)
    const left = this.referrerAndSource.get(referrer, 0, this.addLeft)
    return (this.originOf[referrer] = this.origins.get(left, 0, this.addOrigin))
  }

  private readonly addLeft = (referrer: number, source: number): void => {
    this.referrerSourceParts.push([referrer, source])
  }
  private readonly addRight = (medium: number, campaign: number): void => {
    this.rightParts.push([medium, campaign, 0, 0])
  }
  private readonly addDevice = (device: number, custom: number): void => {
    this.deviceCustomParts.push([device, custom])
  }
  private readonly addRightOnDevice = (tags: number, seenOn: number): void => {
    const [medium, campaign] = this.rightParts[tags]!
    this.rightParts.push([medium, campaign, ...this.deviceCustomParts[seenOn]!])
  }
  private readonly addOrigin = (left: number, right: number): void => {
    const [referrer, source] = this.referrerSourceParts[left]!
    const [medium, campaign, device, custom] = this.rightParts[right]!
    this.entries.origins.push({
      referrer: this.textOf[referrer]!,
      source: this.textOf[source]!,
      medium: this.textOf[medium]!,
      campaign: this.textOf[campaign]!,
      device: this.textOf[device]!,
      custom: this.textOf[custom]!,
    })
  }

  private nameNumber(text: string, kind: EventKind): number {
    const known = this.names[kind].get(text)
    if (known !== undefined) return known
    const number = this.nameHash.addText(text)
    this.entries.names.push({ value: text, kind })
    this.names[kind].set(text, number)
    if (kind === 'event' && text === pageEvent) this.pageName = number
    return number
  }

  private textNumber(text: string): number {
    if (text === '') return 0
    const known = this.texts.get(text)
    if (known !== undefined) return known
    const number = this.textHash.addText(text)
    this.textOf.push(text)
    this.texts.set(text, number)
    return number
  }

  private addAddress(text: string, label: boolean): number {
    const { host, path } = splitUrl(text)
    this.addressHost.push(this.textNumber(host))
    // A url is never a label: what follows its host is a path.
    this.addressPath.push(this.textNumber(contentPath(label || host === '' ? text : path)))
    const mark = text.indexOf('?')
    this.addressQuery.push(mark >= 0 && mayNameTags(text, mark) ? this.addQuery(text.slice(mark)) : 0)
    return this.nextAddress()
  }

  /** Of a row with both: the host and tags of the URL, the path of the path. */
  private readonly addAddressPair = (path: number, url: number): void => {
    this.addressHost.push(this.addressHost[url]! || this.addressHost[path]!)
    this.addressPath.push(this.addressPath[path]! || this.addressPath[url]!)
    this.addressQuery.push(this.addressQuery[url]! || this.addressQuery[path]!)
    this.nextAddress()
  }

  /** Number of the address just added. Pairs and single ones are numbered together. */
  private nextAddress(): number {
    this.addressPairs.next = this.addressPath.length
    return this.addressPath.length - 1
  }

  private addUserAgent(text: string): number {
    if (text.length > longestUserAgent) return 0
    this.entries.userAgents.push(text)
    return ++this.userAgentCount
  }

  private addQuery(text: string): number {
    this.anyQuery = true
    const tags = utmTags(text)
    this.querySource.push(this.textNumber(tags.source))
    this.queryMedium.push(this.textNumber(tags.medium))
    this.queryCampaign.push(this.textNumber(tags.campaign))
    return this.querySource.length - 1
  }
}

function addEntry(list: string[], hashes: HashList, text: string, lo?: number, hi?: number): number {
  list.push(text)
  return lo === undefined || hi === undefined ? hashes.addText(text) : hashes.add(lo, hi)
}

const emptyDetails = (properties: Uint8Array): EventDetails => ({
  row: [],
  value: [],
  currency: [],
  session: [],
  properties: noTexts(properties),
})

const freshMemory = (rows: number): BatchMemory => ({
  time: new Float64Array(rows),
  actor: new Int32Array(rows),
  action: new Int32Array(rows),
  origin: new Int32Array(rows),
  keys: new Int32Array(rows * 2),
  properties: new Uint8Array(rows),
})

/** Columns need no zeros: only `rows` of them are read. */
function emptyBatch({ time, actor, action, origin, keys, properties }: BatchMemory): EventBatch {
  return {
    rows: 0,
    time,
    actor,
    action,
    origin,
    keys,
    rowKeys: [],
    details: emptyDetails(properties),
    aliases: [],
    userAgents: [],
    entries: {
      visitors: [],
      users: [],
      names: [],
      pages: [],
      actors: { visitor: [], user: [] },
      actions: [],
      origins: [],
      userAgents: [],
    },
    rejects: [],
    counts: { ...noCounts },
  }
}
