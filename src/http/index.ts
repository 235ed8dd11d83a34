/** HTTP, seen from outside this folder: the server and the routes that are its own. */

export { type CheckedCode, type CheckPageOptions, type CheckWord, checkRoute } from './check-page.js';
export { createReadCaller } from './client-address.js';
export { contactRoutes } from './contact/routes.js';
export type { AboutPractice, ContactSay } from './contact/types.js';
export { messagesRoute } from './messages-route.js';
export { createMetrics, type Metrics } from './metrics.js';
export { createOriginAllowed, type OriginAllowed } from './origins.js';
export { widgetRoutes } from './pages.js';
export { type Block, plainPage } from './plain-page.js';
export { createRateLimit, noRateLimit } from './rate-limit.js';
export { createHttpServer, type HttpServer } from './server.js';
export { statusRoutes } from './status-routes.js';
export type { HttpHandler, HttpRequest, HttpResponse, Route, UpgradeHandler } from './types.js';
