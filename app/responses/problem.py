"""The shape of every error: RFC 9457 problem details."""

from pydantic import Field

from app.responses.base import Shape

MEDIA_TYPE = "application/problem+json"


class InvalidValue(Shape):
    """One value of the request that was refused."""

    where: str = Field(description="the place in the request", examples=["query.limit"])
    why: str = Field(examples=["Input should be less than or equal to 200"])


class Problem(Shape):
    """What went wrong, for people and for programs (RFC 9457). ``type`` never changes its meaning."""

    type: str = Field(examples=["urn:problem-type:parley:not-found"])
    title: str = Field(examples=["Not found"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["There is no meeting 'meeting:nowhere'."])
    instance: str | None = Field(
        default=None, description="path of the request", examples=["/meetings/meeting:nowhere"]
    )
    errors: list[InvalidValue] | None = Field(default=None, description="the refused values of a 422")
