import type { HomeEnrolment } from '../../api/contract';

/** Whether an enrolment counts: under way, running or refused for good. After leaving, one may join anew. */
export function isOpen({ status }: HomeEnrolment): boolean {
  return status !== 'UNENROLLED' && status !== 'REFUSED';
}

/** Whether one can still leave. */
export function canLeave({ status, enrolmentId }: HomeEnrolment): boolean {
  return Boolean(enrolmentId) && ['PENDING', 'ACTIVE', 'NEEDS_ACTION'].includes(status);
}
