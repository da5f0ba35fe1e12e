import type { ReactNode } from 'react';
import { type ApiProblem, asProblem } from '../api/problem';
import { useWords } from '../i18n';
import type { Dictionary } from '../i18n/en';
import { Button } from './Button';
import { CheckIcon, InfoIcon, WarnIcon } from './icons';

interface NoticeProps {
  kind: 'info' | 'good' | 'warn' | 'bad';
  title?: ReactNode;
  /** read out when it appears */
  live?: boolean;
  children?: ReactNode;
}

export function Notice({ kind, title, live = false, children }: NoticeProps) {
  const Icon = kind === 'good' ? CheckIcon : kind === 'info' ? InfoIcon : WarnIcon;
  return (
    <div className={`notice ${kind}`} role={live ? (kind === 'bad' ? 'alert' : 'status') : undefined}>
      <Icon />
      <div className="notice-text">
        {title && <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}

/** What a problem says: in the reader's words where we have them, else in the gateway's own. */
export function problemText(problem: ApiProblem, t: Dictionary, language: string): ReactNode {
  const known = t.problems[problem.kind];
  if (known) {
    return known;
  }
  return problem.detail ? foreign(problem.detail, language) : t.problems.error;
}

/** The gateway and Flip speak English; screen readers need to know. */
export function foreign(text: string, language: string): ReactNode {
  return language === 'en' ? text : <span lang="en">{text}</span>;
}

export function ProblemNotice({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t, language } = useWords();
  const problem = asProblem(error);
  return (
    <Notice kind="bad" live>
      <p>{problemText(problem, t, language)}</p>
      {problem.status >= 500 && problem.requestId && <p className="small">{t.app.requestId(problem.requestId)}</p>}
      {retry && (
        <Button kind="secondary" onClick={retry}>
          {t.app.retry}
        </Button>
      )}
    </Notice>
  );
}
