import type { WorkspaceConfig } from '../config.ts'

export type ToolChannel = WorkspaceConfig['toolChannels'][number]

const isOf = (tool: string) => (each: ToolChannel) => each.tool.toLowerCase() === tool.toLowerCase()

export const toolChannelOf = (channels: readonly ToolChannel[], tool: string): ToolChannel | undefined =>
  channels.find(isOf(tool))

/** A tool brings what is said last; without keys it brings nothing of its own. */
export function withToolChannel(channels: readonly ToolChannel[], channel: ToolChannel): ToolChannel[] {
  const at = channels.findIndex(isOf(channel.tool))
  const own = channel.keys.length === 0 ? [] : [channel]
  return at < 0 ? [...channels, ...own] : channels.toSpliced(at, 1, ...own)
}
