import { useInfiniteQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { storyQuery } from '../../api/queries';
import { useWords } from '../../i18n';
import { Button } from '../../ui/Button';
import { Loaded } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { StoryList } from './StoryList';

export default function StoryPage() {
  const { t } = useWords();
  const { siteId } = useParams({ from: '/signed-in/home/$siteId/story' });
  const query = useInfiniteQuery(storyQuery(siteId));
  return (
    <Page title={t.story.title} intro={t.story.intro} narrow>
      <Loaded query={query} lines={6}>
        {({ pages }) => {
          const entries = pages.flatMap(({ items }) => items);
          return entries.length === 0 ? (
            <p className="card hint">{t.story.empty}</p>
          ) : (
            <>
              <StoryList siteId={siteId} entries={entries} days />
              {query.hasNextPage ? (
                <Button kind="secondary" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t.app.more}
                </Button>
              ) : (
                <p className="hint">{t.story.end}</p>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
