/** A text that is nothing but a name of the vocabulary ("P2") is read as asking what that is. */

import type { Language } from '../content/types.js';
import type { LanguageIndex } from './build-index.js';
import type { Reading } from './reader.js';

const asks: Readonly<Record<Language, string>> = { en: 'what is', fr: "qu'est-ce que" };

export const isBareName = (index: LanguageIndex, readings: readonly Reading[]): boolean => {
  const stems = readings.map(({ stem }) => stem);
  const [name] = index.names.find(stems, 0, stems.length);
  return name !== undefined && name.length === stems.length;
};

/** The question that a bare name stands for. */
export const askedByName = (name: string, language: Language): string => `${asks[language]} ${name}`;
