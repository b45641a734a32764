"""An optimizer of each kind, with options that matter."""

from app.engine.optimizers import optimizer, schedule

OPTIMIZERS = {
    "momentum": optimizer("sgd", 0.1, momentum=0.9, weight_decay=0.1),
    "nesterov": optimizer("sgd", 0.1, momentum=0.9, nesterov=True),
    "classical": optimizer("sgd", 0.1, momentum=0.9, momentum_form="classical", clip_norm=0.1),
    "averaged": optimizer("sgd", 0.1, momentum=0.9, momentum_form="averaged", nesterov=True),
    "adagrad": optimizer("adagrad", 0.1, clip_norm=0.2),
    "rmsprop": optimizer("rmsprop", 0.1, weight_decay=0.1),
    "rmsprop with momentum": optimizer("rmsprop", 0.1, momentum=0.5),
    "adam": optimizer("adam", 0.1, weight_decay=0.1),
    "adamw": optimizer("adamw", 0.1),
    "scheduled": optimizer("sgd", 0.1, schedule("cosine", iterations=9, lowest=0.02)),
    "scheduled adam": optimizer("adam", 0.1, schedule("step", every=1, factor=0.5)),
}
