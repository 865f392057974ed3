import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect'

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin)

type Body = (...row: never[]) => unknown

/** A top-level test, or a describe with its tests: its body is run again each time, also the code between the tests. */
export interface Suite {
  readonly name: string
  readonly tests: () => readonly { readonly name: string; readonly body: () => unknown }[]
}

const suites: Suite[] = []
let inside: { name: string; body: () => unknown }[] | undefined

/** What the imported test files declared, in their order. */
export const declared: readonly Suite[] = suites

/** vitest's own matchers. */
export const expect = (value: unknown): unknown => chai.expect(value)

/** A test within the describe that is being read, else a suite of its own. */
export const test = (name: string, body: Body): void => {
  const one = { name, body: body as () => unknown }
  if (inside) inside.push(one)
  else suites.push({ name, tests: () => [one] })
}

test.each =
  (rows: readonly unknown[]) =>
  (name: string, body: Body): void => {
    rows.forEach((row, i) => {
      const values = (Array.isArray(row) ? row : [row]) as never[]
      test(`${name} (${i})`, () => body(...values))
    })
  }

export const it = test

export const describe = (name: string, body: () => void): void => {
  suites.push({
    name,
    tests: () => {
      inside = []
      body()
      const found = inside.map((one) => ({ ...one, name: `${name} > ${one.name}` }))
      inside = undefined
      return found
    },
  })
}
