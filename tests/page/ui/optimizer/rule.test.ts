import { deepStrictEqual as equal } from "node:assert";
import { ruleOf } from "../../../../static/src/ui/optimizer/rule.ts";
import { OPTIMIZERS } from "../../../../static/src/ui/optimizer/optimizers.ts";
import type { Optimizer } from "../../../../static/src/wire/types.ts";

Deno.test("every optimizer has its rule, and the plain one is gradient descent", () => {
  for (const name of Object.keys(OPTIMIZERS)) {
    equal(/w ← w/.test(ruleOf({ name } as Optimizer).rule), true, name);
  }
  equal(ruleOf({ name: "sgd" } as Optimizer), {
    name: "gradient descent (SGD)",
    rule: "w ← w − ηg",
    decayed: false,
  });
});

// Sutskever and others, 2013, and the documentation of torch.optim.SGD.
Deno.test("momentum has the rule of its form, with Nesterov's step and without", () => {
  const sgd = (more: Partial<Optimizer>) => ruleOf({ name: "sgd", momentum: 0.9, ...more }).rule;
  equal(sgd({}), "v ← μv + g, w ← w − ηv");
  equal(sgd({ momentum_form: "classical" }), "v ← μv − ηg, w ← w + v");
  equal(sgd({ nesterov: true }), "v ← μv + g, w ← w − η(g + μv)");
});

Deno.test("weight decay is a term of the gradient, but beside it with AdamW", () => {
  equal(ruleOf({ name: "adam", weight_decay: 0.1 }).decayed, true);
  const { decayed, rule } = ruleOf({ name: "adamw" });
  equal([decayed, rule.endsWith("− ηλw")], [false, true]);
});
