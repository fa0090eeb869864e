export { certificateFits, signCertificate } from './certificate';
export { heldKeys, keepForSession, moveToToken, type SessionKey } from './held-keys';
export { KeyPairModel, type KeyPairRecord } from './model';
export { beginPasswordChange, finishPasswordChange, livingPair, needsKeys, openOrMakePair, retirePair, type OpenPair } from './own-pair';
