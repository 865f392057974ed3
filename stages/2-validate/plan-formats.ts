import {
  resolveSection,
  type SectionWithDefaults,
  writtenSection,
} from '../../cohort/descriptors/resolve-plan.ts'
import type { RowsPlan } from '../../cohort/descriptors/rows-plan.ts'
import type { Format } from '../../pipeline/contracts.ts'
import { orderedJson } from '../../pipeline/formats/json.ts'

/** A section of the plan: the file has what the user wrote, `decode` adds every default. */
export const planSection = <T extends object>(section: SectionWithDefaults): Format<Record<string, T>> => {
  const format = orderedJson<Record<string, T>>()
  return {
    decode: (bytes, path) => resolveSection(section, format.decode(bytes, path)) as Record<string, T>,
    encode: (value) => format.encode(writtenSection(section, value)),
  }
}

/** The plan of an engine, with defaults added to two of its sections on decoding. */
export const rowsPlan: Format<RowsPlan> = (() => {
  const format = orderedJson<RowsPlan>()
  return {
    decode: (bytes, path) => {
      const rows = format.decode(bytes, path)
      return {
        ...rows,
        endpoints: resolveSection('endpoints', rows.endpoints),
        derivations: resolveSection('variables', rows.derivations) as RowsPlan['derivations'],
      }
    },
    encode: (rows) =>
      format.encode({
        ...rows,
        endpoints: writtenSection('endpoints', rows.endpoints),
        derivations: writtenSection('variables', rows.derivations),
      }),
  }
})()
