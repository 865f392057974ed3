import { sha256 } from '../compile/files.js'

export type Hashes = Readonly<Record<string, string>>

/** All code that a task runs: the import closure of its stage and of the engine that counts its rows. */
export interface Closure {
  /** Source file -> hash of its code. */
  readonly code: Hashes
  /** Package -> locked version, over what the closure imports. */
  readonly packages: Hashes
  /**
   * Package that the closure itself imports -> hash of its files and those of its dependencies, as bundled. Files for one
   * kind of machine (`.node`) are not included, because the lock is the same on every machine.
   */
  readonly packageBytes: Hashes
}

/** One source or package of a closure: kind, name, and hash or version. */
export type Part = readonly [kind: 'source' | 'package' | 'bytes', name: string, value: string]

/** The parts of a closure, sorted by kind and name: the same list for the same closure. */
export const partsOf = ({ code, packages, packageBytes }: Closure): readonly Part[] => [
  ...sorted(packageBytes).map(([name, value]): Part => ['bytes', name, value]),
  ...sorted(packages).map(([name, value]): Part => ['package', name, value]),
  ...sorted(code).map(([name, value]): Part => ['source', name, value]),
]

export const closureOfParts = (parts: readonly Part[]): Closure => {
  const record = (wanted: Part[0]): Hashes =>
    Object.fromEntries(parts.flatMap(([kind, name, value]) => (kind === wanted ? [[name, value]] : [])))
  return { code: record('source'), packages: record('package'), packageBytes: record('bytes') }
}

/** sha256 over the parts: equal if and only if the closures are equal. */
export const digestOf = (closure: Closure): string => {
  const known = digests.get(closure)
  if (known !== undefined) return known
  const digest = sha256(JSON.stringify(partsOf(closure)))
  digests.set(closure, digest)
  return digest
}

/** Digests are cached, because closures are read-only. */
const digests = new WeakMap<Closure, string>()

/** The closure of a stage merged with those of its engines; the stage's entries take precedence. */
export const joined = (stage: Closure, engines: readonly Closure[]): Closure =>
  engines.length === 0
    ? stage
    : {
        code: Object.assign({}, ...engines.map(({ code }) => code), stage.code),
        packages: Object.assign({}, ...engines.map(({ packages }) => packages), stage.packages),
        packageBytes: Object.assign({}, ...engines.map((engine) => engine.packageBytes), stage.packageBytes),
      }

/** Whether `all` includes every part of `some`. */
export const contains = (all: Closure, some: Closure): boolean =>
  (['code', 'packages', 'packageBytes'] as const).every((kind) =>
    Object.entries(some[kind]).every(([name, value]) => all[kind][name] === value),
  )

const sorted = (hashes: Hashes): readonly (readonly [string, string])[] =>
  Object.entries(hashes).toSorted(([a], [b]) => (a < b ? -1 : 1))
