import { expect, test } from 'vitest'
import { aNoun, fraction, goalNoun } from './words.ts'

test('common goals get their plain word', () => {
  expect(goalNoun('Signup').many).toBe('sign-ups')
  expect(goalNoun('Signed up').many).toBe('sign-ups')
  expect(goalNoun('SignupCompleted').many).toBe('sign-ups')
  expect(goalNoun('order_completed').many).toBe('orders')
  expect(goalNoun('Demo requested').one).toBe('demo')
})

test('a goal that is named as what it counts keeps its name', () => {
  expect(goalNoun('Paying customer')).toEqual({ one: 'paying customer', many: 'paying customers' })
  expect(goalNoun('paying_customers').many).toBe('paying customers')
  expect(goalNoun('NewClient').many).toBe('new clients')
  expect(goalNoun('Good lead')).toEqual({ one: 'good lead', many: 'good leads' })
  expect(goalNoun('Sales qualified leads').one).toBe('sales qualified lead')
  expect(goalNoun('Won opportunity').many).toBe('won opportunities')
  expect(goalNoun('Good lead form').many).toBe('leads')
  expect(goalNoun('Enrolled').many).toBe('enrolments')
  expect(goalNoun('Payment').many).toBe('payments')
  expect(goalNoun('Create account').many).toBe('conversions')
  expect(goalNoun('Customer called').many).toBe('conversions')
})

test('a word inside another word is not taken for it', () => {
  expect(goalNoun('Border crossed').many).toBe('conversions')
  expect(goalNoun('Misleading').many).toBe('conversions')
  expect(goalNoun(null).many).toBe('conversions')
})

test('only near fractions are said in words', () => {
  expect(fraction(0.332)).toBe('a third')
  expect(fraction(0.51)).toBe('half')
  expect(fraction(0.42)).toBeNull()
})

test('a goal is said with its article', () => {
  expect([goalNoun('Signed up'), goalNoun('Order Completed'), goalNoun(null)].map(aNoun)).toEqual([
    'a sign-up',
    'an order',
    'a conversion',
  ])
})
