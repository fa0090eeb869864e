import type { OpenDatasets } from '../../../contracts/open-data';
import { isOpenDatasets } from './guards-open';
import { call } from './request';

export const getOpenDatasets = (): Promise<OpenDatasets> => call('GET', '/api/open/datasets', isOpenDatasets);
