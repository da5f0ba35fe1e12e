import type { Problem, WrongField } from './contract';

/** What there is at least: proxies and broken lines say less than the gateway does. */
type Told = Pick<Problem, 'type' | 'status'> & Partial<Problem>;

const TYPE = 'urn:flipbridge:problem:';

/** What the gateway refused, or why it could not be asked. */
export class ApiProblem extends Error {
  readonly status: number;
  /** the stable name of this kind of problem; `offline` when no answer came at all */
  readonly kind: string;
  readonly detail: string | undefined;
  readonly errors: WrongField[];
  readonly requestId: string | undefined;
  readonly attemptsLeft: number | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(problem: Told, retryAfterSeconds?: number) {
    super(problem.detail ?? problem.type);
    this.status = problem.status;
    this.kind = problem.type.startsWith(TYPE) ? problem.type.slice(TYPE.length) : problem.type;
    this.detail = problem.detail;
    this.errors = problem.errors ?? [];
    this.requestId = problem.requestId;
    this.attemptsLeft = problem.attemptsLeft ?? undefined;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  static unreachable(): ApiProblem {
    return new ApiProblem({ type: `${TYPE}unreachable`, status: 0 });
  }

  static of(body: unknown, response: Response): ApiProblem {
    const retryAfter = Number(response.headers.get('Retry-After'));
    const problem = isProblem(body) ? body : { type: `${TYPE}error`, status: response.status };
    return new ApiProblem(problem, Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : undefined);
  }

  /** whether asking again may help, without anything being changed */
  get passes(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** Anything but an {@link ApiProblem} is a mistake of these pages. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) {
    return error;
  }
  console.error(error);
  return new ApiProblem({ type: `${TYPE}error`, status: 0 });
}

function isProblem(body: unknown): body is Told {
  return typeof body === 'object' && body !== null && 'type' in body && 'status' in body;
}
