import { expect, it } from 'vitest'
import { propertyPlace } from './property-place.ts'

it('is where files of the format have the properties of an event', () => {
  expect(propertyPlace('amplitude-jsonl', 'workspace_id', ['event_properties', 'user_id'])).toBe('event_properties.workspace_id') // prettier-ignore
  expect(propertyPlace('amplitude-csv', 'workspace_id', ['event_properties', 'user_id'])).toBe('event_properties.workspace_id') // prettier-ignore
  expect(propertyPlace('mixpanel-csv', 'lead_id', ['distinct_id', 'lead_id'])).toBe('lead_id')
  expect(propertyPlace('mixpanel-csv', 'lead_id', ['distinct_id', 'properties'])).toBe('properties.lead_id')
  expect(propertyPlace('posthog-csv', 'lead_id', ['*.event', '*.properties.lead_id'])).toBe('*.properties.lead_id')
  expect(propertyPlace('ga4-bigquery-jsonl', 'lead_id', ['event_params'])).toBe('event_params.lead_id')
  expect(propertyPlace('ga4-bigquery-jsonl', 'ecommerce.transaction_id', ['event_params', 'ecommerce'])).toBe('ecommerce.transaction_id') // prettier-ignore
  expect(propertyPlace('generic-events', 'lead no', ['lead no'])).toBe('lead no')
})

it('is nowhere where no mapping can name it', () => {
  expect(propertyPlace('matomo-visits-json', 'lead_id', ['actionDetails'])).toBeNull()
  expect(propertyPlace('segment-tracks', 'lead_id', ['event_text'])).toBeNull()
})
