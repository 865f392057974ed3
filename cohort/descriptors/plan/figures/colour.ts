import { z } from 'zod'

/** A colour of a curve: legible on white. */
export const Colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/, { error: 'a colour as "#0b3c6f", six small hexadecimal digits' })
  .refine((colour) => contrastToWhite(colour) >= 3, {
    error: 'a colour with a contrast of at least 3 to white',
  })

/** The contrast of WCAG between a colour and white, 1 to 21. */
const contrastToWhite = (colour: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : Math.exp(2.4 * Math.log((part + 0.055) / 1.055))
  })
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)
}
