import type { Field } from './data-package.ts'
import type { Value } from './value.ts'

/** Why a column looks as if it named a person; null where it does not. */
export const identifierReason = (field: Field, values: Iterable<Value>): string | null => {
  const byName = reasonOf(`${field.name} ${field.title ?? ''}`)
  if (byName !== null) return byName
  const isAge =
    (field.unit ?? 'a') === 'a' && wordsOf(`${field.name} ${field.title ?? ''}`).some((word) => AGE.has(word))
  for (const value of values) {
    if (typeof value === 'string' && value.includes('@') && /^[^@\s]+@[^@\s]+\.[a-z]{2,}$/i.test(value))
      return 'an e-mail address'
    if (isAge && typeof value === 'number' && value > 89) return `an age over 89 (${value})`
  }
  return null
}

const AGE = new Set(['age', 'alter', 'edad', 'eta', 'ålder', 'leeftijd', 'idade'])

/** By the words of a header or title, in a few languages; single letters and parts of words do not count. */
const reasonOf = (text: string): string | null => {
  const words = wordsOf(text)
  if (new Set(words).size === 1 && words[0] === 'name') return "a person's name"
  const phrase = ` ${words.join(' ')} `
  return REASONS.find(({ phrases }) => phrases.some((one) => phrase.includes(` ${one} `)))?.reason ?? null
}

/** `birthDate`, `birth_date` and "Birth date" are the same words. */
const wordsOf = (text: string): readonly string[] =>
  text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

const REASONS = [
  {
    reason: 'a date of birth',
    phrases: [
      'dob',
      'birth date',
      'birthdate',
      'date of birth',
      'birthday',
      'geburtsdatum',
      'geboren',
      'geburtstag',
      'date de naissance',
      'fecha de nacimiento',
      'data di nascita',
      '生年月日',
      'brthdtc',
      'brthdt',
    ],
  },
  {
    reason: "a person's name",
    phrases: [
      'first name',
      'firstname',
      'last name',
      'lastname',
      'surname',
      'family name',
      'given name',
      'full name',
      'patient name',
      'name of patient',
      'nachname',
      'vorname',
      'familienname',
      'nom',
      'prénom',
      'prenom',
      'apellido',
      'apellidos',
      'nombre',
      'cognome',
      '氏名',
      '姓名',
      'initials',
      'initialen',
    ],
  },
  { reason: 'an e-mail address', phrases: ['email', 'e mail', 'mail address'] },
  {
    reason: 'a record number',
    phrases: [
      'mrn',
      'medical record number',
      'hospital number',
      'record number',
      'chart number',
      'nhs number',
      'nhs no',
      'ssn',
      'social security number',
      'insurance number',
      'passport',
      'fallnummer',
      'krankenkassennummer',
      'versichertennummer',
      'personnummer',
      'accession number',
      'health plan number',
    ],
  },
  {
    reason: 'an address or telephone number',
    phrases: [
      'address',
      'street',
      'postcode',
      'post code',
      'zip',
      'zip code',
      'zipcode',
      'plz',
      'phone',
      'telephone',
      'mobile phone',
      'telefon',
      'adresse',
      'anschrift',
      'fax',
      'ip address',
    ],
  },
] as const
