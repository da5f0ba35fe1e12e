import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { storyQuery } from '../../api/queries';
import { useWords } from '../../i18n';
import { Loaded } from '../../ui/Loading';
import { StoryList } from '../story/StoryList';

const SHOWN = 5;

export function Lately({ siteId }: { siteId: string }) {
  const { t } = useWords();
  const query = useInfiniteQuery(storyQuery(siteId));
  return (
    <section className="card stack" aria-labelledby="lately">
      <h2 id="lately">{t.home.lately}</h2>
      <Loaded query={query}>
        {({ pages }) => {
          const entries = pages[0]?.items.slice(0, SHOWN) ?? [];
          return entries.length === 0 ? (
            <p className="hint">{t.home.nothingLately}</p>
          ) : (
            <>
              <StoryList siteId={siteId} entries={entries} />
              <Link to="/home/$siteId/story" params={{ siteId }}>
                {t.home.allStory}
              </Link>
            </>
          );
        }}
      </Loaded>
    </section>
  );
}
