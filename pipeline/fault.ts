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
    const short = faults.map(shortFault)
    super(short.map(faultText).join('\n'))
    this.name = 'DataError'
    this.faults = short
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

/**
 * A fault as it may be kept and shown, wherever it goes: terminal, `--json`, artifact, report. No part of it is endless,
 * and no address in it has its user and password.
 */
export const shortFault = (fault: Fault): Fault => ({
  ...fault,
  ...(fault.field === undefined ? {} : { field: inShort(fault.field) }),
  expected: inShort(fault.expected),
  found: inShort(fault.found),
  ...(fault.remedy === undefined ? {} : { remedy: inShort(fault.remedy) }),
})

/** What is short stays as it is, so that what was shortened once is not shortened again. */
const inShort = (text: string): string => {
  const shown = text.replace(LOGIN, '$1…@')
  return shown.length <= LONGEST + LONGEST_TAIL
    ? shown
    : `${shown.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}… (${text.length} characters)`
}

const LONGEST = 400
/** The words "… (30000 characters)" have fewer. */
const LONGEST_TAIL = 40
/** `postgresql://user:password@host`: what stands before the last @ of an address. */
const LOGIN = /(\b[a-z][a-z0-9+.-]*:\/\/)\S*@/gi

/** Control and direction characters shown as escapes, and no endless lines: a fault is printed to terminals. */
export const oneLine = (text: string): string =>
  inShort(text).replace(
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
