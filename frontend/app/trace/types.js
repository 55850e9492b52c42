// The shapes of design/api.md §2 and §3. Types only; nothing here runs.

/** @typedef {'FORWARD'|'REVERSE'} Direction */
/** @typedef {'STORY'|'OPERATOR'|'KERNEL'} Level */

/**
 * @typedef {object} Packet
 * @property {string|null} srcMac @property {string|null} dstMac
 * @property {string} src @property {string} dst @property {string} protocol
 * @property {number} sport @property {number} dport
 * @property {number} ttl @property {number} mark @property {string} flags
 * @property {Tunnel|null} outer
 */
/**
 * @typedef {object} Tunnel
 * @property {string} kind @property {number} vni @property {string|null} srcMac @property {string|null} dstMac
 * @property {string} src @property {string} dst
 * @property {number} sport @property {number} dport @property {number} ttl
 */
/** @typedef {{field: string, from: string|null, to: string|null}} FieldChange */
/** @typedef {{table: string, chain: string, rule: string, matched: boolean, verdict: string, why: string}} RuleTrial */
/** @typedef {{text: string, destination: string, via: string|null, dev: string, decision: string, neighbour: string|null}} RouteChoice */
/** @typedef {{state: string, direction: string, original: string, reply: string, text: string, confirmed: boolean}} ConntrackView */
/** @typedef {{picked: number, of: number, probability: number, endpoint: string, others: string[], why: string}} Choice */
/**
 * @typedef {{name: string, type: string, rcode: string|null, answers: string[], authoritative: boolean, why: string,
 *   id?: number, wire?: string, log?: string[]}} DnsMessage traces of before have no bytes
 */
/**
 * @typedef {{leg: string, name: string, type: string, server: string, tcp: boolean, attempt: number, because: string, rcode: string,
 *   answers: string[], why: string, upstreams: string[], leaked: boolean}} Asked
 */
/**
 * @typedef {{name: string, libc: string, libcBecause: string, resolvConf: string, hosts: string[], questions: Asked[], outcome: string,
 *   error: string, addresses: string[], micros: number}} LookupSummary
 */
/** @typedef {{rule: string, matched: boolean, why: string}} Tried */
/** @typedef {{controller: string, request: string, tried: Tried[], backend: string|null, upstreamPath: string|null, status: number}} HttpChoice */
/** @typedef {{file: string, line: number, column: number, path: string, object: string, text: string}} Cause */
/** @typedef {{kind: string, node: string|null, pod: string|null, interface: string|null}} Place */
/** @typedef {{story: string, operator: string, kernel: string}} Says */

/**
 * @typedef {object} Step
 * @property {number} n @property {number} at @property {string} type @property {string} title
 * @property {Level[]} levels @property {string|null} hook @property {string|null} table
 * @property {string} stop
 * @property {{before: Packet, after: Packet}|null} packet
 * @property {FieldChange[]} changes @property {RuleTrial[]} rules @property {number} [rulesTried] how many, when not all are told
 * @property {RouteChoice|null} route @property {ConntrackView|null} conntrack
 * @property {Choice|null} choice @property {DnsMessage|null} dns @property {HttpChoice|null} http
 * @property {Cause[]} cause @property {string} assumed @property {string} command
 * @property {Says} says
 */
/** @typedef {{n: number, direction: Direction, place: Place, steps: Step[]}} Hop */
/** @typedef {{id: string, parent: string|null, kind: string, protocol: string, title: string, disposition: string, outcome?: string}} LegHead */
/** @typedef {LegHead & {hops: Hop[]}} Leg */
/** @typedef {{tool: string, text: string, exitCode: number, after: string, check: string[]}} Symptom */
/** @typedef {{text: string, href: string}} Check a line of what to check first, and where to look */
/** @typedef {{step: number, title: string, says: string, cause: Cause[]}} Decision the step that decided a failure, which is seldom the last */
/** @typedef {{n: number, stage: string, sentence: string, steps: number[]}} StoryBeat */
/** @typedef {{from: string, to: string, method?: string, headers?: Record<string, string>, via?: string|null, libc?: string|null, seed?: number, connections?: number}} TraceRequest */

/**
 * @typedef {object} Trace
 * @property {string} id @property {string} lab @property {number} revision @property {string} engine
 * @property {TraceRequest} request @property {Record<string, string>} settings
 * @property {string} disposition @property {boolean} success @property {string} [outcome] the disposition in words
 * @property {Symptom} symptom @property {StoryBeat[]} story @property {Leg[]} legs
 * @property {Record<string, number>|null} distribution
 * @property {Record<string, string>} names @property {string[]} notes
 * @property {LookupSummary[]} [lookups]
 * @property {{trace: string, step: number, change: string}} [fork] which walk it branches off, when somebody asked what if
 */

/** @typedef {{type: 'opened', trace: string, request: TraceRequest, settings: Record<string, string>, names?: Record<string, string>}} OpenedFrame */
/** @typedef {{type: 'hop', seq: number, leg: LegHead, hop: Hop}} HopFrame */
/** @typedef {{type: 'closed', disposition: string, success?: boolean, outcome?: string, symptom: Symptom, story: StoryBeat[], names?: Record<string, string>, lookups?: LookupSummary[], notes?: string[], distribution?: Record<string, number>|null}} ClosedFrame */
/** @typedef {{type: 'problem', code: string, message: string}} ProblemFrame */
/** @typedef {OpenedFrame|HopFrame|ClosedFrame|ProblemFrame} Frame */

/** @typedef {{id: string, kind: string, label: string, lines: string[], parent: string|null, x: number, y: number, width: number, height: number, state: string, count: number, title: string, open?: boolean|null}} Vertex */
/** @typedef {{id: string, from: string, to: string, kind: string, label: string, points: number[][]}} Edge */
/** @typedef {{width: number, height: number, vertices: Vertex[], edges: Edge[]}} View */
/** @typedef {{physical: View, logical: View}} Picture */

export {};
