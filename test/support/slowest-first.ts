import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * The slowest test files by the reporter's list from a run on two cores, slowest first. They start before the others, so
 * that no core is idle at the end.
 */
const SLOWEST = [
  'test/statistics/oracle-rerun.test.ts',
  'test/pipeline/broken-state.test.ts',
  'test/package.test.ts',
  'test/engines/postgres/shards.test.ts',
  'test/pipeline/commands.test.ts',
  'test/pipeline/node-versions.test.ts',
  'test/browser/accessibility.test.ts',
  'test/engines/duckdb/duckdb.test.ts',
  'test/pipeline/staleness.test.ts',
  'test/browser/report.test.ts',
  'test/pipeline/faults.test.ts',
  'test/broken/launcher.test.ts',
  'test/pipeline/compile/nothing-to-do.test.ts',
  'test/pipeline/interruption.test.ts',
  'test/pipeline/compile/package-bytes.test.ts',
  'test/broken/mutations.test.ts',
  'test/browser/curve-values.test.ts',
  'test/pipeline/changed-sources.test.ts',
  'test/engines/duckdb/files.test.ts',
  'test/pipeline/rebuild.test.ts',
  'test/broken/long-cells.test.ts',
  'test/engines/registry-faults.test.ts',
  'test/pipeline/same-bytes.test.ts',
  'test/engines/registry.test.ts',
  'test/stages/commands/new.test.ts',
]

/** Starts the slowest files first. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rest = await super.sort(files)
    const rank = ({ moduleId }: TestSpecification): number => {
      const index = SLOWEST.findIndex((path) => moduleId.endsWith(`/${path}`))
      return index < 0 ? SLOWEST.length : index
    }
    return rest.sort((a, b) => rank(a) - rank(b))
  }
}
