"""Data to learn from: our own sets, each made from its seed, and tables that people bring."""

from .dataset import Dataset, Table
from .faults import DataError
from .sets import DATASETS
from .tables import table_of_rows, table_of_set

__all__ = ["DATASETS", "DataError", "Dataset", "Table", "table_of_rows", "table_of_set"]
