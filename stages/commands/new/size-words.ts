import { LARGEST_RAW_MB } from '../../../pipeline/disk/largest-raw.ts'

/** What to do with tables that were written and are larger than a run reads into memory. */
export const sizeWords = (
  files: readonly { readonly path: string; readonly bytes: number }[],
): readonly string[] =>
  files
    .filter(({ bytes }) => bytes > LARGEST_RAW_MB * 1e6)
    .map(
      ({ path, bytes }) =>
        `warning: ${path} has ${Math.ceil(bytes / 1e6)} MB, and a run reads at most ${LARGEST_RAW_MB} MB into memory. Add "engine": "duckdb" to it in datapackage.json: then DuckDB counts its rows where they lie (docs/guides/registries.md). Or remove columns and rows that the plan does not use, and make the cohort again`,
    )
