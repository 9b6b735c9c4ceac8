"""Settings of fetching, read from the environment once and handed on."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph_schema import __version__


class FetchSettings(BaseSettings):
    """How politely, how long and how much is fetched; every variable has the prefix ``PARLEY_FETCH_``."""

    model_config = SettingsConfigDict(env_prefix="PARLEY_FETCH_", frozen=True, extra="ignore")

    contact: str | None = Field(
        default=None, max_length=200, description="Address or mailbox that site owners can write to; in the user agent."
    )
    delay: float = Field(default=1.0, ge=0, le=3600, description="Seconds between two requests to one host, at least.")
    timeout: float = Field(default=10.0, gt=0, le=600, description="Seconds a server may be silent.")
    deadline: float = Field(default=120.0, gt=0, le=3600, description="Seconds that one download may take as a whole.")
    max_bytes: int = Field(default=20_000_000, gt=0, description="Largest download, as sent and unpacked.")
    hosts: int = Field(default=8, ge=1, le=64, description="Hosts that are asked at the same time, one page each.")
    tries: int = Field(default=3, ge=1, le=10, description="Tries where a server is busy or can't be reached.")

    backoff: float = Field(
        default=1.0, ge=0, le=60, description="Seconds before the second try, about; doubled before each further one."
    )

    @property
    def user_agent(self) -> str:
        """The name that servers are told, with the contact where there is one."""
        return f"Parley/{__version__}" + (f" (+{self.contact})" if self.contact else "")
