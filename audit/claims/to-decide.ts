/** Begins the reason of a claim that names no result yet, as `draft-claims` writes it. */
export const TO_DECIDE = 'TO DECIDE'
