export { callback } from './callback';
export { Conversations, type Patience } from './conversations';
export { payDebts } from './debts';
export { callbackMetrics } from './metrics';
export { doorOf } from './open';
