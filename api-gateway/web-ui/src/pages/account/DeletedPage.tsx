import { Link } from '@tanstack/react-router';
import { useWords } from '../../i18n';
import { Page } from '../../ui/Page';

export default function DeletedPage() {
  const { t } = useWords();
  return (
    <Page title={t.deletion.doneTitle} intro={t.deletion.doneText} narrow>
      <Link to="/sign-in" className="button secondary">
        {t.deletion.doneSignIn}
      </Link>
    </Page>
  );
}
