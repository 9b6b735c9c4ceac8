"""The one base class of every value in the model."""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen value: equal when its fields are equal, never changed after it was made.

    Unknown fields are refused (``pydantic.ValidationError``), so that a misspelt key in a data file or a request is
    an error and not silence.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
