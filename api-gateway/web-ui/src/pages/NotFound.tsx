import { Link } from '@tanstack/react-router';
import { useWords } from '../i18n';
import { Page } from '../ui/Page';

export function NotFound() {
  const { t } = useWords();
  return (
    <Page title={t.app.notFoundTitle} narrow>
      <p>{t.app.notFoundText}</p>
      <Link to="/" className="button primary">
        {t.app.toStart}
      </Link>
    </Page>
  );
}
