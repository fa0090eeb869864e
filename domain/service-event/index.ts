import './counted';
import './policy';

export { servedSource } from './counts';
export { authenticateQueueKey, createQueueKey, listQueueKeys, revokeQueueKey } from './keys';
export { ServiceEventModel, type ServiceEvent } from './model';
export { takeServiceEvent, takeServiceEvents, type Taken } from './take';
export { showTicket, submitWithTicket } from './tickets';
