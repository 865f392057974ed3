import {
  CONNECTION_VARIABLE,
  CONNECTION_VARIABLE_RULE,
} from '../../cohort/descriptors/connection-variable.ts'
import { RowsError } from '../rows-error.ts'

/**
 * The only accepted forms. The driver accepts any text: for `http://user:password@proxy` it would send the password to
 * the proxy.
 */
const FORM = /^postgres(?:ql)?:\/\//

/**
 * The connection string of an environment variable.
 * @throws RowsError where the name is not allowed, or the value is absent or has another form. The message never
 * contains any part of the value.
 */
export const connectionOf = (
  variable: string,
  environment: Readonly<Record<string, string | undefined>>,
): string => {
  if (!CONNECTION_VARIABLE.test(variable))
    throw fault(CONNECTION_VARIABLE_RULE, 'another name', 'rename the variable here and where it is exported')
  const value = environment[variable]
  const remedy = `export ${variable}=postgresql://<host>/<database>`
  if (!value) throw fault(`a connection in the environment variable ${variable}`, 'none', remedy)
  if (!FORM.test(value))
    throw fault(
      `a value of ${variable} that begins with postgresql:// or postgres://`,
      'another form (nothing was sent)',
      remedy,
    )
  return value
}

const fault = (expected: string, found: string, remedy: string): RowsError =>
  new RowsError({ file: 'datapackage.json', field: 'database.environment', expected, found, remedy })
