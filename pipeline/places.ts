import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The three places of Casebook. In a clone of its repository they lie in one folder; an installed Casebook serves many projects. */
export interface Places {
  /** The compiled code, which a run only reads: `build/` of a clone, `dist/` of an installed package. */
  readonly code: string
  /** The folder from which packages resolve: the one of the tool's package.json. */
  readonly packages: string
  /** The study: `data/`, `reports/`, and `.casebook/` with caches. */
  readonly project: string
}

/** The address of a source file's compiled module. */
export const moduleUrl = ({ code }: Pick<Places, 'code'>, source: string): string =>
  pathToFileURL(join(code, source.replace(/\.ts$/, '.js'))).href
