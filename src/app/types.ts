/** The service seen from outside: what it is built from, and what it offers. */

import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { LoadedAssistant } from '../assistant.js';
import type { Pause } from '../contact/index.js';
import type { TakeTurn } from '../conversation/index.js';
import type { Settings } from '../settings.js';
import type { Store } from '../store/index.js';

export interface AppConfig {
  readonly settings: Settings;
  /** The project's folder: package.json, knowledge, dialogs, dist. */
  readonly root: string;
  readonly dataDir: string;
  readonly log: Logger;
  readonly clock?: () => Date;
  /** What a test has loaded already, or breaks on purpose. */
  readonly replace?: {
    /** Of the same root. */
    readonly loaded?: LoadedAssistant;
    readonly takeTurn?: (usual: TakeTurn) => TakeTurn;
    readonly store?: (usual: Store) => Store;
    readonly contactPause?: Pause;
  };
}

/** What a person who starts the service wants to see. */
export interface Summary {
  readonly version: string;
  readonly contentHash: string;
  readonly facts: number;
  readonly questions: number;
  readonly outcomes: number;
  /** By first day of validity, oldest first. */
  readonly tables: readonly { readonly effective: string; readonly combinations: number }[];
  readonly calibration: LoadedAssistant['calibration'];
  readonly dataDir: string;
}

export interface App {
  readonly summary: Summary;
  /** @returns the address it listens on; rejects with node's error (EADDRINUSE, EACCES, …) */
  listen(port: number, host: string): Promise<AddressInfo>;
  /** Ends running turns and requests, closes all connections and the store; within ten seconds. */
  close(): Promise<void>;
}
