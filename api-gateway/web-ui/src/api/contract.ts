/**
 * The gateway's HTTP contract, in the form that openapi-typescript generates, so that generated types can take its
 * place: `paths` for the client, and a name for each body.
 */

type Json<T> = { content: { 'application/json': T } };
type Answers<T, S extends number = 200> = { responses: Record<S, Json<T>> & { default: ProblemAnswer } };
type Empty<S extends number> = { responses: Record<S, { content?: never }> & { default: ProblemAnswer } };
type ProblemAnswer = { content: { 'application/problem+json': Problem } };
type Body<T> = { requestBody: Json<T> };
type At<P, Q = never, H = never> = {
  parameters: { path: P } & ([Q] extends [never] ? { query?: never } : { query?: Q }) &
    ([H] extends [never] ? { header?: never } : { header: H });
};

export interface WrongField {
  field: string;
  /** continues the field's name to a sentence */
  message: string;
}

export interface Problem {
  type: string;
  title?: string;
  status: number;
  detail?: string;
  requestId?: string;
  errors?: WrongField[];
  attemptsLeft?: number;
}

export type Language = 'en' | 'es';

export type Session =
  | { signedIn: false }
  | { signedIn: true; role: 'HOMEOWNER' | 'SUPPORT'; accountId: string; email: string; language: Language };

export interface SignInRequest {
  email: string;
  language?: Language;
  continueAt?: string;
}

export interface SignInStarted {
  expiresInSeconds: number;
  resendAfterSeconds: number;
}

export interface SignedIn {
  session: Session;
  continueAt?: string | null;
}

export interface Mails {
  newEvent: boolean;
  lowReserve: boolean;
  silentBattery: boolean;
}

export interface Account {
  accountId: string;
  email: string;
  language: Language;
  mails: Mails;
  createdAt: string;
}

export interface AccountChange {
  language?: Language;
  mails?: Partial<Mails>;
}

/** What the code on the battery carries: the prototype's form, or a signed token. */
export type RegistrationLink = { payload: string; signature: string } | { token: string };

export interface KnownBattery {
  manufacturerName?: string | null;
  productName?: string | null;
  serialNumber?: string | null;
  batteryCapacityWh?: number | null;
  batteryPowerInputW?: number | null;
  batteryPowerOutputW?: number | null;
}

export interface RegistrationCheck {
  thing: string;
  state: 'FREE' | 'YOURS' | 'IN_USE_BY_YOU';
  siteId?: string | null;
  battery: KnownBattery;
}

export interface Address {
  firstName: string;
  lastName: string;
  stateCode: string;
  city: string;
  zipCode: string;
  streetAddress: string;
  streetAddress2?: string | null;
  serviceAccountId?: string | null;
}

export interface BatteryForm {
  manufacturerName: string;
  productName: string;
  serialNumber: string;
  batteryCapacityWh: number;
  batteryPowerInputW: number;
  batteryPowerOutputW: number;
  reservePercentage: number;
}

export type RegistrationRequest = RegistrationLink &
  ({ siteId: string } | { address: Address }) & { battery: BatteryForm };

export interface Registered {
  siteId: string;
  thing: string;
}

export interface HomeSummary {
  siteId: string;
  batteries: string[];
}

export interface Homes {
  homes: HomeSummary[];
}

export type BatteryMode = 'CHARGE' | 'DISCHARGE' | 'STANDBY' | 'BACKUP' | 'SELF_CONSUMPTION' | 'SAVINGS';

export interface BatteryNow {
  startTime: string;
  mode?: BatteryMode | null;
  stateOfChargePercent?: number | null;
  /** negative while charging, positive while discharging */
  batteryPowerW?: number | null;
  solarPowerW?: number | null;
  homePowerW?: number | null;
  /** positive while importing, negative while exporting */
  gridPowerW?: number | null;
  gridOnline?: boolean | null;
  reservePercent?: number | null;
  storedEnergyWh?: number | null;
  capacityWh?: number | null;
}

export interface Refusal {
  /** FIELDS, CONFLICT, DETAILS_LOST, REFUSED */
  reason: string;
  errors: WrongField[];
}

export interface HomeBattery {
  thing: string;
  state: 'COMMISSIONING' | 'COMMISSIONED' | 'REFUSED' | 'RELEASING';
  refusal?: Refusal | null;
  connection: 'ONLINE' | 'OFFLINE' | 'UNKNOWN';
  lastHeardAt?: string | null;
  offlineSince?: string | null;
  now?: BatteryNow | null;
}

export type EnrolmentStatus =
  | 'REQUESTED'
  | 'PENDING'
  | 'ACTIVE'
  | 'NEEDS_ACTION'
  | 'REJECTED'
  | 'UNENROLLED'
  | 'REFUSED'
  | 'LEAVING';
 ;

export interface Enrolment {
  enrolmentId?: string | null;
  programId: string;
  things: string[];
  status: EnrolmentStatus;
  refusal?: Refusal | null;
  requestedAt?: string | null;
  changedAt?: string | null;
}

