/** The contact request: checked, stored, delivered, forgotten. */

export { type Channel, type Courier, type Pause, startCourier, usualPause } from './courier.js';
export { createDesk, type Desk, type DeskMode, type FoundContact, type KeepTimes, type Submitted } from './desk.js';
export { createSmtpChannel, smtpName } from './smtp-channel.js';
export { createTickets, leastTime, readReference, type Tickets } from './tickets.js';
export { type ContactRequest, type Fault, limits } from './types.js';
export { createWebhookChannel, signatureOf, webhookName } from './webhook-channel.js';
