/** What the contact pages are made of; the desk behind them is handed in. */

export type Language = 'en' | 'fr';

/** A text of dialogs/contact.yaml. Throws when there is none of that id. */
export type ContactSay = (id: string, values?: Readonly<Record<string, string>>) => string;

/** What is told of the practice and of the official contacts; empty texts are left out. */
export interface AboutPractice {
  readonly address: string;
  readonly assessmentUrl: string;
  readonly consultationUrl: string;
  readonly official: readonly { readonly title: string; readonly url?: string | undefined }[];
}

export interface ContactFault {
  readonly field: string;
  readonly code: string;
  readonly values?: Readonly<Record<string, string>>;
}

export interface ShownContact {
  readonly request:
    | {
        readonly name: string;
        readonly email: string;
        readonly whatsapp?: string | undefined;
        readonly message: string;
        readonly sheet?: string | undefined;
      }
    | undefined;
  readonly sentAt: number;
  readonly wanted: boolean;
  readonly deliveredAt: number | undefined;
  readonly deletedAt: number | undefined;
  readonly leftHere: boolean;
  readonly until: number | undefined;
}

/** Where requests are left, looked up and deleted. */
export interface ContactDesk {
  mode(): 'delivered' | 'kept' | 'off';
  issueTicket(): string;
  submit(
    fields: Readonly<Record<string, unknown>>,
    language: Language,
    address: string,
  ): Promise<
    | { readonly kind: 'stored'; readonly reference: string }
    | { readonly kind: 'refused'; readonly faults: readonly ContactFault[]; readonly ticket: string }
    | { readonly kind: 'off' }
  >;
  find(reference: unknown): Promise<ShownContact | undefined>;
  withdraw(reference: unknown): Promise<ShownContact | undefined>;
}

export interface ContactPagesOptions {
  readonly desk: ContactDesk;
  readonly say: Readonly<Record<Language, ContactSay>>;
  readonly about: (language: Language) => AboutPractice;
  /** Characters. */
  readonly limits: { readonly message: number; readonly sheet: number };
  /** Days. */
  readonly keep: { readonly delivered: number; readonly undelivered: number };
  /** The built page around what is written here, with %title% and %body%; undefined: it was not built. */
  readonly shell: string | undefined;
  /** scheme://host[:port] of the sites that may show the form in a frame. */
  readonly frameAncestors: readonly string[];
}

/** What every page knows of its visitor. */
export interface Visit {
  readonly language: Language;
  readonly say: ContactSay;
  /** The site whose launcher frames this page, if one does: the way back to the chat must name it. */
  readonly site: string | undefined;
}
