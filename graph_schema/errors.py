"""The error tree of Parley.

Library code raises these; ``app.errors`` maps them to HTTP, the command line to exit codes.

ParleyError
├── SettingsError       a setting is missing or wrong: exit code 2
├── InputError          an article or a source can't be read as it is; the message says what to do
├── NotFoundError       no such id or name
├── GoneError           it was there, and is not kept any more
├── QueryError          a query file or its parameters are wrong
├── LanguageModelError  the optional language model gave no answer that can be used, for one article
├── SchemaError         the graph lacks a constraint or has a newer schema; `parley migrate` helps
└── StoreError          the database can't be reached or can't be started
    ├── StoreTimeoutError   it did not answer in time
    └── StoreBusyError      it has more questions than it can take; ask again
"""


class ParleyError(Exception):
    """Base of all errors that Parley raises on purpose; its text is meant for people."""


class SettingsError(ParleyError):
    """A setting is missing or wrong."""


class InputError(ParleyError):
    """An article or a source can't be read as it is."""


class NotFoundError(ParleyError):
    """There is nothing by this id or name."""


class GoneError(ParleyError):
    """What is asked for was there, and is not kept any more."""


class QueryError(ParleyError):
    """A query file is malformed, or its parameters don't fit."""


class LanguageModelError(ParleyError):
    """The endpoint of the optional language model gave no answer that can be used."""


class SchemaError(ParleyError):
    """The graph's schema is not the one that this version writes."""


class StoreError(ParleyError):
    """The database can't be reached or can't be started."""


class StoreTimeoutError(StoreError):
    """The database did not answer in time."""


class StoreBusyError(StoreError):
    """More questions wait for the database than it can answer soon."""
