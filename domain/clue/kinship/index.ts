import './policy';

export { findKinshipPeople } from './people';
export { declareKinship, endKinship, listKinships, relativesOf } from './kinship';
