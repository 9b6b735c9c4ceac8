"""What can run the shards of a backfill."""

from enum import StrEnum


class Engine(StrEnum):
    """Processes of this machine, or Dask distributed."""

    LOCAL = "local"
    DASK = "dask"
