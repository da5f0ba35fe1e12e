import { Link } from '@tanstack/react-router';
import type { Device } from '../../api/contract';
import { useWords } from '../../i18n';
import { Notice } from '../../ui/Notice';
import { Moment } from './Moment';

/** Stays in sight, so that nobody takes the past for the present. */
export function PastBanner({ moment, thing }: { moment: Device['moment'] | undefined; thing: string }) {
  const { f } = useWords();
  return (
    <div className="past">
      <Notice kind="info" live>
        <p className="row">
          <strong>
            You look at the past
            {moment && (
              <>
                : {f.day(moment.at) === f.day(new Date()) && `${f.day(moment.at)}, `}
                <Moment at={moment.at} />
              </>
            )}
          </strong>
          <Link
            to="/support/devices/$thing"
            params={{ thing }}
            // What the history is filtered by stays; a page of it is one of the moment that is left.
            search={({ at: _, revision: __, cursor: ___, ...filter }) => filter}
            resetScroll={false}
          >
            Back to now
          </Link>
        </p>
      </Notice>
    </div>
  );
}
