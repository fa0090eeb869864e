import { native } from '../database';
import { OrganisationModel, type OrganisationRecord } from './model';

/** How a window is called with its hall: 柳溪镇便民服务中心 3号窗口 社会保险, without saying the number twice. */
export async function windowWords({ parentId, window, name }: OrganisationRecord): Promise<string> {
  const hall = parentId && (await native(OrganisationModel).findOne({ _id: parentId }, { projection: { name: 1 } }));
  const number = window?.number ?? '';
  const sign = /^\d+$/.test(number) ? `${number}号窗口` : number;
  return `${hall?.name ?? ''} ${name.startsWith(sign) ? name : `${sign} ${name}`}`.trim();
}
