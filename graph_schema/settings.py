"""Settings of the graph and its store, read from the environment once, at the entry point, and handed on."""

from pathlib import Path
from typing import Annotated

import platformdirs
from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class StoreSettings(BaseSettings):
    """Which database, and where a local one keeps its files.

    The server is named by Neo4j's own variables (``NEO4J_URI`` …); everything else has the prefix ``PARLEY_``.
    Where ``NEO4J_URI`` is unset, Parley runs a real Neo4j of its own on the loopback address.
    """

    model_config = SettingsConfigDict(env_prefix="PARLEY_", frozen=True, extra="ignore", populate_by_name=True)

    home: Path = Field(
        default_factory=lambda: platformdirs.user_data_path("parley"),
        description="All data of a local Parley: graph, state file, ledger.",
    )
    cache: Path = Field(
        default_factory=lambda: platformdirs.user_cache_path("parley"),
        description="Downloaded jars; shared by every PARLEY_HOME of this user.",
    )
    neo4j_uri: Annotated[
        str | None,
        Field(validation_alias="NEO4J_URI", description="bolt://, neo4j:// or neo4j+s://; unset: a local Neo4j."),
    ] = None
    neo4j_user: Annotated[str, Field(validation_alias="NEO4J_USER", description="User name.")] = "neo4j"
    neo4j_password: Annotated[
        SecretStr | None, Field(validation_alias="NEO4J_PASSWORD", description="Password of that user.")
    ] = None
    neo4j_database: Annotated[
        str | None, Field(validation_alias="NEO4J_DATABASE", description="Database name; unset: the home database.")
    ] = None
    neo4j_bolt_port: int = Field(
        default=7687, description="Wanted Bolt port of the local Neo4j; another free one is taken if it is in use."
    )
    neo4j_http_port: int = Field(default=7474, description="Wanted HTTP port (Neo4j Browser) of the local Neo4j.")
    neo4j_start_timeout: float = Field(default=120, description="Seconds to wait for the local Neo4j to answer.")
    neo4j_heap: str = Field(default="512m", description="Largest Java heap of the local Neo4j.")
    neo4j_page_cache: str = Field(default="128m", description="Page cache of the local Neo4j.")
    neo4j_java_options: str = Field(
        default="", description="More options for the Java of the local Neo4j, separated by spaces."
    )
    changes_kept: int = Field(
        default=100_000, ge=1, description="Changes that `GET /changes` can still tell of; older ones are dropped."
    )
    neo4j_repair: bool = Field(
        default=False,
        description="For one start after the disk was full: cut off what it tore at the end of the transaction log.",
    )
    maven_repository: str | None = Field(
        default=None, description="A mirror of the Maven repository to fetch the Neo4j jars from."
    )

    @field_validator("neo4j_uri", mode="before")
    @classmethod
    def _empty_is_unset(cls, value: object) -> object:
        return value or None
