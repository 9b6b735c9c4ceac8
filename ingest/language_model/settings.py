"""Which language model is asked, and within which limits."""

from importlib.util import find_spec
from urllib.parse import urlsplit

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph_schema.errors import SettingsError

CLIENT = "httpx"
"""The package that speaks to the endpoint; what the extra ``model`` asks for."""


class LanguageModelSettings(BaseSettings):
    """An OpenAI-compatible endpoint; every variable has the prefix ``PARLEY_MODEL_``."""

    model_config = SettingsConfigDict(env_prefix="PARLEY_MODEL_", frozen=True, extra="ignore")

    url: str = Field(default="", description="Base address of the endpoint; /chat/completions is added to it.")
    name: str = Field(default="", description="Name of the model, as the endpoint knows it.")
    key: SecretStr = Field(default=SecretStr(""), description="Sent as bearer token; empty: none is sent.")
    timeout: float = Field(default=120, gt=0, le=3600, description="Seconds that one answer may take as a whole.")
    max_tokens: int = Field(default=4096, gt=0, description="Longest answer that is asked for, in tokens.")
    max_characters: int = Field(
        default=60_000, gt=0, description="Longest article that is sent, in characters; a longer one fails."
    )

    @property
    def address(self) -> str:
        """Where questions are posted to."""
        return self.url.rstrip("/") + "/chat/completions"

    def check(self) -> None:
        """Raise SettingsError where no question could be asked with these settings; nothing is sent."""
        if not self.url or not self.name:
            raise SettingsError("PARLEY_EXTRACTOR=model needs PARLEY_MODEL_URL and PARLEY_MODEL_NAME")
        try:
            parts = urlsplit(self.url)
            usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        except ValueError:
            usable = False
        if not usable:
            raise SettingsError("PARLEY_MODEL_URL must be an address with http:// or https://")
        if parts.username or parts.password or parts.query or parts.fragment:
            raise SettingsError("PARLEY_MODEL_URL must hold no login and no query: a key belongs in PARLEY_MODEL_KEY")
        if not self.key.get_secret_value().isprintable() or not self.key.get_secret_value().isascii():
            raise SettingsError("PARLEY_MODEL_KEY must be ASCII on one line")
        if _missing(CLIENT):
            raise SettingsError(f"PARLEY_EXTRACTOR=model needs {CLIENT}: install the extra, parley-graph[model]")


def _missing(module: str) -> bool:
    try:
        return find_spec(module) is None
    except ValueError:  # a module that was barred on purpose has no spec
        return True
