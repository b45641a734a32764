"""What the process that workers are forked from imports, once, and shares with all of them."""

import gc
from importlib import import_module

import_module(f"{__package__.rpartition('.')[0]}.app")
# Memory that is not written to stays shared: the collector is to leave alone what is there.
gc.collect()
gc.freeze()
