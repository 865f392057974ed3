import type { Fault } from '../pipeline/fault.ts'
import type { Files } from './messages.ts'

/** What the forms and the editor of the plan ask of their worker; each answer has the number of its question. */
export type PlanAsk =
  /** The files of the study, before anything else is asked. */
  | { readonly about: 'files'; readonly cohort: string; readonly raw: Files }
  /** What the plan of this text contains, and its lines. */
  | { readonly about: 'outline'; readonly text: string }
  /** The faults that a run would report before it computes anything; `edited` are the files that are new, by name. */
  | { readonly about: 'faults'; readonly edited: Files }
  /** The form of an entry. @param given texts that are in the form already, where another kind is chosen */
  | {
      readonly about: 'form'
      readonly text: string
      readonly entry: EntryPlace
      readonly given: Given | null
    }
  /** The text with the entry as the form has it. */
  | { readonly about: 'change'; readonly text: string; readonly entry: EntryPlace; readonly given: Given }
  | { readonly about: 'removal'; readonly text: string; readonly entry: EntryPlace }
  /** What may stand at a place of a text. @param file `analysis.yaml` or `datapackage.json` */
  | {
      readonly about: 'completions'
      readonly file: string
      readonly text: string
      readonly offset: number
    }

export type PlanAnswer =
  | { readonly about: 'files' }
  | { readonly about: 'outline'; readonly outline: Outline }
  | { readonly about: 'faults'; readonly faults: readonly Fault[] }
  | { readonly about: 'form'; readonly form: EntryForm }
  | { readonly about: 'changed'; readonly text: string; readonly line: number }
  | { readonly about: 'completions'; readonly completions: Completions }
  /** Why nothing was done, in the words of the command line. */
  | { readonly about: 'problem'; readonly problems: readonly string[] }

/** Which entry a form is of. */
export interface EntryPlace {
  /** `tests`; empty: the properties of the plan itself. */
  readonly section: string
  /** Empty for the plan itself. */
  readonly name: string
  readonly isNew: boolean
  /** What the kind of the entry is called, where a section has several: `log-rank`; empty: that of the text. */
  readonly kind: string
}

/** Texts of a form by the place of their property in the entry: `event/label`. A property without a text is absent. */
export type Given = readonly (readonly [place: string, text: string])[]

/** The parts of a plan. */
export interface Outline {
  /** Why the text cannot be read; empty if it can. */
  readonly problem: string
  readonly sections: readonly OutlineSection[]
}

export interface OutlineSection {
  /** `tests`; empty: the plan itself. */
  readonly name: string
  /** What an entry is called: `test`. */
  readonly word: string
  readonly description: string
  readonly kinds: readonly string[]
  readonly entries: readonly OutlineEntry[]
}

export interface OutlineEntry {
  readonly name: string
  readonly title: string
  /** First line of the entry, from 1. */
  readonly line: number
  /** The value as one text, to see whether it was edited. */
  readonly content: string
}

/** An entry as a form. */
export interface EntryForm {
  readonly word: string
  /** The kinds that the section has, if several; the chosen one. */
  readonly kinds: readonly string[]
  readonly kind: string
  readonly fields: readonly Field[]
  /** Lines of an entry of this kind in a valid plan. */
  readonly example: string
}

/** A property. */
export interface Field {
  /** Its place in the entry: `event/label`. In what every item of a list or map has, `*` is the name of the item. */
  readonly place: string
  readonly name: string
  readonly description: string
  /** What a value may be, in words. */
  readonly type: string
  readonly isRequired: boolean
  /** What is meant if it is absent; empty if that is said in the description. */
  readonly absent: string
  readonly input: TextInput | GroupInput | ItemsInput
}

export interface TextInput {
  readonly kind: 'text'
  readonly value: string
  /** Words and names that may be chosen. */
  readonly options: readonly string[]
  /** Whether another text than the options is allowed. */
  readonly isOpen: boolean
  /** How several values are written: between commas, or one a line. */
  readonly list: 'none' | 'commas' | 'lines'
}

export interface GroupInput {
  readonly kind: 'group'
  readonly fields: readonly Field[]
}

/** Entries with a name that a person chooses, or items of a list. */
export interface ItemsInput {
  readonly kind: 'items'
  readonly isNamed: boolean
  readonly items: readonly { readonly name: string; readonly fields: readonly Field[] }[]
  readonly template: readonly Field[]
}

/** What may stand at a place; chosen, it replaces the text from `from` to `to`. */
export interface Completions {
  readonly from: number
  readonly to: number
  readonly options: readonly Completion[]
}

export interface Completion {
  readonly label: string
  /** What is written. */
  readonly text: string
  readonly description: string
}
