import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..', '..')

/** Exports that compute and that no plan asks for by themselves, each with the reason. */
const NOT_ASKED: Readonly<Record<string, string>> = {
  'numbers/memoized.ts memoizedBy': 'no quantity: a cache, which the audit uses',
  'distributions/f-tail.ts fUpperTail': 'of a reported F, which the check of a paper compares with its p',
  'distributions/f-tail.ts studentTwoSided': 'of a reported t, likewise',
  'survival/tied-times.ts joinTied': 'for the columns of engines, which are not in memory',
  'proportions/odds-ratio.ts sampleOddsRatio': 'the cross product, to check the conditional estimate against',
}

const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8')

/** Every named import of a file that is not a type alone, as `path name`. */
const importsOf = (path: string): readonly { readonly file: string; readonly name: string }[] =>
  [
    ...textOf(path).matchAll(/(?:^|\n)(?:import|export)\s+(type\s+)?(?:\{([^}]*)\}\s+from\s+)?'(\.[^']+)'/g),
  ].flatMap(([, isType, names = '', from]) =>
    isType
      ? []
      : names
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== '' && !name.startsWith('type '))
          .map((name) => ({
            file: posix.join(posix.dirname(path), from!),
            name: name.split(/\s+as\s+/)[0]!,
          })),
  )

/** Functions and constants that a file of statistics/ gives to others. */
const exportsOf = (path: string): readonly string[] =>
  [...textOf(path).matchAll(/\nexport (?:const|function) (\w+)/g)].map(([, name]) => name!)

/** The text of one top-level declaration, so that a function pulls in what it uses and not all its file imports. */
const bodyOf = (path: string, name: string): string => {
  const text = textOf(path)
  const from = text.search(new RegExp(`\\n(?:export )?(?:const|function) ${name}\\b`))
  if (from < 0) return ''
  const after = text.slice(from + 1)
  const end = after.search(/\n(?=(?:\/\*\*|export |const |function |interface |type ))/)
  return end < 0 ? after : after.slice(0, end)
}

const topLevel = (path: string): readonly string[] =>
  [...textOf(path).matchAll(/\n(?:export )?(?:const|function) (\w+)/g)].map(([, name]) => name!)

it('every quantity of statistics/ can be asked for by a plan', () => {
  const files = (room: string) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${room}/${name.replaceAll('\\', '/')}`)
  const reached = new Set<string>()
  const open = files('cohort')
    .flatMap(importsOf)
    .filter(({ file }) => file.startsWith('statistics/'))
  expect(open.length).toBeGreaterThan(60)
  while (open.length > 0) {
    const { file, name } = open.pop()!
    if (reached.has(`${file} ${name}`)) continue
    reached.add(`${file} ${name}`)
    const body = bodyOf(file, name)
    const uses = (word: string) => new RegExp(`\\b${word}\\b`).test(body)
    open.push(...importsOf(file).filter((one) => uses(one.name)))
    open.push(
      ...topLevel(file)
        .filter((one) => one !== name && uses(one))
        .map((one) => ({ file, name: one })),
    )
  }
  const lost = files('statistics').flatMap((file) =>
    exportsOf(file)
      .filter((name) => !reached.has(`${file} ${name}`))
      .map((name) => `${file.replace('statistics/', '')} ${name}`),
  )
  expect(lost.sort()).toEqual(Object.keys(NOT_ASKED).sort())
})
