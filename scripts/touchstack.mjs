/** `npm run touchstack`: the command line as it is built, brought up to date first. */
import { buildIfStale } from './build.mjs'

buildIfStale()
// Not by name: what is built has no types.
await import(new URL('../out/main/cli.js', import.meta.url).href)
