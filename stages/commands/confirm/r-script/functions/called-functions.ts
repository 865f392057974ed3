import { COMPARING } from './comparing.ts'
import { ESTIMATING } from './estimating.ts'
import { OUTCOMES } from './outcomes.ts'
import { READING } from './reading.ts'

const ALL: Readonly<Record<string, string>> = { ...READING, ...ESTIMATING, ...COMPARING, ...OUTCOMES }

/** The functions that these lines call, and those that they call themselves, in their order, with a heading. */
export const calledFunctions = (lines: readonly string[]): readonly string[] => {
  const called = new Set<string>()
  const visit = (text: string): void => {
    for (const [name, code] of Object.entries(ALL)) {
      if (called.has(name) || !definedIn(code).some((defined) => calls(text, defined))) continue
      called.add(name)
      visit(code)
    }
  }
  visit(lines.join('\n'))
  const codes = Object.entries(ALL).filter(([name]) => called.has(name))
  return [`# ---- Functions ${'-'.repeat(59)}`, ...codes.flatMap(([, code]) => ['', code])]
}

/** The functions that a text defines. */
const definedIn = (code: string): readonly string[] =>
  [...code.matchAll(/^([a-z_]+) <- function/gm)].map(([, name]) => name!)

/** Whether a text calls a function, or hands it over; a mention in a comment or string only adds a function. */
const calls = (text: string, name: string): boolean => new RegExp(`(?<![\\w.$])${name}(?![\\w.])`).test(text)
