/** A piece of SQL: texts and bound values. Only this file turns a name into text. */
export interface Sql {
  readonly parts: readonly (string | Bound)[]
}

/** A value that is sent as a parameter, never as part of the text. */
export interface Bound {
  readonly value: string | number
  readonly type: 'TEXT' | 'DOUBLE PRECISION'
}

/** A statement with parameters `$1`, `$2`, ... and their values. */
export interface Statement {
  readonly text: string
  readonly values: readonly (string | number)[]
}

/** Template of SQL: only SQL can be interpolated, so that no text of a descriptor becomes part of a statement. */
export const sql = (texts: TemplateStringsArray, ...interpolated: readonly Sql[]): Sql => ({
  parts: texts.flatMap((text, i) => [text, ...(interpolated[i]?.parts ?? [])]),
})

export const text = (value: string): Sql => ({ parts: [{ value, type: 'TEXT' }] })
export const number = (value: number): Sql => ({ parts: [{ value, type: 'DOUBLE PRECISION' }] })

/** A whole number of the program itself, such as an index into a text. */
export const whole = (value: number): Sql => {
  if (!Number.isSafeInteger(value)) throw new Error(`whole: expected a whole number, found ${value}`)
  return { parts: [String(value)] }
}

/** A quoted name. Throws on NUL, which no server accepts. */
export const identifier = (name: string): Sql => {
  if (name.includes('\0')) throw new Error('identifier: expected a name without NUL, found one')
  return { parts: [`"${name.replaceAll('"', '""')}"`] }
}

export const join = (pieces: readonly Sql[], between: Sql): Sql => ({
  parts: pieces.flatMap((piece, i) => (i === 0 ? piece.parts : [...between.parts, ...piece.parts])),
})

export const list = (pieces: readonly Sql[]): Sql => join(pieces, sql`, `)
export const every = (pieces: readonly Sql[]): Sql =>
  pieces.length === 0 ? sql`TRUE` : sql`(${join(pieces, sql` AND `)})`
export const some = (pieces: readonly Sql[]): Sql =>
  pieces.length === 0 ? sql`FALSE` : sql`(${join(pieces, sql` OR `)})`

/** NULL as FALSE. Written as CASE, since a server does not push COALESCE down to foreign tables. */
export const truth = (condition: Sql): Sql => sql`CASE WHEN ${condition} THEN TRUE ELSE FALSE END`

/**
 * Numbers the bound values; equal values share a number. A cast declares each type, so that no server has to guess.
 */
export const statement = ({ parts }: Sql): Statement => {
  const numbers = new Map<string, number>()
  const values: (string | number)[] = []
  const parameter = ({ value, type }: Bound): string => {
    const key = `${type} ${value}`
    if (!numbers.has(key)) numbers.set(key, values.push(value))
    return `CAST($${numbers.get(key)} AS ${type})`
  }
  const written = parts.map((part) => (typeof part === 'string' ? part : parameter(part)))
  return { text: written.join(''), values }
}
