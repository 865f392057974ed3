/** How many subjects a cohort has: a row each, or of a pooled cohort, which has no rows, as many as its members counted. */
export const subjectCount = (
  { members }: { readonly members?: readonly { readonly subjects: number }[] },
  { rows }: { readonly rows: readonly unknown[] },
): number => members?.reduce((sum, { subjects }) => sum + subjects, 0) ?? rows.length
