import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * The files that take longest, as the closing lines of a run on two cores say, the longest first. They start before all
 * others, so that at the end no core waits for the other.
 */
const SLOWEST = [
  'test/pipeline/broken-state.test.ts',
  'test/pipeline/interruption.test.ts',
  'test/pipeline/commands.test.ts',
  'test/pipeline/staleness.test.ts',
  'test/pipeline/node-versions.test.ts',
  'test/pipeline/faults.test.ts',
  'test/broken/mutations.test.ts',
  'test/broken/launcher.test.ts',
  'test/pipeline/rebuild.test.ts',
  'test/pipeline/same-bytes.test.ts',
  'test/pipeline/compile/package-bytes.test.ts',
  'test/engines/registry.test.ts',
  'test/stages/commands/new.test.ts',
]

/** Starts the slowest files first. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rest = await super.sort(files)
    const place = ({ moduleId }: TestSpecification): number => {
      const at = SLOWEST.findIndex((path) => moduleId.endsWith(`/${path}`))
      return at < 0 ? SLOWEST.length : at
    }
    return rest.sort((a, b) => place(a) - place(b))
  }
}
