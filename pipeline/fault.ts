/** Something wrong with the data, as data: where, what was expected, what was found, and the way out. */
export interface Fault {
  readonly file: string
  /** 1-based, of the file as it lies on the disk. */
  readonly line?: number | undefined
  /** 1-based: in a table the number of the field, elsewhere the character in the line. */
  readonly column?: number | undefined
  /** The field's name, or the path of a property in a descriptor. */
  readonly field?: string | undefined
  readonly expected: string
  readonly found: string
  readonly remedy?: string | undefined
}

/** Every fault of a cohort that a stage could see, at once. Exit code 1. */
export class DataError extends Error {
  readonly faults: readonly Fault[]
  constructor(faults: readonly Fault[]) {
    super(faults.map(faultText).join('\n'))
    this.name = 'DataError'
    this.faults = faults
  }
}

/** The command was called in a way that it cannot be. Exit code 2. */
export class CallError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CallError'
  }
}

/** `data/raw/x/patients.csv:5:9 relapse_months: expected at most follow_up (12), found 15 (remedy)` */
export const faultText = (fault: Fault): string => {
  const place = [fault.file, fault.line, fault.line === undefined ? undefined : fault.column]
    .filter((part) => part !== undefined)
    .join(':')
  const field = fault.field ? ` ${oneLine(fault.field)}` : ''
  const remedy = fault.remedy ? ` (${oneLine(fault.remedy)})` : ''
  return `${oneLine(place)}${field}: expected ${oneLine(fault.expected)}, found ${oneLine(fault.found)}${remedy}`
}

/** Control and direction characters shown as escapes, and no endless lines: a fault is printed to terminals. */
export const oneLine = (text: string): string => {
  const shown = text
    .slice(0, LONGEST)
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
  return text.length <= LONGEST ? shown : `${shown}… (${text.length} characters)`
}

const LONGEST = 400
