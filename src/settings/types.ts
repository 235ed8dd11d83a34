/** The shape of checked settings. */

export type Environment = Readonly<Record<string, string | undefined>>;

/** Who the bot is to the Bot Framework. `closed`: `/api/messages` answers 401; `open`: it asks for no token. */
export type BotIdentity =
  | { readonly kind: 'closed' }
  | { readonly kind: 'open' }
  /** `options`: names and values as the SDK knows them. */
  | { readonly kind: 'registered'; readonly appId: string; readonly options: Readonly<Record<string, string>> };

/** Which addresses may say on whose behalf they call. */
export type TrustProxy =
  | { readonly kind: 'none' }
  | { readonly kind: 'hops'; readonly hops: number }
  | { readonly kind: 'addresses'; readonly addresses: readonly string[] };

/** Where contact requests go. */
export interface ContactSettings {
  /** With `contactTo`; one makes no sense without the other. */
  readonly smtpUrl?: string | undefined;
  readonly contactTo?: string | undefined;
  /** Undefined: `contactTo`. */
  readonly contactFrom?: string | undefined;
  readonly contactWebhook?: string | undefined;
  readonly contactWebhookSecret?: string | undefined;
  /** Days after the delivery. */
  readonly contactKeepDays: number;
}

export interface Settings extends ContactSettings {
  readonly port: number;
  readonly host: string;
  /** scheme://host[:port], without a slash at the end. */
  readonly publicUrl?: string | undefined;
  readonly trustProxy: TrustProxy;
  /** As given; undefined: `.data` beside the code. */
  readonly dataDir?: string | undefined;
  readonly storage: { readonly kind: 'sqlite' } | { readonly kind: 'redis'; readonly url: string };
  readonly retentionDays: number;
  readonly allowedOrigins: readonly string[];
  readonly directLineSecret?: string | undefined;
  readonly directLineTokenSeconds: number;
  readonly rateLimit: boolean;
  readonly bot: BotIdentity;
  readonly keepUnanswered: boolean;
  readonly off: boolean;
}

export type SettingsResult =
  | { readonly ok: true; readonly settings: Settings; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly errors: readonly string[]; readonly warnings: readonly string[] };
