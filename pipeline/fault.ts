/** A located problem in the data: place, what was expected, what was found, and the remedy if there is one. */
export interface Fault {
  readonly file: string
  /** 1-based line of the raw file. */
  readonly line?: number | undefined
  /** 1-based number of the field in a table; of the character in other files. */
  readonly column?: number | undefined
  /** The field's name, or the path of a property in a descriptor. */
  readonly field?: string | undefined
  readonly expected: string
  readonly found: string
  readonly remedy?: string | undefined
}

/** All faults of a cohort that a stage found. Exit code 1. */
export class DataError extends Error {
  readonly faults: readonly Fault[]
  constructor(faults: readonly Fault[]) {
    const short = faults.map(shortFault)
    super(short.map(faultText).join('\n'))
    this.name = 'DataError'
    this.faults = short
  }
}

/** Wrong usage of a command. Exit code 2. */
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
 * A fault for display and storage (terminal, `--json`, artifact, report): long parts are shortened, and user and password
 * are removed from addresses.
 */
export const shortFault = (fault: Fault): Fault => ({
  ...fault,
  ...(fault.field === undefined ? {} : { field: inShort(fault.field) }),
  expected: inShort(fault.expected),
  found: inShort(fault.found),
  ...(fault.remedy === undefined ? {} : { remedy: inShort(fault.remedy) }),
})

/** Shortening a shortened text again changes nothing. */
const inShort = (text: string): string => {
  const shown = text.replace(LOGIN, '$1…@')
  return shown.length <= LONGEST + LONGEST_TAIL
    ? shown
    : `${shown.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}… (${text.length} characters)`
}

const LONGEST = 400
/** More than the length of "… (30000 characters)". */
const LONGEST_TAIL = 40
/** `postgresql://user:password@host`: the part of an address before the last @. */
const LOGIN = /(\b[a-z][a-z0-9+.-]*:\/\/)\S*@/gi

/** Text on one line of a terminal: control and direction characters escaped, long texts shortened. */
export const oneLine = (text: string): string =>
  inShort(text).replace(
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
