import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../i18n';
import { BackIcon } from './icons';

let pagesShown = 0;

interface PageProps {
  title: string;
  intro?: ReactNode;
  back?: { to: string; params?: Record<string, string>; label: string };
  narrow?: boolean;
  children: ReactNode;
}

/** A page's frame: names the document, and takes the focus to its heading whenever one page follows another. */
export function Page({ title, intro, back, narrow = false, children }: PageProps) {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t.app.name}`;
  }, [title, t]);
  useEffect(() => {
    if (pagesShown > 0) {
      heading.current?.focus({ preventScroll: true });
    }
    pagesShown += 1;
  }, []);
  return (
    <main id="content" className={narrow ? 'page narrow' : 'page'}>
      {back && (
        <Link to={back.to} params={back.params ?? {}} className="back">
          <BackIcon />
          {back.label}
        </Link>
      )}
      <header className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {intro && <p className="lead">{intro}</p>}
      </header>
      {children}
    </main>
  );
}
