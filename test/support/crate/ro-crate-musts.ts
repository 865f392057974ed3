import {
  all,
  descriptorOf,
  type Entity,
  each,
  find,
  first,
  holds,
  idsOf,
  isA,
  isOneOf,
  type Must,
  mainOf,
  type Reference,
  referred,
  rootOf,
  typesOf,
} from './graph.ts'

/** The MUSTs of RO-Crate 1.2 (https://w3id.org/ro/crate/1.2) that concern a crate of files and software. */

const REFERENCES =
  'about conformsTo hasPart mentions mainEntity isBasedOn instrument object result step workExample input output exampleOfWork programmingLanguage softwareRequirements actionStatus contributor citation'.split(
    ' ',
  )

/** Of the context of RO-Crate 1.2, those terms that our crates use: another one would have to be defined. */
const TERMS = new Set(
  'about additionalType actionStatus alternateName citation conformsTo contentSize contributor datePublished description encodingFormat exampleOfWork hasPart input instrument isBasedOn license localPath mainEntity mentions name object output position programmingLanguage result sha256 softwareRequirements step url version workExample CreativeWork Dataset File SoftwareSourceCode ComputationalWorkflow HowTo HowToStep ComputerLanguage CreateAction ControlAction OrganizeAction FormalParameter Person Profile'.split(
    ' ',
  ),
)

export const RO_CRATE_MUSTS: Readonly<Record<string, Must>> = {
  'uses the context of RO-Crate 1.2 by reference': {
    faults: (crate) =>
      holds(
        [crate['@context']].flat().includes('https://w3id.org/ro/crate/1.2/context'),
        JSON.stringify(crate['@context']),
      ),
    broken: (crate) => {
      crate['@context'] = 'https://schema.org'
    },
  },
  'uses no term that the context does not define': {
    faults: (crate) =>
      crate['@graph'].flatMap((one) =>
        [...Object.keys(one).filter((key) => !key.startsWith('@')), ...typesOf(one)].filter(
          (term) => !TERMS.has(term),
        ),
      ),
    broken: (crate) => {
      first(crate, 'File')['sha512'] = '0'
    },
  },
  'is flat: an entity holds texts, numbers and references, and no other entity': {
    faults: (crate) =>
      crate['@graph'].flatMap((one) =>
        Object.entries(one).flatMap(([key, value]) =>
          [value]
            .flat()
            .filter((member) => typeof member === 'object')
            .filter((member) => member === null || Object.keys(member).join() !== '@id')
            .map(() => `${one['@id']} ${key}`),
        ),
      ),
    broken: (crate) => {
      first(crate, 'CreateAction')['instrument'] = { '@id': '#x', '@type': 'SoftwareSourceCode' }
    },
  },
  'refers to other entities in the object form': {
    faults: (crate) =>
      crate['@graph'].flatMap((one) =>
        REFERENCES.filter((key) => [one[key] ?? []].flat().some((value) => typeof value !== 'object')).map(
          (key) => `${one['@id']} ${key}`,
        ),
      ),
    broken: (crate) => {
      const action = first(crate, 'CreateAction')
      action['instrument'] = idsOf(action, 'instrument')[0]
    },
  },
  'gives every entity an identifier of its own, a valid URI reference, and a type': {
    faults: (crate) => {
      const ids = crate['@graph'].map((one) => one['@id'])
      return [
        ...ids.filter((id, i) => typeof id !== 'string' || ids.indexOf(id) !== i),
        ...ids.filter(
          (id) => !/^([^\s<>"{}|\\^`%#]|%[0-9A-F]{2})*(#([^\s<>"{}|\\^`%#]|%[0-9A-F]{2})*)?$/.test(id),
        ),
        ...each(crate['@graph'], (one) => typesOf(one).length > 0),
      ]
    },
    broken: (crate) => {
      crate['@graph'].push({ ...first(crate, 'File') })
    },
  },
  'has a descriptor, a CreativeWork about the root': {
    faults: (crate) =>
      holds(isA(descriptorOf(crate), 'CreativeWork') && rootOf(crate) !== undefined, 'descriptor'),
    broken: (crate) => {
      delete descriptorOf(crate)!['about']
    },
  },
  'has a root that is a Dataset, "./" or an absolute URI': {
    faults: (crate) =>
      holds(isA(rootOf(crate), 'Dataset') && /^(\.\/$|https?:)/.test(rootOf(crate)?.['@id'] ?? ''), 'root'),
    broken: (crate) => {
      rootOf(crate)!['@type'] = 'Thing'
    },
  },
  'has a root with name, description and licence': {
    faults: (crate) => ['name', 'description', 'license'].filter((key) => !rootOf(crate)?.[key]),
    broken: (crate) => {
      delete rootOf(crate)!['license']
    },
  },
  'has a root with one datePublished, ISO 8601': {
    faults: (crate) => {
      const date = rootOf(crate)?.['datePublished']
      const isDate =
        typeof date === 'string' && /^\d{4}-\d\d-\d\d/.test(date) && !Number.isNaN(Date.parse(date))
      return holds(isDate, String(date))
    },
    broken: (crate) => {
      rootOf(crate)!['datePublished'] = 'yesterday'
    },
  },
  'names as profile only what it describes as one': {
    faults: (crate) =>
      holds(
        referred(crate, rootOf(crate), 'conformsTo').every((one) => isA(one, 'Profile')),
        'conformsTo',
      ),
    broken: (crate) => {
      ;(rootOf(crate)!['conformsTo'] as Reference[]).push({ '@id': 'https://w3id.org/ro/other' })
    },
  },
  'has a file at every relative identifier of a File': {
    faults: (crate, isFile) =>
      each(all(crate, 'File'), ({ '@id': id }) => /^(#|[a-z]+:)/.test(id) || isFile(decodeURIComponent(id))),
    broken: (crate) => {
      const id = all(crate, 'File').find((one) => /^[0-9]/.test(one['@id']))!['@id']
      find(crate, id)!['@id'] = `not/${id}`
    },
  },
  'links every data entity from the root': {
    faults: (crate) => {
      const linked = new Set<string>()
      const walk = (entity: Entity | undefined): void => {
        for (const id of idsOf(entity, 'hasPart')) {
          if (linked.has(id)) continue
          linked.add(id)
          walk(find(crate, id))
        }
      }
      walk(rootOf(crate))
      const data = crate['@graph'].filter(
        (one) => isOneOf(one, 'File', 'Dataset') && one !== rootOf(crate) && !one['@id'].startsWith('#'),
      )
      return each(data, (one) => linked.has(one['@id']))
    },
    broken: (crate) => {
      ;(rootOf(crate)!['hasPart'] as Reference[]).pop()
    },
  },
  'describes languages and applications with name, url and version': {
    faults: (crate) =>
      each(
        crate['@graph'].filter((one) => isOneOf(one, 'ComputerLanguage', 'SoftwareApplication')),
        (one) => Boolean(one['name'] && one['url'] && one['version']),
      ),
    broken: (crate) => {
      delete first(crate, 'ComputerLanguage')['version']
    },
  },
  'describes scripts and workflows, where they are data entities, as File and SoftwareSourceCode with a name':
    {
      faults: (crate) =>
        each(
          crate['@graph'].filter(
            (one) =>
              isOneOf(one, 'SoftwareSourceCode', 'ComputationalWorkflow') && !/^(#|pkg:)/.test(one['@id']),
          ),
          (one) => isA(one, 'File', 'SoftwareSourceCode') && Boolean(one['name']),
        ),
      broken: (crate) => {
        delete mainOf(crate)!['name']
      },
    },
}
