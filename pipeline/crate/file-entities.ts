import { posix } from 'node:path'
import { RUN } from './actions.ts'
import { type Described, type DescribedFile, fromRoot } from './described.ts'
import { type Entity, fileId, ref } from './entity.ts'
import { parameterId } from './workflow.ts'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.html': 'text/html',
  '.json': 'application/json',
  '.md': 'text/markdown',
  '.svg': 'image/svg+xml',
  '.yaml': 'application/yaml',
}

/** A file that a stage read or wrote. */
export const fileEntity = (file: DescribedFile, { cohort, tasks }: Described): Entity => {
  const writer = tasks.find(({ locked }) => locked.outputs[file.path] !== undefined)
  return {
    '@id': fileId(cohort, file.path),
    '@type': 'File',
    name: file.path,
    description: writer ? `${writer.stage.name}: ${writer.stage.summary}` : 'Input, read unchanged',
    localPath: file.within === null ? fromRoot(cohort, file.path) : undefined,
    encodingFormat: MEDIA_TYPES[posix.extname(file.path)],
    exampleOfWork: file.artifact === undefined ? undefined : ref(parameterId(file.artifact)),
    ...content(file),
  }
}

/** The lock records the hash of the crate, so the crate cannot record the lock's. */
export const lockEntity: Entity = {
  '@id': 'lock.json',
  '@type': 'File',
  name: 'lock.json',
  description: 'For each stage the hashes of its code and inputs, and the versions of all packages',
  encodingFormat: 'application/json',
  about: ref(RUN),
}

export const dataPackageEntity = (file: Pick<DescribedFile, 'sha256' | 'size'>): Entity => ({
  '@id': 'datapackage.json',
  '@type': 'File',
  name: 'datapackage.json',
  description: 'The derived tables as a Data Package, with the type of each column',
  encodingFormat: 'application/json',
  ...content(file),
})

const content = ({ sha256, size }: Pick<DescribedFile, 'sha256' | 'size'>) => ({
  sha256,
  contentSize: String(size),
})
