"""Who is let in, and how often; part of the service's settings, with the same prefix ``PARLEY_API_``."""

from typing import Literal, Self

from limits import parse
from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

Anonymous = Literal["none", "read", "write"]


class AccessSettings(BaseSettings):
    """Keys need no setting: `parley key create` puts them into the graph. Tokens (JWT) need all that begins so."""

    model_config = SettingsConfigDict(env_prefix="PARLEY_API_", frozen=True, extra="ignore")

    anonymous: Anonymous | None = Field(
        default=None,
        description="What callers without key or token may do; unset: read on the loopback address, else nothing.",
    )
    jwt_key: SecretStr | None = Field(
        default=None, description="Public key (PEM) or shared secret that signs tokens; unset: no tokens are taken."
    )
    jwt_algorithm: Literal["RS256", "ES256", "EdDSA", "HS256"] = Field(
        default="RS256", description="The one algorithm that tokens may be signed with."
    )
    jwt_audience: str | None = Field(default=None, description="`aud` that a token must have.")
    jwt_issuer: str | None = Field(default=None, description="`iss` that a token must have.")
    rate: str = Field(default="", description="Most requests of one caller, e.g. `600/minute`; empty: no limit.")
    rate_storage: str = Field(
        default="memory://", description="Where requests are counted; `memory://` counts for each worker by itself."
    )

    @field_validator("rate")
    @classmethod
    def _is_a_rate(cls, value: str) -> str:
        if value:
            try:
                parse(value)
            except ValueError as error:
                raise ValueError("write a rate as 600/minute or 10/second") from error
        return value

    @model_validator(mode="after")
    def _tokens_are_for_somebody(self) -> Self:
        if self.jwt_key and not (self.jwt_audience and self.jwt_issuer):
            raise ValueError("PARLEY_API_JWT_KEY needs PARLEY_API_JWT_AUDIENCE and PARLEY_API_JWT_ISSUER too")
        if self.jwt_key and self.jwt_algorithm == "HS256" and len(self.jwt_key.get_secret_value()) < 32:
            raise ValueError("a shared secret for HS256 needs at least 32 characters (RFC 7518, 3.2)")
        return self
