export { maskByKind, maskCard, maskIdentity, maskName, maskNames, maskPhone, maskToStore } from './mask';
export { findNumbers, maskNumbers, numberKindLabels, type FoundNumber, type NumberKind } from './numbers';
export { maskWords, proposalsIn, type KnownNames, type Proposal } from './personal';
