import './departure';
import './policy';

export { certifyKeyPair, withdrawKeyPair } from './certify';
export { finishCeremony } from './finish';
export { beginCeremony, cancelCeremony, confirmShare } from './hold';
export { eachKeyHolder, listKeyHolders } from './holders';
export { ceremonyInDatabase, ceremonyInForce } from './in-force';
export { certifiedRecipients, custodianIds, recoveryKeys } from './keys';
export { CeremonyModel, type Ceremony } from './model';
export { listOnlyMine, moveOwnKeys, showOwnKey } from './own';
export { ceremonyFingerprint, installCeremonyPin, isPinned, pinCeremony, pinnedCeremony, unpinCeremony, type PinFault } from './pin';
export { RecoveryModel, type RecoveryRecord } from './recovery-model';
export { beginRecovery, continueRecovery, listRecoveries, tryShares } from './recover';
export { defineSealedTo, type EnvelopeChange, type HeldEnvelope, type SealedFor, type SealedThing, type SealedTo } from './sealed-to';
export { combineShares, recoveryPairs } from './shares';
export { showCeremony } from './view';
