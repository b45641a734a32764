/** What moves through the steps of an open problem of any kind. */

import type { Connection } from "../../wire/connection.ts";
import type { AnyRun } from "../../trace/run.ts";
import type { AnyState } from "../../trace/kind.ts";
import type { Reader } from "../../trace/reader.ts";

export type Stepping = Reader<AnyRun, AnyState> & { connection: Connection };
