import {
  CONNECTION_VARIABLE,
  CONNECTION_VARIABLE_RULE,
} from '../../cohort/descriptors/connection-variable.ts'
import { RowsError } from '../rows-error.ts'

/** The only forms that are sent anywhere. The driver takes any text: of `http://user:password@proxy` it asks the proxy, with the password. */
const FORM = /^postgres(?:ql)?:\/\//

/**
 * The connection that an environment variable holds.
 * @throws RowsError where the name is not one of ours, or the value is none or of another form. It never says the value,
 *   nor a part of it.
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
