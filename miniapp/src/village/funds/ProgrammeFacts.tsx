import { useCallback } from 'react';
import { channelWords, sourceWords } from '../../../../contracts/fund-stages';
import { yuanWords } from '../../../../contracts/fund-words';
import { getProgramme } from '../../api/funds';
import { dayWords } from '../../logic/days';
import { Box, PhoneLink, Table } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Section } from '../../ui/Section';
import { useLoad } from '../../ui/useLoad';

/** What the programme is, for whoever asks whether it is for him. Where it does not come the rest of the page stands without it. */
export function ProgrammeFacts({ code }: { code: string }) {
  const load = useCallback(() => getProgramme(code), [code]);
  const { loaded } = useLoad(load);
  const now = new Date();
  if (loaded.state !== 'ready') return null;
  const { audience, rates, department, cycle, channel, sources, bases, materials, publicityDays, phone } = loaded.value;
  const rows: [string, string][] = [
    ['发给谁', audience],
    ['标准', rates.map((rate) => `${rate.whom ? `${rate.whom}：` : ''}${rate.per} ${yuanWords(rate.amount)} 元（${dayWords(rate.from, now)} 起${rate.to ? `，到 ${dayWords(rate.to, now)}` : ''}，${rate.document}）`).join('；') || '还没有录，请打电话问'],
    ['多久发', cycle],
    ['怎么发', channel ? channelWords[channel] : ''],
    ['要交什么', materials.join('、')],
    ['公示', publicityDays === null ? '' : `${publicityDays} 天`],
    ['钱从哪来', sources.map(({ level, share }) => `${sourceWords[level]}${share === null ? '' : ` ${share}%`}`).join('、')],
    ['依据', bases.map(({ title, number }) => `${title}${number ? ` ${number}` : ''}`).join('；')],
    ['谁管', department],
  ];
  return (
    <Section title="这个项目">
      <Box className="card">
        <Table className="table" caption="这个项目" rows={rows.filter(([, value]) => value !== '')} />
        {phone ? (
          <PhoneLink className="link" number={phone.replace(/[^\d]/g, '')}>
            <Icon name="phone" size="small" />
            打电话问 {phone}
          </PhoneLink>
        ) : null}
      </Box>
    </Section>
  );
}
