import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, client } from '../../api/client';
import type { Parked } from '../../api/contract';
import { useAction } from '../../api/useAction';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Loaded } from '../../ui/Loading';
import { ProblemNotice } from '../../ui/Notice';
import { Facts } from './Facts';
import { Moment } from './Moment';
import { keys, parkedContentQuery } from './queries';
import { ReasonDialog } from './ReasonDialog';
import { Verbatim } from './WhatFlipSent';
import { KIND_WORDS, type Verdict, actorWords, parkedWords, times, verdictOf } from './words';

interface ItemProps {
  item: Parked;
  onVerdict(verdict: Verdict): void;
}

/** Something that was set aside, why, and what may be done about it. */
export function ParkedItem({ item, onVerdict }: ItemProps) {
  const { tone, text } = parkedWords(item.state);
  return (
    <li className="card stack">
      <div className="card-head">
        <h2>{item.subject}</h2>
        <Badge tone={tone}>{text}</Badge>
      </div>
      <p className="cause">{item.cause}</p>
      <Facts
        rows={[
          ['What', KIND_WORDS[item.kind] ?? item.kind],
          ['From', item.source],
          ['Tried', times(item.attempts)],
          ['Parked', <Moment at={item.at} />],
          ['Decided by', item.decision && actorWords(item.decision.by)],
          ['Decided', item.decision && <Moment at={item.decision.at} />],
          ['Reason', item.decision?.reason],
          ['Erased', item.expiresAt && <Moment at={item.expiresAt} />],
          ['Id', <code>{item.id}</code>],
        ]}
      />
      <Decide item={item} onVerdict={onVerdict} />
    </li>
  );
}

function Decide({ item, onVerdict }: ItemProps) {
  const queries = useQueryClient();
  const [asking, ask] = useState<'discard' | 'content'>();
  const [reason, show] = useState<string>();
  const decided = async (now: Parked) => {
    await queries.invalidateQueries({ queryKey: keys.parked });
    onVerdict(verdictOf(now));
  };
  const params = { path: { id: item.id } };
  const retry = useAction(async () => decided(await answer(client.POST('/api/parked/{id}/retry', { params }))));
  const discard = useAction(async (reason: string) =>
    decided(await answer(client.POST('/api/parked/{id}/discard', { params, body: { reason } }))),
  );
  const busy = retry.busy || discard.busy;
  const problem = retry.problem ?? discard.problem;
  return (
    <>
      {problem && <ProblemNotice error={problem} />}
      <div className="actions">
        {item.state === 'parked' && (
          <>
            <Button kind="secondary" busy={retry.busy} off={busy} onClick={retry.start}>
              Retry
            </Button>
            <Button kind="secondary" busy={discard.busy} off={busy} onClick={() => ask('discard')}>
              Discard …
            </Button>
          </>
        )}
        <Button
          kind="quiet"
          aria-expanded={reason !== undefined}
          onClick={() => (reason === undefined ? ask('content') : show(undefined))}
        >
          {reason === undefined ? 'Show what came in …' : 'Hide what came in'}
        </Button>
      </div>
      {reason !== undefined && <Content id={item.id} reason={reason} />}
      {asking === 'discard' && (
        <ReasonDialog
          title="Discard it for good?"
          yes="Discard it"
          no="Keep it"
          danger
          onYes={(why) => {
            ask(undefined);
            discard.start(why);
          }}
          onNo={() => ask(undefined)}
        >
          {item.subject} will not be tried again. Your name and the reason are kept for 90 days.
        </ReasonDialog>
      )}
      {asking === 'content' && (
        <ReasonDialog
          title="Why do you want to see it?"
          yes="Show it"
          no="Leave it closed"
          onYes={(why) => {
            ask(undefined);
            show(why);
          }}
          onNo={() => ask(undefined)}
        >
          What came in may hold personal data. Your name and the reason are kept.
        </ReasonDialog>
      )}
    </>
  );
}

function Content({ id, reason }: { id: string; reason: string }) {
  const query = useQuery(parkedContentQuery(id, reason));
  return (
    <Loaded query={query}>
      {({ content, contentIsCut }) =>
        content ? (
          <>
            <Verbatim label="What came in" text={content} />
            {contentIsCut && <p className="hint">It is longer; this is its beginning.</p>}
          </>
        ) : (
          <p className="hint">Its content is not kept.</p>
        )
      }
    </Loaded>
  );
}
