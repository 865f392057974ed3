/** An RO-Crate as a test reads it: a flat graph, and questions to it. */

export interface Reference {
  readonly '@id': string
}
export type Entity = { '@id': string; '@type': string | string[]; [property: string]: unknown }
export interface Crate {
  '@context': unknown
  '@graph': Entity[]
}

/** Whether a path, relative to the crate's root, is a file. */
export type IsFile = (path: string) => boolean

export interface Must {
  /** What is wrong; nothing if the crate does as it must. */
  readonly faults: (crate: Crate, isFile: IsFile) => readonly string[]
  /** Makes a good crate break this rule. */
  readonly broken: (crate: Crate) => void
}

export const typesOf = (entity: Entity | undefined): readonly string[] =>
  entity === undefined ? [] : [entity['@type'] ?? []].flat()
export const isA = (entity: Entity | undefined, ...types: readonly string[]): boolean =>
  types.every((type) => typesOf(entity).includes(type))
export const isOneOf = (entity: Entity | undefined, ...types: readonly string[]): boolean =>
  types.some((type) => typesOf(entity).includes(type))
export const all = (crate: Crate, type: string): readonly Entity[] =>
  crate['@graph'].filter((one) => isA(one, type))
export const find = (crate: Crate, id: string | undefined): Entity | undefined =>
  crate['@graph'].find((one) => one['@id'] === id)
/** The identifiers that a property refers to. */
export const idsOf = (entity: Entity | undefined, property: string): readonly string[] =>
  [entity?.[property] ?? []].flat().flatMap((value) => {
    const id = (value as Reference)['@id']
    return typeof id === 'string' ? [id] : []
  })
export const referred = (crate: Crate, entity: Entity | undefined, property: string) =>
  idsOf(entity, property).map((id) => find(crate, id))

export const descriptorOf = (crate: Crate) => find(crate, 'ro-crate-metadata.json')
export const rootOf = (crate: Crate) => find(crate, idsOf(descriptorOf(crate), 'about')[0])
export const mainOf = (crate: Crate) => find(crate, idsOf(rootOf(crate), 'mainEntity')[0])
export const first = (crate: Crate, type: string): Entity => all(crate, type)[0]!

/** `[what]` where it does not hold. */
export const holds = (condition: boolean, what: string): readonly string[] => (condition ? [] : [what])
export const each = (entities: readonly Entity[], condition: (one: Entity) => boolean): readonly string[] =>
  entities.filter((one) => !condition(one)).map((one) => one['@id'])
