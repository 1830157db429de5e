import type { PartKind } from "../../../store/tables.ts";
import { driverForm } from "./driver.ts";
import { factorPathForm } from "./factor-path.ts";
import { limitForm } from "./limit.ts";
import { measureForm } from "./measure.ts";
import type { PartForm } from "./part-form.ts";
import { progressForm } from "./progress.ts";
import { projectionForm } from "./projection.ts";
import { rangeForm } from "./range.ts";
import { scenarioForm } from "./scenario.ts";
import { targetForm } from "./target.ts";

/** The form of each kind of part. */
export const PART_FORMS: ReadonlyMap<string, PartForm> = new Map<PartKind, PartForm>([
  ["driver", driverForm],
  ["projection", projectionForm],
  ["factor-path", factorPathForm],
  ["measure", measureForm],
  ["limit", limitForm],
  ["progress", progressForm],
  ["range", rangeForm],
  ["scenario", scenarioForm],
  ["target", targetForm],
]);
