import { useEffect, useState } from 'react';
import type { OrganisationRef } from '../../../../contracts/common';
import type { VillageNews } from '../../../../contracts/village';
import { asFault } from '../../api/fault';
import { followVillage, getNews, unfollowVillage } from '../../api/village';
import { loginCode } from '../../platform/login';
import { askToTell } from '../../platform/subscription';
import { Button } from '../../ui/Button';
import { Box, Words } from '../../ui/elements';
import { Section } from '../../ui/Section';

/** As in contracts/village.ts, which is not loaded on a phone. */
const followedMost = 3;

/** 有新公开就告诉我, by WeChat's subscription messages: in the mini-program only, and where the commission has such a template. */
export function News({ village }: { village: OrganisationRef }) {
  const [news, setNews] = useState<VillageNews | null>(null);
  const [working, setWorking] = useState(false);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (!loginCode) return;
    let left = false;
    getNews().then((known) => left || setNews(known), asFault);
    return () => {
      left = true;
    };
  }, []);
  if (!askToTell || !news?.templateId) return null;
  const ask = askToTell;
  const { templateId, villages, left } = news;
  const following = villages.some(({ id }) => id === village.id);
  const full = !following && villages.length >= followedMost;

  const act = (answer: () => Promise<VillageNews | null>, done: string) => {
    setWorking(true);
    setSaid('');
    answer()
      .then(
        (known) => {
          if (known) setNews(known);
          setSaid(known ? done : '您没有同意，没有订。');
        },
        (error: unknown) => setSaid(asFault(error).message),
      )
      .finally(() => setWorking(false));
  };
  // WeChat shows its sheet within the tap only.
  const follow = () =>
    act(async () => {
      const code = await ask(templateId);
      return code === null ? null : followVillage({ loginCode: code, villageId: village.id, on: true, agreed: true });
    }, '订好了。');

  return (
    <Section title="有新公开就告诉我" hint="一天最多一条">
      <Box className="card">
        <Box className="plain-line">
          {following ? `已经订了${village.name}。微信点一次同意只能发一条，现在还能发 ${left} 条。` : full ? `最多订 ${followedMost} 个村，已经订了${villages.map(({ name }) => name).join('、')}。` : '村里公开了新内容，用微信告诉您。微信点一次同意，能发一条。'}
        </Box>
        <Box role="status" className="said">
          <Words>{said}</Words>
        </Box>
        <Box className="news__acts">
          {full ? null : (
            <Button kind="plain" working={working ? '正在办' : null} onTap={follow}>
              {following ? '再同意一条' : '订这个村'}
            </Button>
          )}
          {following ? (
            <Button kind="plain" working={working ? '正在办' : null} onTap={() => act(() => unfollowVillage(village.id), '退订了。')}>
              不订了
            </Button>
          ) : null}
        </Box>
      </Box>
    </Section>
  );
}
