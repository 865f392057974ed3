import { actions } from './actions.ts'
import type { Described, DescribedFile } from './described.ts'
import { type Entity, ref, single } from './entity.ts'
import { dataPackageEntity, fileEntity, lockEntity } from './file-entities.ts'
import { licenses, people, rawData, works } from './source-entities.ts'
import { WORKFLOW_PROFILE, workflow, workflowId } from './workflow.ts'

const SPECIFICATION = 'https://w3id.org/ro/crate/1.2'

const PROFILES: readonly (readonly [id: string, name: string, version: string])[] = [
  ['https://w3id.org/ro/wfrun/process/0.5', 'Process Run Crate', '0.5'],
  ['https://w3id.org/ro/wfrun/workflow/0.5', 'Workflow Run Crate', '0.5'],
  ['https://w3id.org/ro/wfrun/provenance/0.5', 'Provenance Run Crate', '0.5'],
  [WORKFLOW_PROFILE, 'Workflow RO-Crate', '1.0'],
]

/**
 * The folder as an RO-Crate 1.2 and Provenance Run Crate 0.5: the inputs and outputs of every stage, with the hash of every
 * file. It has no time and no host, so that the same artifacts give the same crate; `datePublished` and `license` come
 * from the raw descriptor.
 *
 * A file outside the crate's root (raw data, the report) has a local identifier and its `localPath`, as RO-Crate specifies
 * for files that are deliberately not present. The workflow's entry file needs a data entity by the profile, so its
 * identifier is a path out of the root.
 */
export const roCrate = (content: Described, tables: Pick<DescribedFile, 'sha256' | 'size'>): object => {
  const runs = actions(content)
  const files = content.files.map((file) => fileEntity(file, content))
  const alwaysPresent = [lockEntity, dataPackageEntity(tables)]
  const parts = [
    workflowId(content),
    ...files.map((file) => file['@id']).filter((id) => !id.startsWith('#')),
    ...alwaysPresent.map((part) => part['@id']),
  ]
  const graph: readonly Entity[] = [
    descriptor,
    root(content, parts, runs),
    ...PROFILES.map(profile),
    ...workflow(content),
    ...runs,
    ...files,
    ...alwaysPresent,
    rawData(content),
    ...licenses(content),
    ...people(content),
    ...works(content),
  ]
  return { '@context': `${SPECIFICATION}/context`, '@graph': graph }
}

const descriptor: Entity = {
  '@id': 'ro-crate-metadata.json',
  '@type': 'CreativeWork',
  about: ref('./'),
  conformsTo: ref(SPECIFICATION),
}

const root = (content: Described, parts: readonly string[], runs: readonly Entity[]): Entity => {
  const { cohort, source } = content
  return {
    '@id': './',
    '@type': 'Dataset',
    name: `${source.title}: derived data`,
    description: `Results of ${content.software} from data/raw/${cohort}: every stage with its inputs and outputs.`,
    datePublished: source.created,
    license:
      source.licenses.length > 0
        ? single(licenses(content).map((license) => ref(license['@id'])))
        : `No licence is declared: data/raw/${cohort}/datapackage.json names none. Ask the owner of the rights.`,
    conformsTo: PROFILES.map(([id]) => ref(id)),
    isBasedOn: ref(rawData(content)['@id']),
    mainEntity: ref(workflowId(content)),
    hasPart: parts.map(ref),
    mentions: runs.filter((run) => run['@type'] !== 'ControlAction').map((run) => ref(run['@id'])),
  }
}

const profile = ([id, name, version]: (typeof PROFILES)[number]): Entity => ({
  '@id': id,
  '@type': ['CreativeWork', 'Profile'],
  name,
  version,
})
