export { certificateFits, signCertificate } from './certificate';
export { heldKeys, keepForSession, moveToToken, type SessionKey } from './held-keys';
export { KeyPairModel, type Certificate, type KeyPairRecord } from './model';
export { beginPasswordChange, finishPasswordChange, forgetFormer, keyRoles, livingPair, needsKeys, openOrMakePair, retirePair, rotatePair, type OpenPair } from './own-pair';
