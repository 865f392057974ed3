import { type Claim, claimOf } from '../../../audit/claims/claim.ts'

/** `id: published unit result`, one a line. */
export const claims = (text: string): readonly Claim[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [id = '', published = '', unit = '', result = ''] = line.trim().split(/:? +/)
      return claimOf({
        id,
        place: '',
        label: '',
        published,
        unit,
        result: result === '-' ? '' : result,
        reason: '',
        statement: '',
        row: '',
        column: '',
      })
    })
