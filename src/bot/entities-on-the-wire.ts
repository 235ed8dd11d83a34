/**
 * Lets entities reach the Bot Connector whole. The SDK's serializer writes of an entity only type, text and mentioned
 * (botbuilder-js issue 2561, in 4.23.3 again): citations and the turn entity would arrive empty.
 */

import { createRequire } from 'node:module';

interface Mapper {
  readonly type: { additionalProperties?: { readonly type: { readonly name: string } } };
}

/** Changes the SDK's one description of an entity, for the whole process. @throws Error when the SDK is laid out otherwise */
export const letEntitiesThrough = (): void => {
  // Looked for from where botbuilder is: the connector is its dependency, not ours.
  const require = createRequire(createRequire(import.meta.url).resolve('botbuilder'));
  const { Entity } = require('botframework-connector/lib/connectorApi/models/mappers.js') as { Entity?: Mapper };
  if (Entity?.type === undefined) throw new Error('The SDK describes entities elsewhere: see entities-on-the-wire.ts.');
  Entity.type.additionalProperties = { type: { name: 'any' } };
};
