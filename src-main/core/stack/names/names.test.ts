import { describe, expect, it } from 'vitest'
import { makeTool } from '../../testing/tools.ts'
import { domainOf, identityOf, isSlip, looseName, payeeName, sameReasons } from './names.ts'

describe('two entries that may be one tool', () => {
  it('have names that differ in what tells nothing', () => {
    expect(['HubSpot', 'HubSpot, Inc.', 'hubspot.com', 'The HubSpot App'].map(looseName)).toEqual(
      Array(4).fill('hubspot'),
    )
    expect(looseName('Kärcher')).toBe('karcher')
    // Nothing but noise is still a name.
    expect(looseName('App')).toBe('app')
  })

  it('have names one slip apart, unless they are short or number a version', () => {
    expect(isSlip('mailchimp', 'mailchmip')).toBe(true)
    expect(isSlip('salesforce', 'saleforce')).toBe(true)
    expect(isSlip('intercom', 'intercon')).toBe(true)
    expect(isSlip('drift', 'drifts')).toBe(false)
    expect(isSlip('analytics3', 'analytics4')).toBe(false)
    expect(isSlip('mailchimp', 'mailgun')).toBe(false)
  })

  it('have the same web address', () => {
    const at = (custom: Record<string, string>) => domainOf(makeTool({ name: 'X', custom }))
    expect(at({ Website: 'https://www.Intercom.com/pricing' })).toBe('intercom.com')
    expect(at({ vendor_url: 'intercom.com' })).toBe('intercom.com')
    expect(at({ Notes: 'intercom.com' })).toBeNull()
    expect(at({ url: '1.2' })).toBeNull()
    expect(domainOf(makeTool({ name: 'promoter.io' }))).toBe('promoter.io')
  })

  it('are a tool and what a statement calls its vendor', () => {
    expect(['ZOOM.US 888-799', 'NOTION LABS', 'SLACK T02ABC', 'FIGMA MONTHLY', 'PAYPAL *CANVA'].map(payeeName)).toEqual(
      ['zoom', 'notion', 'slack', 'figma', 'canva'], // prettier-ignore
    )
    const paid = { custom: { 'Read from': 'Chase' } }
    const reasons = (a: object, b: object) =>
      sameReasons(identityOf(makeTool({ name: 'A', ...a })), identityOf(makeTool({ name: 'B', ...b })))
    expect(reasons({ name: 'Notion' }, { name: 'NOTION LABS', ...paid })).toEqual(['same payee'])
    expect(reasons({ name: 'Zoom' }, { name: 'ZOOM.US 888-799', ...paid })).toEqual(['same payee'])
    expect(reasons({ name: 'Zoom' }, { name: 'ZOOMINFO', ...paid })).toEqual([])
    // Two tools of one list, and two payees of one card, are told apart by such words.
    expect(reasons({ name: 'Notion' }, { name: 'Notion Labs' })).toEqual([])
    expect(reasons({ name: 'GOOGLE BILLING', ...paid }, { name: 'GOOGLE WEB', ...paid })).toEqual([])
  })

  it('are told with the reason', () => {
    const reasons = (a: object, b: object) =>
      sameReasons(identityOf(makeTool({ name: 'A', ...a })), identityOf(makeTool({ name: 'B', ...b })))
    expect(reasons({ name: 'Drift' }, { name: ' drift' })).toEqual(['same name'])
    expect(reasons({ name: 'Mailchimp' }, { name: 'Mailchimp Inc' })).toEqual(['similar name'])
    expect(reasons({ vendor: 'Clearbit', category: 'Data' }, { vendor: 'clearbit inc', category: 'data' })).toEqual(['same vendor and category']) // prettier-ignore
    expect(reasons({ vendor: 'Clearbit' }, { vendor: 'Clearbit' })).toEqual([])
    expect(reasons({}, {})).toEqual([])
  })
})
