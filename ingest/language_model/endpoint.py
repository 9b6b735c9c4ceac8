"""An OpenAI-compatible endpoint: one question, one answer, within limits of time, size and tries."""

import json
import time
from collections.abc import Callable
from typing import Any

import httpx

from graph_schema.errors import LanguageModelError
from ingest.language_model.prompt import Messages
from ingest.language_model.refusal import Refusal, wait_before
from ingest.language_model.settings import LanguageModelSettings

TRIES = 4
"""How often one question is put before its article fails, where the endpoint is busy or out of reach."""

MOST_BYTES = 2_000_000
"""Of an answer; more is not read."""

_FORM_REFUSED = frozenset({400, 422})
"""What endpoints answer that don't know a parameter: then the question is put in a plainer form."""

_SCHEMA, _PLAIN, _NEWER = range(3)
"""The forms of a question: with the schema; without it; without what newer models refuse (temperature, max_tokens)."""


class Endpoint:
    """Asks; keeps the form of question that the endpoint took, so that the next article is asked at once.

    ``pause`` waits the given seconds. No connection is kept open between two questions.
    """

    def __init__(
        self, settings: LanguageModelSettings, schema: dict[str, Any], pause: Callable[[float], None] = time.sleep
    ) -> None:
        self._settings = settings
        self._schema = schema
        self._pause = pause
        self._form = _SCHEMA

    def ask(self, messages: Messages) -> str:
        """Return what the model wrote. Raises LanguageModelError where it wrote nothing that is whole."""
        refused = ""
        for form in range(self._form, _NEWER + 1):
            content = self._put(self._question(messages, form))
            if isinstance(content, str):
                self._form = form
                return content
            refused = content.told(self._settings.key)
            if content.status not in _FORM_REFUSED:
                break
        raise LanguageModelError(f"the language model's endpoint {refused}")

    def _question(self, messages: Messages, form: int) -> bytes:
        question: dict[str, Any] = {"model": self._settings.name, "messages": messages, "stream": False}
        if form == _NEWER:
            question["max_completion_tokens"] = self._settings.max_tokens
        else:
            question |= {"temperature": 0, "max_tokens": self._settings.max_tokens}
        if form == _SCHEMA:
            schema = {"name": "claims", "strict": True, "schema": self._schema}
            question["response_format"] = {"type": "json_schema", "json_schema": schema}
        return json.dumps(question, ensure_ascii=False).encode("utf-8")

    def _put(self, question: bytes) -> str | Refusal:
        """Put the question, again after a wait where that may help."""
        tried = 1
        while isinstance(reply := self._once(question), Refusal):
            wait = wait_before(reply, tried)
            if wait is None or tried == TRIES:
                return reply
            self._pause(wait)
            tried += 1
        return _content(reply, self._settings.max_tokens)

    def _once(self, question: bytes) -> bytes | Refusal:
        key = self._settings.key.get_secret_value()
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if key:
            headers["Authorization"] = f"Bearer {key}"
        over = time.monotonic() + self._settings.timeout
        try:
            # Redirects are not followed: the article and the key go where the setting says, and nowhere else.
            with (
                httpx.Client(timeout=self._settings.timeout, follow_redirects=False) as client,
                client.stream("POST", self._settings.address, content=question, headers=headers) as response,
            ):
                body = _body(response, over)
                if isinstance(body, Refusal) or response.status_code == httpx.codes.OK:
                    return body
                return Refusal(response.status_code, body, response.headers.get("Retry-After"))
        except httpx.TimeoutException:
            return Refusal.of("did not answer in time (PARLEY_MODEL_TIMEOUT)", again=True)
        except httpx.TransportError as error:
            return Refusal.of(f"can't be reached: {type(error).__name__}", again=True)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return Refusal.of(f"can't be asked: {type(error).__name__}", again=False)


def _body(response: httpx.Response, over: float) -> bytes | Refusal:
    read = bytearray()
    for part in response.iter_bytes():
        read += part
        if len(read) > MOST_BYTES:
            return Refusal.of(f"gave an answer of more than {MOST_BYTES} bytes", again=False)
        if time.monotonic() > over:
            return Refusal.of("did not end its answer in time (PARLEY_MODEL_TIMEOUT)", again=True)
    return bytes(read)


def _content(body: bytes, max_tokens: int) -> str:
    """Take the model's words out of the reply. Raises LanguageModelError where they are missing or cut off."""
    try:
        choice = json.loads(body)["choices"][0]
        content = choice["message"]["content"]
        finish = choice.get("finish_reason")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise LanguageModelError("the endpoint's reply is no chat completion") from error
    if finish == "length":
        raise LanguageModelError(
            f"the language model's answer was cut off at {max_tokens} tokens; PARLEY_MODEL_MAX_TOKENS may be raised"
        )
    if not isinstance(content, str) or not content.strip():
        raise LanguageModelError("the language model gave an empty answer")
    return content
