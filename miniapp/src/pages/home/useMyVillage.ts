import { useDidShow } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import type { VillageBoard } from '../../../../contracts/village';
import { asFault } from '../../api/fault';
import { getBoard } from '../../api/village';
import type { ChosenVillage } from '../../store/village';

/** The board of the village chosen on this phone; null until it is there, and where there is no network. */
export function useMyVillage(village: ChosenVillage | null): VillageBoard | null {
  const [board, setBoard] = useState<VillageBoard | null>(null);
  const [round, setRound] = useState(0);
  const id = village?.id;
  useDidShow(() => setRound((number) => number + 1));
  useEffect(() => {
    if (id === undefined) return;
    let left = false;
    getBoard({ by: 'id', id }).then((known) => left || setBoard(known), asFault);
    return () => {
      left = true;
    };
  }, [id, round]);
  return board?.village.id === id ? board : null;
}