export interface Home {
  siteId: string;
  batteries: HomeBattery[];
  enrolments: Enrolment[];
}

export interface ProgrammeField {
  name: string;
  label: string;
  type: 'boolean' | 'number' | 'string';
  hint?: string | null;
}

export interface Programme {
  programId: string;
  name: string;
  description?: string | null;
  earningsUpfrontUsd?: number | null;
  earningsYearlyUsd?: number | null;
  minimumCommitmentMonths?: number | null;
  participationMonths: number[];
  minimumReservePercent?: number | null;
  form: ProgrammeField[];
  termsVersion?: string | null;
  termsMarkdown?: string | null;
  enrolment?: Enrolment | null;
  reason?: string | null;
}

export interface Programmes {
  programmes: Programme[];
}

export interface Answer {
  name: string;
  value: string;
}

export interface EnrolmentRequest {
  programId: string;
  termsVersion?: string;
  agreed: true;
  answers: Answer[];
}

export interface ScheduleItem {
  things: string[];
  mode: BatteryMode;
  startsAt: string;
  endsAt?: string | null;
  preparatory: boolean;
}

export type CommandStatus =
  | 'PENDING'
  | 'PUBLISHED'
  | 'ACKED'
  | 'REJECTED'
  | 'EXPIRED'
  | 'FAILED'
  | 'WITHDRAWING'
  | 'WITHDRAWN'
  | 'SUPERSEDED';
 ;

export interface EventCommand {
  commandId: string;
  thing: string;
  status: CommandStatus;
  acknowledgedAt?: string | null;
}

export interface FlipEvent {
  eventId: string;
  programId: string;
  status: 'UPCOMING' | 'ACTIVE' | 'COMPLETED' | 'CANCELED';
  startsAt: string;
  endsAt?: string | null;
  participating: boolean;
  schedule: ScheduleItem[];
  reservePercent?: number | null;
  commands: EventCommand[];
}

export interface FlipEvents {
  items: FlipEvent[];
  next?: string | null;
}

export interface EventChange {
  participating?: boolean;
  reservePercent?: number;
}

export interface TelemetryPoint {
  startTime: string;
  endTime: string;
  coveredSeconds: number;
  stateOfCharge?: number | null;
  chargeEnergyWh?: number | null;
  dischargeEnergyWh?: number | null;
  homeEnergyWh?: number | null;
  solarEnergyWh?: number | null;
}

export interface Telemetry {
  from: string;
  to: string;
  resolution: string;
  items: TelemetryPoint[];
}

export interface StoryEntry {
  at: string;
  kind: string;
  thing?: string | null;
  values: Record<string, unknown>;
}

export interface Story {
  items: StoryEntry[];
  next?: string | null;
}

type Site = { siteId: string };
type Paged = { cursor?: string; limit?: number };

export interface paths {
  '/api/session': { get: Answers<Session> };
  '/api/sign-in': { post: Body<SignInRequest> & Answers<SignInStarted, 202> };
  '/api/sign-in/code': { post: Body<{ email: string; code: string }> & Answers<SignedIn> };
  '/api/sign-in/link': { post: Body<{ token: string }> & Answers<SignedIn> };
  '/api/sign-out': { post: Empty<204> };
  '/api/account': {
    get: Answers<Account>;
    patch: Body<AccountChange> & Answers<Account>;
  };
  '/api/registrations/check': { post: Body<RegistrationLink> & Answers<RegistrationCheck> };
  '/api/registrations': { post: Body<RegistrationRequest> & Answers<Registered, 202> };
  '/api/homes': { get: Answers<Homes> };
  '/api/homes/{siteId}': { get: At<Site> & Answers<Home> };
  '/api/homes/{siteId}/address': {
    get: At<Site> & Answers<Address>;
    put: At<Site, never, { 'If-Match': string }> & Body<Address> & Answers<Address>;
  };
  '/api/homes/{siteId}/programmes': { get: At<Site> & Answers<Programmes> };
  '/api/homes/{siteId}/enrolments': { post: At<Site> & Body<EnrolmentRequest> & Empty<202> };
  '/api/homes/{siteId}/enrolments/{enrolmentId}': { delete: At<Site & { enrolmentId: string }> & Empty<202> };
  '/api/homes/{siteId}/events': { get: At<Site, Paged & { status?: string }> & Answers<FlipEvents> };
  '/api/homes/{siteId}/events/{eventId}': {
    patch: At<Site & { eventId: string }> & Body<EventChange> & Answers<FlipEvent>;
  };
  '/api/homes/{siteId}/batteries/{thing}': {
    patch: At<Site & { thing: string }> & Body<{ reservePercent: number }> & Empty<200>;
    delete: At<Site & { thing: string }> & Empty<202>;
  };
  '/api/homes/{siteId}/batteries/{thing}/telemetry': {
    get: At<Site & { thing: string }, { from?: string; to?: string; resolution?: string }> & Answers<Telemetry>;
  };
  '/api/homes/{siteId}/story': { get: At<Site, Paged> & Answers<Story> };
}
