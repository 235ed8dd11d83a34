/** Who may send activities: the SDK's checks, with forgeries told apart from breakdowns, and our own address kept out. */

import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';

export type Authenticated = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;
export type ConnectorFactory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>;
type Claims = Parameters<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>[0];

/** The service URL of conversations held in this process. No activity from outside may bear it. */
export const privateServiceUrl = 'urn:ecopr-assistant:in-process';

/** The sender is not who it says: answer 401. */
export class Refused extends Error {
  constructor() {
    super('not authorized');
    this.name = 'Refused';
  }
}

/** Whether the sender is who it says could not be found out: answer 503, so that it tries again. */
export class CannotTell extends Error {
  constructor(cause: unknown) {
    super('tokens cannot be checked now', { cause });
    this.name = 'CannotTell';
  }
}

/** How checking a forged token ends in the SDK and its libraries; a stock adapter answers 500 to these. */
const forgeries = ['JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError', 'SyntaxError', 'TypeError'];

/** The SDK's authentication. A service URL of our own gets the connector of this process, all others the SDK's. */
export class AssistantAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #inProcess: ConnectorFactory;

  /** @param options names and values as the SDK knows them; none: nobody from outside can be checked */
  constructor(options: Readonly<Record<string, string>>, inProcess: ConnectorFactory) {
    super({ ...options });
    this.#inProcess = inProcess;
  }

  /** @throws Refused, CannotTell */
  override async authenticateRequest(activity: Activity, header: string): Promise<Authenticated> {
    if (isPrivate(activity.serviceUrl)) throw new Refused();
    try {
      return await super.authenticateRequest(activity, header);
    } catch (error) {
      const { name, statusCode } = error as { name?: string; statusCode?: number };
      if (statusCode === 401 || statusCode === 403 || forgeries.includes(name ?? '')) throw new Refused();
      throw new CannotTell(error);
    }
  }

  override createConnectorFactory(claims: Claims): ConnectorFactory {
    const outside = super.createConnectorFactory(claims);
    return {
      create: (serviceUrl, audience) =>
        isPrivate(serviceUrl) ? this.#inProcess.create(serviceUrl, audience) : outside.create(serviceUrl, audience),
    };
  }
}

const isPrivate = (serviceUrl: string | undefined): boolean =>
  (serviceUrl ?? '').trim().toLowerCase().startsWith('urn:ecopr-assistant:');
