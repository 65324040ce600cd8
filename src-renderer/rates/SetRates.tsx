import { isMixed } from '../../shared/notes/no-rate.ts'
import { useCommand, useQuery } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { plural } from '../format.ts'
import { saveConfig } from '../save-config.ts'
import { openRates } from './rates-dialog.ts'

interface SetRatesProps {
  missing: readonly string[]
  /** The refusal: where amounts are in several currencies, counting in another one leaves those of this one without a rate. */
  sentence: string
  /** `outline` where something else on the screen is what is done next. */
  variant?: 'primary' | 'outline'
}

/** The ways out where a rate is missing: to set it, or to count in the one currency that was asked for. */
export function SetRates({ missing, sentence, variant = 'primary' }: SetRatesProps) {
  const { data: config } = useQuery('config.get', {})
  const set = useCommand('config.set')
  const [only] = missing
  // Rates are to the currency of the workspace: with some there it was chosen.
  const isOnlyOne =
    missing.length === 1 && !isMixed(sentence) && config !== undefined && Object.keys(config.rates).length === 0
  return (
    <>
      {isOnlyOne && only !== undefined && (
        <Button
          isPending={set.running}
          onPress={() =>
            void saveConfig(set, { currency: only }, { currency: config.currency }, `Money is shown in ${only} now.`)
          }
        >
          Count in {only}
        </Button>
      )}
      <Button variant={variant} onPress={() => openRates(missing)}>
        Set {plural(missing.length, 'the rate', 'the rates')}
      </Button>
    </>
  )
}
