import './policy';

export { declareKinship, endKinship, listKinships, relativesOf } from './kinship';
