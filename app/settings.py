"""Settings of the service, read from the environment once, at the entry point, and handed to ``create_app``."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.access.settings import AccessSettings
from app.edge.logs import LogForm
from graph_schema.settings import StoreSettings


class ApiSettings(BaseSettings):
    """How the service answers; ``store`` says where the graph is. All variables have the prefix ``PARLEY_API_``."""

    model_config = SettingsConfigDict(env_prefix="PARLEY_API_", frozen=True, extra="ignore")

    timeout: float = Field(
        default=2.5, gt=0, description="Seconds that one question to the database may take; then the answer is 504."
    )
    at_once: int = Field(default=16, gt=0, description="Questions that are with the database at a time, per worker.")
    waiting: int = Field(
        default=256, ge=0, description="Questions that may wait for their turn, per worker; more get 503."
    )
    max_body: int = Field(default=20_000_000, gt=0, description="Bytes that a request may have; larger ones get 413.")
    cors: tuple[str, ...] = Field(
        default=(), description='Web sites whose pages may ask, as JSON: ["https://news.example"].'
    )
    cypher: bool = Field(default=False, description="Whether `POST /cypher` runs read-only Cypher.")
    cypher_timeout: float = Field(default=5, gt=0, description="Seconds that such a statement may take.")
    cypher_rows: int = Field(default=1000, gt=0, description="The most rows of its answer.")
    log: LogForm = Field(default="text", description="`text` or `json`: the form of log lines.")
    access_log: bool = Field(default=True, description="Whether each request is logged.")
    access: AccessSettings = Field(default_factory=AccessSettings, description="Who is let in (not a variable).")
    store: StoreSettings = Field(default_factory=StoreSettings, description="Which database (not a variable).")
