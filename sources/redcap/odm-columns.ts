import type { SourceColumn } from '../source.ts'
import type { OdmItem, OdmProject } from './odm-project.ts'

/** What the XML of a project declares of its variables: label, codes, kind, codes of missing values. */
export const odmColumns = (project: OdmProject): ReadonlyMap<string, SourceColumn> => {
  const missing = choicesOf(project.missingCodes)
  return new Map(
    [...project.items].map(([id, item]) => {
      const list = project.codeLists.get(item.codeList)
      const label = labelOf(id, item, list?.choices ?? '')
      return [
        id,
        {
          name: id,
          ...(label === '' ? {} : { label }),
          ...(list === undefined
            ? kindOf(item)
            : { codes: list.items.map((one) => ({ value: one.value, label: plainText(one.label) })) }),
          ...(missing.length === 0 ? {} : { missing }),
          ...(item.isIdentifier ? { isIdentifier: true } : {}),
        },
      ]
    }),
  )
}

/** A value as the kind of its column is written: a point in numbers, T in datetimes, seconds. */
export const odmText = (value: string, item: OdmItem | undefined): string => {
  if (item?.dataType === 'datetime') {
    const [, day, time, seconds] = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(:\d{2})?$/.exec(value) ?? []
    return day === undefined ? value : `${day}T${time}${seconds ?? ':00'}`
  }
  return isCommaNumber(item) && /^-?\d*,\d+$/.test(value) ? value.replace(',', '.') : value
}

const isCommaNumber = (item: OdmItem | undefined): boolean => /comma_decimal/.test(item?.validation ?? '')

const kindOf = (item: OdmItem): Pick<SourceColumn, 'kind'> => {
  const { dataType } = item
  if (isCommaNumber(item) || dataType === 'float' || dataType === 'integer' || dataType === 'double')
    return { kind: 'number' }
  if (dataType === 'date' || dataType === 'datetime') return { kind: dataType }
  return dataType === 'text' ? { kind: 'text' } : {}
}

/** The question; of a checkbox, with its choice. */
const labelOf = (id: string, { question, fieldType }: OdmItem, choices: string): string => {
  const label = plainText(question)
  if (fieldType !== 'checkbox') return label
  const code = id.slice(id.indexOf('___') + 3)
  const choice = choicesOf(choices).find(
    ({ value }) => value.toLowerCase().replace(/[^a-z0-9_]/g, '_') === code,
  )
  return `${label}: ${choice?.label ?? code}`
}

/** `1, Lung|2, Liver` */
const choicesOf = (text: string): readonly { readonly value: string; readonly label: string }[] =>
  text.split(/[|\n]/).flatMap((choice) => {
    const comma = choice.indexOf(',')
    return comma < 0
      ? []
      : [{ value: choice.slice(0, comma).trim(), label: plainText(choice.slice(comma + 1)) }]
  })

/** Labels may have HTML; its tags are no part of them. */
const plainText = (text: string): string =>
  text
    .replace(/<[^<>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
