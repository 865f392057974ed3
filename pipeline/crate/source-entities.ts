import type { Described } from './described.ts'
import { type Entity, isUrl, localId, ref, single } from './entity.ts'

/** The raw descriptor's statements about the recorded data, as entities. */
export const rawData = (content: Described): Entity => {
  const { cohort, source } = content
  return {
    '@id': localId(`data/raw/${cohort}/`),
    '@type': 'Dataset',
    name: source.title,
    description: source.description,
    version: source.version,
    license: single(licenses(content).map((license) => ref(license['@id']))),
    contributor: single(people(content).map((person) => ref(person['@id']))),
    citation: single(works(content).map((work) => ref(work['@id']))),
  }
}

export const licenses = ({ cohort, source }: Described): readonly Entity[] =>
  source.licenses.map(({ name, title, path }) => ({
    '@id': isUrl(path) ? path : localId(`license/${name ?? title ?? path}`),
    '@type': 'CreativeWork',
    name: title ?? name ?? path,
    alternateName: name,
    description: `The licence that data/raw/${cohort}/datapackage.json declares`,
  }))

export const people = ({ source }: Described): readonly Entity[] =>
  source.contributors.map(({ title, name, path }, i) => ({
    '@id': isUrl(path) ? path : `#contributor/${i + 1}`,
    '@type': 'Person',
    name: title ?? name ?? path,
  }))

export const works = ({ source }: Described): readonly Entity[] =>
  source.sources.map(({ title, name, path }, i) => ({
    '@id': isUrl(path) ? path : `#source/${i + 1}`,
    '@type': 'CreativeWork',
    name: title ?? name ?? path,
  }))
