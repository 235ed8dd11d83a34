/** The contact request, from what a stranger sends to what the practice gets. */

export type Language = 'en' | 'fr';

/** Checked and cleaned: what is stored and delivered. */
export interface ContactRequest {
  readonly language: Language;
  readonly name: string;
  readonly email: string;
  /** "+" and digits only. */
  readonly whatsapp?: string | undefined;
  readonly message: string;
  /** The recommendation, where the person attached it. */
  readonly sheet?: string | undefined;
}

export const fieldNames = ['name', 'email', 'again', 'whatsapp', 'message', 'sheet', 'consent'] as const;
export type FieldName = (typeof fieldNames)[number];

/** One thing that is wrong. `code` is the id of a text of dialogs/contact.yaml, `values` are for its placeholders. */
export interface Fault {
  /** `form`: no single field is meant. */
  readonly field: FieldName | 'form';
  readonly code: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** Characters, counted as people see them typed. */
export const limits = { name: 120, email: 254, messageLeast: 5, message: 4_000, sheet: 20_000 } as const;

/** What this folder needs of a log. Nothing that a person typed is ever given to it. */
export interface Log {
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
}
