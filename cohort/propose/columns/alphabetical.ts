/** The beginning of the decision about a column whose categories are listed in alphabetical order. */
export const ALPHABETICAL = 'its categories are in alphabetical order'
