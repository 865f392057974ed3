import { withUnitApart } from '../../cells/header-units.ts'

/**
 * Words of headers and codes, in several languages, by which an answer is proposed. They decide nothing: each proposal is
 * shown with the word that it rests on.
 */
const EVENT = {
  death:
    /^((patient|vital|surv|survival|life|followup)?status|vital|dead|died|dies|death|deaths|deceased|exitus|tot|tod|todes|verstorben|gestorben|todesfall|alive|living|obito|óbito|muerte|fallecido|décès|deces|mort|décédé|os)$/,
  event:
    /^(event|events|cens(?!us)\w*|cnsr|fail|failure|failed|outcome|ereignis|stat|(fu|f|d|pg|os|pfs|dfs|rfs|rf|surv|v)stat)$/,
  relapse: /^(relapse|relapsed|recurrence|recurred|progression|progressed|progress|rezidiv|pfs|dfs|rfs|rec)$/,
} as const

/** How much a header sounds like that of an event: 3 death or vital status, 2 event, 1 relapse, 0 none. */
export const eventRank = (header: string): 0 | 1 | 2 | 3 => {
  const has = (words: RegExp): boolean => wordsOf(header).some((word) => words.test(word))
  return has(EVENT.death) ? 3 : has(EVENT.event) ? 2 : has(EVENT.relapse) ? 1 : 0
}

/** Whether a header names the time or date of an event: `died_on`, `days_to_death`, DATAOBITO. */
export const isEventTime = (header: string): boolean =>
  /death|died|deceas|todes|sterbe|gestorben|exitus|obito|óbito|muerte|décès|deces|relap|recur|progress|rezidiv/i.test(
    header,
  )

/** Whether a header names the date of origin. */
export const isOrigin = (header: string): boolean =>
  wordsOf(header).some((word) => ORIGIN.test(word)) || /^data(ini|diag)/i.test(header)

const ORIGIN =
  /^(op|operation|operated|operiert|surgery|surg|resection|diag|diagnos\w*|dx|random\w*|start|enrol\w*|inclusion|registered|registration|treatment|baseline|aufnahme|transplant\w*|tx|cirugia|diagnóstico)$/

/** How much a header sounds like that of last contact or of the whole time: 2, 1 for any time, 0 for a time of something else. */
export const lastContactRank = (header: string): 0 | 1 | 2 => {
  if (isOrigin(header) || isEventTime(header)) return 0
  const words = wordsOf(header)
  return words.some((word) => LAST.test(word)) ? 2 : 1
}

const LAST =
  /^(follow|followup|fu|last|lastseen|seen|contact|kontakt|letzter|letzte|os|surv|survival|survtime|futime|nachbeobachtung|exit|stop|lfu|lost|censor\w*|time|zeit)$/

/** Whether a header names the groups of a comparison. */
export const isGroup = (header: string): boolean => wordsOf(header).some((word) => GROUP.test(word))

const GROUP =
  /^(group|groups|gruppe|gruppen|grupo|groupe|arm|arms|trt|treat|treatment|therapy|therapie|rx|randomized|randomised|random|cohort)$/

/** Codes of an event, and codes that say that it did not occur. */
export const isEventCode = (words: string): boolean => {
  const all = wordsOf(words)
  return all.some((word) => HAPPENED.test(word)) && !isNoEventCode(words)
}

export const isNoEventCode = (words: string): boolean =>
  wordsOf(words).some((word) => NOT_HAPPENED.test(word))

const HAPPENED =
  /^(dead|died|death|deceased|exitus|tot|verstorben|gestorben|event|relapse|relapsed|recurred|recurrence|progressed|progression|yes|ja|oui|sí|si|true|obito|óbito|muerto|fallecido|décédé|dod|doc|failed)$/
const NOT_HAPPENED =
  /^(alive|living|lebt|lebend|lebendig|vivo|vivant|censored|censor|no|nein|non|not|lost|false|ned|awd|disease ?free|diseasefree|without)$/

/** Whether a code names an event by itself: `death by primary disease`, but not `yes`. */
export const namesEvent = (words: string): boolean => isEventCode(words) && eventRank(words) > 0

/** A group with which others are compared. */
export const isReference = (words: string): boolean => wordsOf(words).some((word) => REFERENCE.test(word))

const REFERENCE = /^(placebo|control|controls|kontrolle|standard|usual|observation|obs|untreated|none|no)$/

/** The word of a header that proposes something, for the reason that is shown. */
export const wordsOf = (text: string): readonly string[] =>
  withUnitApart(text)
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
