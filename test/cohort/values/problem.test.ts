import { expect, it } from 'vitest'
import { didYouMean } from '../../../cohort/values/problem.ts'

it('a name that goes on where the word ends is nearer than one of as many letters', () => {
  // as letters go, "Grad" is four changes away from "Alter" and "Alter (Jahre)" eight
  expect(didYouMean('Alter', ['Grad', 'Alter (Jahre)'])).toBe('did you mean Alter (Jahre)?')
  expect(didYouMean('alter', ['Grad', 'Alter (Jahre)'])).toBe('did you mean Alter (Jahre)?')
})

it('of two names that begin with the word neither is offered before the one that is spelt nearly so', () => {
  expect(didYouMean('relaps', ['relapse', 'relapse_months'])).toBe('did you mean relapse?')
})
