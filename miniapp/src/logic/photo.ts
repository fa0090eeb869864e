/** A picture on its way: `token` once the server has it, `failed` when it did not get there. */
export interface Photo {
  id: string;
  preview: string;
  /** By which the server knows it. */
  token?: string;
  /** When it got there, in milliseconds: what nobody claims goes after a day. */
  sentAt?: number;
  failed?: boolean;
  /** What is against it, e.g. a file that is no picture: sending it again would not help. */
  problem?: string;
}

export const isOnItsWay = ({ token, failed }: Photo): boolean => !token && !failed;

const mega = 1024 * 1024;

/** Why a picture is too large to be sent; null where it is not. */
export const sizeProblem = (bytes: number, most: number): string | null => (bytes > most ? `这张 ${(bytes / mega).toFixed(1)} MB，一张最多 ${most / mega} MB。` : null);

/** 传好了, or how far it is. */
export function photoWords({ token, failed }: Photo, percent?: number): string {
  if (failed) return '没传上';
  if (token) return '传好了';
  return percent === undefined ? '正在传' : `正在传 ${percent}%`;
}
