/** An object that notes which of its properties were read. */
export interface Watched<T> {
  readonly object: T
  readonly read: ReadonlySet<keyof T>
}

/**
 * Notes which properties a computation reads. A computation that depends on nothing else gives the same result for every
 * object with the same values of these properties, since it would read another property only after one of them differed.
 */
export const watched = <T extends object>(target: T): Watched<T> => {
  const read = new Set<keyof T>()
  const note = (name: string | symbol): void => {
    read.add(name as keyof T)
  }
  const object = new Proxy(target, {
    get: (_, name) => {
      note(name)
      return Reflect.get(target, name)
    },
    has: (_, name) => {
      note(name)
      return Reflect.has(target, name)
    },
    ownKeys: () => {
      for (const name of Reflect.ownKeys(target)) note(name)
      return Reflect.ownKeys(target)
    },
  })
  return { object, read }
}
