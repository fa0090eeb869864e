import Taro, { useRouter } from '@tarojs/taro';
import { useCallback, useEffect, useState } from 'react';
import type { RatingWindow } from '../../../../contracts/rating';
import type { Ticket } from '../../../../contracts/service-event';
import { ApiFault } from '../../api/fault';
import { getTicket, getWindow } from '../../api/ratings';
import { chooseLevel, whyNotYet } from '../../logic/draft';
import { openedByQuery, type Opened } from '../../logic/entry';
import { windowLabel } from '../../logic/window-name';
import { useElder } from '../../store/elder';
import { useEntries } from '../../store/entries';
import { useTicketEntry } from '../../store/tickets';
import { Button } from '../../ui/Button';
import { Comment } from '../../ui/Comment';
import { ElderToggle } from '../../ui/ElderToggle';
import { Box, Heading, Words } from '../../ui/elements';
import { Faces } from '../../ui/Faces';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { useLoad } from '../../ui/useLoad';
import { Phone } from './Phone';
import { Photos } from './Photos';
import { Reasons } from './Reasons';
import { Refusal } from './Refusal';
import { Closed, NotOpened, TicketOver, TicketUsedHere } from './Unavailable';
import { useRating } from './useRating';

const noCode = new ApiFault('refused', 'windowNotFound', '没有找到这个窗口。');

/** By a ticket or by the stand: what the page is about, as the platform knows it. */
async function load(opened: Opened | null): Promise<{ window: RatingWindow; ticket: Ticket | null }> {
  if (!opened) throw noCode;
  if (opened.by === 'stand') return { window: await getWindow(opened.code), ticket: null };
  const ticket = await getTicket(opened.code);
  return { window: ticket.window, ticket };
}

export default function Rate() {
  const { params } = useRouter();
  const [opened] = useState(() => openedByQuery(params));
  const { loaded, again } = useLoad(useCallback(() => load(opened), [opened]));
  const ticketCode = opened?.by === 'ticket' ? opened.code : null;
  const usedFor = useTicketEntry(ticketCode);
  // As it was on opening: the rating of this very page uses the ticket, too.
  const [alreadyUsed] = useState(usedFor);
  const known = useEntries().some((entry) => entry.id === alreadyUsed);
  if (alreadyUsed && known) return <TicketUsedHere entryId={alreadyUsed} />;
  if (loaded.state === 'loading') {
    return (
      <Page title="评议">
        <Skeleton />
      </Page>
    );
  }
  if (loaded.state === 'failed') return <NotOpened fault={loaded.fault} again={again} />;
  const { window, ticket } = loaded.value;
  if (!window.open) return <Closed window={window} />;
  return ticket && !ticket.usable ? <TicketOver window={window} until={ticket.until} /> : <Rating window={window} ticketCode={ticketCode} />;
}

/** Two taps: a face, then submit. Everything else comes after the face and may be left out. */
function Rating({ window, ticketCode }: { window: RatingWindow; ticketCode: string | null }) {
  const { elder } = useElder();
  const { draft, change, submit, working, fault, ticket, withoutTicket } = useRating(window, ticketCode);
  const refused = Object.fromEntries((fault?.fields ?? []).map((field) => [field.path.split('.')[0] ?? '', field.message]));
  const level = draft.level;
  const name = windowLabel(window);

  useEffect(() => {
    void Taro.setNavigationBarTitle({ title: `评议 · ${name}` });
  }, [name]);

  return (
    <Page
      title="评议"
      readable
      bar={
        <>
          {fault ? <Refusal fault={fault} withoutTicket={withoutTicket} /> : null}
          <Button kind="fill" off={whyNotYet(draft)} working={working ? '正在提交' : null} onTap={() => void submit()}>
            {elder ? '提交' : '提交评议'}
          </Button>
          <Box className="bar__foot">
            {elder ? (
              <ElderToggle />
            ) : (
              <>
                <Icon name="lock" size="small" />
                <Words>不用登录，窗口人员看不到您是谁</Words>
              </>
            )}
          </Box>
        </>
      }
    >
      {elder ? (
        <Box className="head__place">{name}</Box>
      ) : (
        <>
          <Box className="row row--between">
            <Box className="grow">
              <Box className="head__place">{window.hallName}</Box>
              <Heading level={1} className="title">
                {name}
              </Heading>
            </Box>
            <ElderToggle />
          </Box>
          {window.services.length > 0 ? <Box className="head__more">{window.services.join('、')}</Box> : null}
          <Box className="rule" hidden />
        </>
      )}
      {ticket ? (
        <Box className="by-ticket">
          <Icon name="circle-tick" size="small" />
          <Words>凭小票评议，一张小票评一次</Words>
        </Box>
      ) : null}
      {window.mergedFrom ? (
        <Notice kind="wait" icon="info" title={`${window.mergedFrom}已并入这个窗口`}>
          您扫的是它的码，评议记给{name}。
        </Notice>
      ) : null}
      <Heading level={elder ? 1 : 2} className={level === null || elder ? 'question question--tall' : 'question'}>
        这次办事，您满意吗？
      </Heading>
      {level === null && !elder ? <Box className="how">点一张脸，再点提交，就好了。</Box> : null}
      <Faces value={level} tall={level === null} onChange={(chosen) => change((before) => chooseLevel(before, chosen))} />
      {level === null ? (
        <Box className="assurance">
          <Icon name="shield" />
          <Box className="grow">评议由{window.receivedBy}收，窗口改不了、删不掉。不评就记作“未评”，不会算成满意。</Box>
        </Box>
      ) : (
        <Details level={level} draft={draft} change={change} refused={refused} />
      )}
    </Page>
  );
}

type DetailsProps = Pick<ReturnType<typeof useRating>, 'draft' | 'change'> & {
  level: NonNullable<ReturnType<typeof useRating>['draft']['level']>;
  refused: Record<string, string>;
};

/** In elder mode nothing more is shown unless asked for. */
function Details({ level, draft, change, refused }: DetailsProps) {
  const { elder } = useElder();
  const [words, setWords] = useState(false);
  const [phone, setPhone] = useState(false);
  const showWords = !elder || words;
  const showPhone = !elder || phone || Boolean(refused.phone ?? refused.phoneConsent);
  return (
    <Box className="appears">
      {showWords ? (
        <>
          <Reasons key={level} level={level} draft={draft} change={change} />
          <Comment value={draft.comment} onInput={(comment) => change({ comment })} problem={refused.comment} />
          <Photos photos={draft.photos} change={change} />
        </>
      ) : null}
      {showPhone ? <Phone draft={draft} change={change} refused={refused} /> : null}
      {showWords && showPhone ? null : (
        <Box className="elder-more">
          {showWords ? null : (
            <Button kind="plain" onTap={() => setWords(true)}>
              说说原因
            </Button>
          )}
          {showPhone ? null : (
            <Button kind="plain" onTap={() => setPhone(true)}>
              留个电话
            </Button>
          )}
        </Box>
      )}
    </Box>
  );
}
