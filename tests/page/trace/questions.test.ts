import { deepStrictEqual as equal } from "node:assert";
import { withNames } from "../../../static/src/trace/questions.ts";
import { LAYERED, LECTURE } from "../notations.ts";

Deno.test("in a sentence of the server every ref has its name, and all else stays", () => {
  equal(
    withNames(LECTURE, "But two would not, such as batch_weight_gradient.2.0.1 and net.1.0."),
    "But two would not, such as ∂L/∂u₁₂ and net h₁.",
  );
  equal(
    withNames(LAYERED, "updated_bias.1.1 is 0.5, the loss 0.2983."),
    "b₂⁽¹⁾ new is 0.5, the loss 0.2983.",
  );
  equal(withNames(LECTURE, "See section 3.1 of net."), "See section 3.1 of net.");
  equal(withNames(LECTURE, "There is no delta.3.0."), "There is no delta.3.0.");
});
