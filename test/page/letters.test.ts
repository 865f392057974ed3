import fc from 'fast-check'
import { expect, it } from 'vitest'
import { asLetters, fromLetters } from '../../page/app/letters.ts'

it('bytes of any length are the same after they were letters, of which none begins or ends markup', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const text = asLetters(bytes)
      expect(text).not.toMatch(/[<>&"'`\\\s-]/)
      expect(text.length).toBe(Math.ceil((bytes.length * 5) / 4))
      expect(fromLetters(text)).toEqual(new Uint8Array(bytes))
    }),
  )
  expect(fromLetters(asLetters(new Uint8Array([255, 255, 255, 255])))).toEqual(
    new Uint8Array([255, 255, 255, 255]),
  )
})
