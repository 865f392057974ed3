/** What a file of another program declares of a column. */
export interface DeclaredColumn {
  readonly label?: string | undefined
  readonly kind?: 'text' | 'number' | 'date' | 'datetime' | 'boolean' | undefined
  readonly codes?: readonly { readonly value: string; readonly label: string }[] | undefined
  readonly missing?: readonly { readonly value: string; readonly label?: string | undefined }[] | undefined
  readonly unit?: string | undefined
  readonly isIdentifier?: boolean | undefined
}
