import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, client } from '../../api/client';
import type { Parked } from '../../api/contract';
import { useAction } from '../../api/useAction';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Loaded } from '../../ui/Loading';
import { ProblemNotice } from '../../ui/Notice';
import { DiscardDialog } from './DiscardDialog';
import { Facts } from './Facts';
import { Moment } from './Moment';
import { parkedContentQuery, parkedListsKey } from './queries';
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
  const [asking, ask] = useState(false);
  const [shown, show] = useState(false);
  const decided = async (now: Parked) => {
    await queries.invalidateQueries({ queryKey: parkedListsKey });
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
            <Button kind="secondary" busy={discard.busy} off={busy} onClick={() => ask(true)}>
              Discard …
            </Button>
          </>
        )}
        <Button kind="quiet" aria-expanded={shown} onClick={() => show(!shown)}>
          {shown ? 'Hide what came in' : 'Show what came in'}
        </Button>
      </div>
      {shown && <Content id={item.id} />}
      {asking && (
        <DiscardDialog
          subject={item.subject}
          onDiscard={(reason) => {
            ask(false);
            discard.start(reason);
          }}
          onCancel={() => ask(false)}
        />
      )}
    </>
  );
}

function Content({ id }: { id: string }) {
  const query = useQuery(parkedContentQuery(id));
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
