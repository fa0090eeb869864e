export { maskByKind, maskCard, maskIdentity, maskName, maskPhone } from './mask';
