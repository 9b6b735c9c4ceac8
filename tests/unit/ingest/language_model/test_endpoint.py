"""The client against a real server: forms of question, tries, limits, and that the key stays a secret."""

import logging
import socket
from email.utils import formatdate

import pytest
from pydantic import SecretStr

from graph_schema.errors import LanguageModelError
from ingest.language_model import endpoint
from ingest.language_model.answer import schema
from ingest.language_model.endpoint import TRIES, Endpoint
from ingest.language_model.settings import LanguageModelSettings
from tests.unit.ingest.language_model.stub import Reply, Stub, completion, serve

KEY = "sk-very-secret"
QUESTION = [{"role": "user", "content": "a “question”"}]


class Waits:
    """Waits for nothing, and keeps how long it was asked to."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


def client(stub: Stub, waits: Waits | None = None, **changed: object) -> Endpoint:
    settings = LanguageModelSettings(**{"url": stub.url, "name": "m", "key": KEY, "timeout": 5, **changed})
    return Endpoint(settings, schema(), waits or Waits())


def test_the_question_is_one_that_compatible_servers_take() -> None:
    with serve(completion("an answer")) as stub:
        assert client(stub).ask(QUESTION) == "an answer"
    assert stub.paths == ["/v1/chat/completions"]
    assert stub.headers[0]["Authorization"] == f"Bearer {KEY}"
    (asked,) = stub.asked
    assert (asked["model"], asked["temperature"], asked["stream"]) == ("m", 0, False)
    assert asked["messages"] == QUESTION
    assert asked["response_format"]["json_schema"]["strict"] is True


def test_without_a_key_none_is_sent() -> None:
    with serve(completion("x")) as stub:
        client(stub, key="").ask(QUESTION)
    assert "Authorization" not in stub.headers[0]


def test_plainer_forms_are_tried_and_remembered() -> None:
    refused = Reply(400, b'{"error": {"message": "unknown parameter"}}')
    with serve(refused, refused, completion("x")) as stub:
        asking = client(stub)
        assert [asking.ask(QUESTION), asking.ask(QUESTION)] == ["x", "x"]
    forms = [{"response_format", "max_tokens", "max_completion_tokens", "temperature"} & set(a) for a in stub.asked]
    assert forms == [
        {"response_format", "max_tokens", "temperature"},
        {"max_tokens", "temperature"},
        {"max_completion_tokens"},
        {"max_completion_tokens"},
    ]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_endpoint_is_asked_again_later(status: int) -> None:
    waits = Waits()
    with serve(Reply(status), Reply(status), completion("x")) as stub:
        assert client(stub, waits).ask(QUESTION) == "x"
    assert waits.seconds == [1.0, 2.0]


def test_it_is_given_up_after_a_few_tries() -> None:
    waits = Waits()
    with serve(Reply(503, b"over capacity")) as stub, pytest.raises(LanguageModelError, match="503: over capacity"):
        client(stub, waits).ask(QUESTION)
    assert len(stub.asked) == TRIES
    assert waits.seconds == [1.0, 2.0, 4.0]


@pytest.mark.parametrize(
    ("header", "waited"),
    [("0", [0.0]), ("7", [7.0]), (formatdate(0, usegmt=True), [0.0]), ("soon", [1.0]), ("-5", [1.0])],
)
def test_retry_after_is_respected(header: str, waited: list[float]) -> None:
    waits = Waits()
    with serve(Reply(429, headers={"Retry-After": header}), completion("x")) as stub:
        client(stub, waits).ask(QUESTION)
    assert waits.seconds == waited


@pytest.mark.parametrize("header", ["3600", "9" * 400, formatdate(9e9, usegmt=True)])
def test_who_asks_for_too_long_a_wait_is_given_up(header: str) -> None:
    with serve(Reply(429, headers={"Retry-After": header})) as stub, pytest.raises(LanguageModelError, match="429"):
        client(stub).ask(QUESTION)
    assert len(stub.asked) == 1


@pytest.mark.parametrize("status", [301, 307, 401, 403, 404])
def test_what_no_second_try_mends_fails_at_once(status: int) -> None:
    away = Reply(status, headers={"Location": "http://127.0.0.1:1/elsewhere"})
    with serve(away) as stub, pytest.raises(LanguageModelError, match=f"answered {status}: nothing"):
        client(stub).ask(QUESTION)
    assert len(stub.asked) == 1


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (completion("{", finish="length"), "cut off at 4096 tokens; PARLEY_MODEL_MAX_TOKENS"),
        (completion(" "), "empty answer"),
        (Reply(body=b'{"choices": [{"message": {"content": null, "refusal": "no"}}]}'), "empty answer"),
        (Reply(body=b"<html>It works!</html>"), "no chat completion"),
        (Reply(body=b'{"choices": []}'), "no chat completion"),
        (Reply(body=b'{"choices": [3]}'), "no chat completion"),
        (Reply(body=b"[" * 100_000), "no chat completion"),
        (Reply(body=b'"\xff\xfe"'), "no chat completion"),
        (Reply(body=b""), "no chat completion"),
        (Reply(body=b'{"choices": [{"mess'), "no chat completion"),
    ],
)
def test_an_answer_that_is_not_whole_is_an_error_in_words(reply: Reply, told: str) -> None:
    with serve(reply) as stub, pytest.raises(LanguageModelError, match=told):
        client(stub).ask(QUESTION)
    assert len(stub.asked) == 1


def test_a_huge_answer_is_not_read_to_its_end() -> None:
    huge = Reply(body=b" " * (endpoint.MOST_BYTES + 100_000))
    with serve(huge) as stub, pytest.raises(LanguageModelError, match=f"more than {endpoint.MOST_BYTES} bytes"):
        client(stub).ask(QUESTION)


@pytest.mark.parametrize("reply", [Reply(silent=True), Reply(body=b" " * 500, trickle=True)])
def test_a_slow_answer_ends_with_the_time_allowed(reply: Reply) -> None:
    """Silence, and drops that each come in time: the time is that of the whole answer."""
    with serve(reply, completion("x")) as stub:
        assert client(stub, timeout=0.3).ask(QUESTION) == "x"
    assert len(stub.asked) == 2


def test_nobody_there() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        gone = Stub([], url=f"http://127.0.0.1:{taken.getsockname()[1]}/v1")
        waits = Waits()
        with pytest.raises(LanguageModelError, match="can't be reached: ConnectError"):
            client(gone, waits).ask(QUESTION)
    assert len(waits.seconds) == TRIES - 1


def test_the_key_is_never_told(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    echo = Reply(401, f"bad key \x1b[31m{KEY}\n in {KEY}".encode())
    with serve(echo) as stub, pytest.raises(LanguageModelError) as told:
        client(stub).ask(QUESTION)
    assert str(told.value) == "the language model's endpoint answered 401: bad key [31m… in …"
    assert KEY not in caplog.text
    assert KEY not in repr(LanguageModelSettings(key=SecretStr(KEY)))
