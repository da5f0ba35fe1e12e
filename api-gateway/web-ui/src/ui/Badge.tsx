import type { ReactNode } from 'react';
import type { HomeEnrolment } from '../api/contract';

export type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'calm';

export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={`badge ${tone}`}>{children}</span>;
}

export function enrolmentTone(status: HomeEnrolment['status']): Tone {
  switch (status) {
    case 'ACTIVE':
      return 'good';
    case 'REQUESTED':
    case 'PENDING':
    case 'LEAVING':
      return 'busy';
    case 'NEEDS_ACTION':
    case 'REFUSED':
      return 'warn';
    case 'REJECTED':
      return 'bad';
    default:
      return 'calm';
  }
}
