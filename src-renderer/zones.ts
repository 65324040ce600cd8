/** Time zones to choose from, each with its country, which is what people look for. */
import type { Option } from './components/Select.tsx'

let known: readonly Option<string>[] | null = null

/** The zone that is chosen is among them, even one the browser does not list. */
export function zoneOptions(chosen: string): readonly Option<string>[] {
  known ??= allZones()
  return known.some(({ id }) => id === chosen) ? known : [{ id: chosen, label: chosen.replaceAll('_', ' ') }, ...known]
}

function allZones(): readonly Option<string>[] {
  const countries = countriesOfZones()
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((id) => {
    const country = countries.get(id)
    return { id, label: id.replaceAll('_', ' '), ...(country === undefined ? {} : { note: country }) }
  })
}

/** Of all codes of two letters those that are a region; the browser knows which zones are in it. */
function countriesOfZones(): Map<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
  const countries = new Map<string, string>()
  for (const region of letters.flatMap((a) => letters.map((b) => a + b))) {
    const name = names.of(region)
    if (name === undefined) continue
    for (const zone of new Intl.Locale(`und-${region}`).getTimeZones() ?? []) countries.set(zone, name)
  }
  return countries
}
