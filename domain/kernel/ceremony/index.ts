import './policy';

export { beginCeremony, confirmShare, finishCeremony, type CeremonyRequest, type HandedOutShare } from './hold';
export { ceremonyInForce, certifiedRecipients, certifyKeyPair, custodianIds, openSigningKey, recoveryKeys } from './keys';
export { CeremonyModel, type Ceremony } from './model';
export { combineShares, recoveryPairs } from './shares';
