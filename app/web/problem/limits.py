"""How large a problem may be, and how much one request may ask for."""

from ..http.bounds.sizes import BODY_BYTES

#: Layers of weights, that is hidden layers and the output layer.
LAYERS = 8
#: Units of one layer, and values of one input.
UNITS = 1024
#: Weights of the whole network, biases not counted.
WEIGHTS = 20_000
SAMPLES = 64
#: Steps of one page.
PAGE = 4096
#: Bytes of the steps of one page: it ends with the step by which they are more. But DEFAULT_PAGE
#: steps always come: each reads at most two numbers for each of UNITS, and a bias.
PAGE_BYTES = 2 << 20
#: Steps of one page when a request does not say.
DEFAULT_PAGE = 256
#: Iterations of one request for training, and their work in products of a weight and a number: a
#: second or two. An activation, such as GELU, may cost as much as several products.
ITERATIONS = 1000
TRAINING_WORK = 50_000_000
ACTIVATION_WORK = 4

#: As the page receives them.
LIMITS = {
    "layers": LAYERS,
    "units": UNITS,
    "weights": WEIGHTS,
    "samples": SAMPLES,
    "page": PAGE,
    "iterations": ITERATIONS,
    "training_work": TRAINING_WORK,
    "activation_work": ACTIVATION_WORK,
    "body_bytes": BODY_BYTES,
}
