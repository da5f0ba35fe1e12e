import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerWithEtag, client } from '../../api/client';
import type { Address } from '../../api/contract';
import { ApiProblem } from '../../api/problem';
import { addressQuery, refreshHome } from '../../api/queries';
import { useAction } from '../../api/useAction';
import { AddressFields } from '../../forms/AddressFields';
import { type AddressValues, addressSchema } from '../../forms/schemas';
import { useErrorText } from '../../forms/useErrorText';
import { serverErrors, useForm } from '../../forms/useForm';
import { useWords } from '../../i18n';
import { Button } from '../../ui/Button';
import { ErrorSummary } from '../../ui/ErrorSummary';
import { Loaded } from '../../ui/Loading';
import { ProblemNotice } from '../../ui/Notice';

/** @param batteries when there are several homes, to tell them apart */
export function AddressSettings({ siteId, batteries }: { siteId: string; batteries?: readonly string[] }) {
  const { t, f } = useWords();
  const query = useQuery(addressQuery(siteId));
  return (
    <section className="card stack">
      <h2>{batteries ? t.settings.addressOf(f.list(batteries)) : t.settings.address}</h2>
      <p className="hint">{t.settings.addressHelp}</p>
      <Loaded query={query} lines={4}>
        {({ body, etag }) => <AddressForm siteId={siteId} address={body} etag={etag} />}
      </Loaded>
    </section>
  );
}

function AddressForm({ siteId, address, etag }: { siteId: string; address: Address; etag: string | null }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const form = useForm(valuesOf(address));
  // Of what the form began with, not of what may have been read since.
  const [known, setKnown] = useState(etag);
  const error = useErrorText(form.errors);
  const [saved, setSaved] = useState(false);
  const { start, busy, problem } = useAction(async () => {
    const checked = form.check(addressSchema);
    if (!checked) {
      return;
    }
    try {
      const changed = await answerWithEtag(
        client.PUT('/api/homes/{siteId}/address', {
          params: { path: { siteId }, header: { 'If-Match': known ?? '*' } },
          body: checked,
        }),
      );
      setKnown(changed.etag);
      setSaved(true);
      queries.setQueryData(addressQuery(siteId).queryKey, changed);
      await refreshHome(queries, siteId);
    } catch (failed) {
      if (failed instanceof ApiProblem && failed.errors.length > 0) {
        form.fail(serverErrors(failed.errors));
      }
      if (failed instanceof ApiProblem && failed.status === 412) {
        const newest = await queries.fetchQuery({ ...addressQuery(siteId), staleTime: 0 });
        form.setValues(valuesOf(newest.body));
        setKnown(newest.etag);
      }
      throw failed;
    }
  });
  return (
    <form
      ref={form.form}
      className="form"
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        start();
      }}
    >
      {problem && <ProblemNotice error={problem} />}
      <ErrorSummary errors={form.errors} known={Object.keys(form.values)} />
      <AddressFields
        values={form.values}
        set={(name, value) => {
          form.set(name, value);
          setSaved(false);
        }}
        error={error}
      />
      <div className="actions">
        <Button type="submit" kind="secondary" busy={busy}>
          {t.app.save}
        </Button>
        <span role="status" className="small">
          {saved && t.app.saved}
        </span>
      </div>
    </form>
  );
}

function valuesOf(address: Address): AddressValues {
  return { ...address, streetAddress2: address.streetAddress2 ?? '', serviceAccountId: address.serviceAccountId ?? '' };
}
