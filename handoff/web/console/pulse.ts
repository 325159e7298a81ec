// A heartbeat from a worker. Browsers slow down the timers of a page in the background to one a minute, which is longer
// than the lease of a caseworker on duty; the timers of a worker go on.
import { HEARTBEAT_MS } from "../shared/connection";

setInterval(() => postMessage("beat"), HEARTBEAT_MS);
