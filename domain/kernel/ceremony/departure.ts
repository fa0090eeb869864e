import { ObjectId } from '../database';
import { subscribe } from '../events';
import { retirePair } from '../key-pairs';

// Whoever leaves can open nothing from that moment on (his account signs nobody in). His certificate ends; what was
// sealed to him alone comes back by recovery, since no event has a key that opens anything.
subscribe('account.departed', 'keyPair.retire', (event, ctx) => retirePair(ctx, new ObjectId(String(event.payload.fromAccountId)), 'departed'));
