import { sha256 } from '../compile/files.js'

export type Hashes = Readonly<Record<string, string>>

/** All code that a task runs: the import closure of its stage and of the engine that counts its rows. */
export interface Closure {
  /** Source file -> hash of its code. */
  readonly code: Hashes
  /** Package -> locked version, over what the closure imports. */
  readonly packages: Hashes
  /**
   * Package that the closure itself imports -> hash of the bytes of it and of all that it rests on, as bundled. What is made for one
   * machine (`.node` files) is not among them, as the lock is the same on every machine.
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

/** sha256 over the parts: two closures have the same digest if and only if they are the same. */
export const digestOf = (closure: Closure): string => {
  const known = digests.get(closure)
  if (known !== undefined) return known
  const digest = sha256(JSON.stringify(partsOf(closure)))
  digests.set(closure, digest)
  return digest
}

/** A closure is read-only: it is hashed once. */
const digests = new WeakMap<Closure, string>()

/** The closure of a stage together with those of the engines that it uses; where both name a file, the stage's word holds. */
export const joined = (stage: Closure, engines: readonly Closure[]): Closure =>
  engines.length === 0
    ? stage
    : {
        code: Object.assign({}, ...engines.map(({ code }) => code), stage.code),
        packages: Object.assign({}, ...engines.map(({ packages }) => packages), stage.packages),
        packageBytes: Object.assign({}, ...engines.map((one) => one.packageBytes), stage.packageBytes),
      }

/** Whether the closure has all that another one has. */
export const contains = (all: Closure, some: Closure): boolean =>
  (['code', 'packages', 'packageBytes'] as const).every((kind) =>
    Object.entries(some[kind]).every(([name, value]) => all[kind][name] === value),
  )

const sorted = (hashes: Hashes): readonly (readonly [string, string])[] =>
  Object.entries(hashes).toSorted(([a], [b]) => (a < b ? -1 : 1))
