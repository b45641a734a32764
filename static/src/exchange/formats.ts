/** The formats, as they are offered: what each is for stands beside it. */

export interface Outgoing {
  format: string;
  title: string;
  purpose: string;
  ending: string;
}

/** What a problem can be taken along as, in groups. */
export const OUTGOING: { title: string; formats: Outgoing[] }[] = [
  {
    title: "Programs that print these numbers",
    formats: [
      { format: "pytorch", title: "PyTorch", purpose: "gradients by autograd", ending: ".py" },
      { format: "jax", title: "JAX", purpose: "gradients by value_and_grad", ending: ".py" },
      { format: "numpy", title: "NumPy", purpose: "every step a line", ending: ".py" },
      { format: "ipynb", title: "Jupyter notebook", purpose: "step by step", ending: ".ipynb" },
    ],
  },
  {
    title: "To work with",
    formats: [
      {
        format: "xlsx",
        title: "Spreadsheet",
        purpose: "every number a live formula",
        ending: ".xlsx",
      },
      { format: "tikz", title: "TikZ", purpose: "the picture for a paper", ending: ".tex" },
      {
        format: "jsonl",
        title: "JSON lines",
        purpose: "the trace, a line a step",
        ending: ".jsonl",
      },
    ],
  },
  {
    title: "Weights",
    formats: [
      {
        format: "safetensors",
        title: "safetensors",
        purpose: "a PyTorch state_dict",
        ending: ".safetensors",
      },
      { format: "npz", title: "npz", purpose: "arrays of NumPy", ending: ".npz" },
      { format: "onnx", title: "ONNX", purpose: "the forward pass", ending: ".onnx" },
    ],
  },
];

/** What a graph can be taken along as. */
const FOR_GRAPHS = ["pytorch", "jax", "numpy", "ipynb", "jsonl"];

export const OF_GRAPHS = OUTGOING.slice(0, 2).map(({ title, formats }) => ({
  title,
  formats: formats.filter(({ format }) => FOR_GRAPHS.includes(format)),
}));
