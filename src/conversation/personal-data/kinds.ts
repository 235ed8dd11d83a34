/** The kinds of personal data that are told apart; each has a message `pd-…` that names it. */

export type PersonalDataKind = 'email' | 'phone' | 'client-number' | 'document-number' | 'sin' | 'birth-date';
