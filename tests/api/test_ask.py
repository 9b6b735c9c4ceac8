"""``/ask`` on the small graph: names, tenses, roles, days, what is not there and what is not understood."""

import time
from typing import Any

import httpx
import neo4j
import pytest

from graph_schema.queries import lexer


@pytest.fixture(scope="module", autouse=True)
def planned(client: httpx.Client) -> None:
    """A server just started needs long for its first plans; the service says when it has them."""
    until = time.monotonic() + 240
    while client.get("/readyz").status_code != 200 and time.monotonic() < until:
        time.sleep(0.5)


def ask(client: httpx.Client, question: str, as_of: str | None = "2025-08-20") -> dict[str, Any]:
    response = client.get("/ask", params={"q": question} | ({"as_of": as_of} if as_of else {}))
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


def values(answer: dict[str, Any]) -> list[list[str]]:
    return [[one["value"] for one in part["answers"]] for part in answer["parts"]]


TRUMP, PUTIN, ZELENSKYY, MACRON = "Donald Trump", "Vladimir Putin", "Volodymyr Zelenskyy", "Emmanuel Macron"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who attended the Alaska summit?", [[TRUMP, PUTIN]]),
        ("who took part in the alaska summit", [[TRUMP, PUTIN]]),
        ("Who attended the summit in Anchorage?", [[TRUMP, PUTIN]]),
        ("Who hosted the Alaska summit?", [[TRUMP]]),
        ("Who was excluded from the Alaska summit?", [[ZELENSKYY]]),
        ("Who was not invited to the Alaska summit?", [[ZELENSKYY]]),
        ("Who boycotted the Alaska summit?", [["European leaders"]]),
        ("Who attended the Alaska summit, and who was excluded?", [[TRUMP, PUTIN], [ZELENSKYY]]),
        ("Who will attend the Washington talks?", [[TRUMP, ZELENSKYY]]),
        ("Whom did Putin meet?", [[TRUMP]]),
        ("Whom did Putin meet on Friday?", [[TRUMP]]),
        ("Whom did Putin meet last week?", [[TRUMP]]),
        ("Who met Trump in Anchorage?", [[PUTIN]]),
        ("Whom will Zelensky meet in Washington?", [[TRUMP]]),
        ("Which countries met in Tokyo in May 2018?", [["Japan", "South Korea"]]),
        ("Who met in Tokyo in May 2018?", [["Japan", "South Korea"]]),
        ("Who is the Ukrainian president?", [[ZELENSKYY]]),
        ("Who represents Ukraine?", [[ZELENSKYY]]),
        ("Who rejected a deal without Ukraine?", [[ZELENSKYY]]),
        ("Who warned of sanctions?", [[MACRON]]),
        ("What did Macron warn of?", [["Macron warned of new sanctions."]]),
        ("What is Zelenskyy's position on a deal?", [["Zelenskyy rejected any deal without Ukraine."]]),
        ("When did Trump and Putin last meet?", [["2025-08-15"]]),
        ("Where did Trump meet Putin?", [["Anchorage, United States"]]),
        ("When and where was the Alaska summit held?", [["2025-08-15", "Anchorage, United States"]]),
        ("Did Zelenskyy attend the Alaska summit?", [["no (excluded)"]]),
        ("Was the Singapore summit cancelled?", [["it is cancelled"]]),
    ],
)
def test_a_question_is_answered(client: httpx.Client, question: str, expected: list[list[str]]) -> None:
    answer = ask(client, question)
    assert answer["understood"] is True
    assert values(answer) == expected, answer["parts"]


def test_every_answer_shows_its_sentence_and_article(client: httpx.Client) -> None:
    answer = ask(client, "Who attended the Alaska summit?")
    (part,) = answer["parts"]
    assert [one["role"] for one in part["answers"]] == ["host", "attendee"]
    for one in part["answers"]:
        (sentence, *_) = one["evidence"]
        article = client.get(f"/articles/{sentence['article_id']}").json()
        assert article["text"][sentence["start"] : sentence["end"]] == sentence["sentence"]
        assert client.get(f"/actors/{one['id']}").status_code == 200
    assert [meeting["id"] for meeting in part["meetings"]] == ["meeting:alaska-summit"]


def test_the_cypher_can_be_pasted_and_finds_the_same_meeting(client: httpx.Client, small_graph: neo4j.Driver) -> None:
    (part,) = ask(client, "Who attended the Alaska summit?")["parts"]
    cypher = part["cypher"]
    commands = [line for line in cypher["paste"].splitlines() if line.startswith(":param ")]
    assert {line.split(" ")[1] for line in commands} == set(cypher["parameters"])
    given = ", ".join(line.removeprefix(":param ").rstrip(";").replace(" => ", ": ", 1) for line in commands)
    statement = cypher["paste"].split("\n", len(commands))[-1]
    (text,) = lexer.statements(statement)
    params = small_graph.execute_query(f"RETURN {{{given}}} AS params").records[0]["params"]
    records, summary, _ = small_graph.execute_query(text, params)
    assert records[0]["id"] == "meeting:alaska-summit"
    assert summary.query_type == "r"


def test_a_planned_meeting_is_no_answer_to_whom_somebody_met(client: httpx.Client) -> None:
    answer = ask(client, "Whom did Zelenskyy meet in Anchorage?")
    assert values(answer) == [[]]
    held = ask(client, "Whom did Zelenskyy meet?")
    (part,) = held["parts"]
    assert values(held) == [[TRUMP]]
    assert part["notes"] == ["No article says that it took place: it was planned."]
    assert part["confidence"] < ask(client, "Whom did Putin meet?")["parts"][0]["confidence"]


def test_a_meeting_that_was_held_answers_who_was_to_be_there_and_says_so(client: httpx.Client) -> None:
    answer = ask(client, "Who was to attend the Alaska summit?")
    assert values(answer) == [[TRUMP, PUTIN]]
    assert answer["parts"][0]["notes"] == ["It is no longer planned: it is held."]


def test_as_of_looks_only_at_what_was_published_by_then(client: httpx.Client) -> None:
    assert values(ask(client, "Who attended the Alaska summit?", as_of="2025-08-15")) == [[]]
    assert values(ask(client, "Who warned of sanctions?", as_of="2025-08-18")) == [[]]


def test_which_meetings_are_planned(client: httpx.Client) -> None:
    (part,) = ask(client, "Which meetings are planned?", as_of="2025-08-17")["parts"]
    assert [one["id"] for one in part["answers"]] == ["meeting:washington-talks"]
    (cancelled,) = ask(client, "Which meetings were cancelled?")["parts"]
    assert [one["id"] for one in cancelled["answers"]] == ["meeting:singapore-summit"]


def test_how_often(client: httpx.Client) -> None:
    (part,) = ask(client, "How often did Trump and Putin meet?")["parts"]
    assert part["answers"][0]["value"] == "2"
    assert {one["id"] for one in part["answers"][1:]} == {"meeting:alaska-summit", "meeting:anchorage-walk"}


def test_a_misspelt_name_is_read_and_the_reading_is_told(client: httpx.Client) -> None:
    (part,) = ask(client, "Whom will Zelenzky meet?")["parts"]
    assert part["notes"][0] == f"Read 'Zelenzky' as {ZELENSKYY}."
    assert [one["value"] for one in part["answers"]] == [TRUMP]  # a call is no meeting


def test_who_is_not_in_the_graph_is_named(client: httpx.Client) -> None:
    answer = ask(client, "Whom did Bismarck meet?")
    assert values(answer) == [[]]
    assert answer["parts"][0]["notes"] == ["No article of the graph names 'Bismarck'."]
    assert answer["text"] == "The articles do not tell."


@pytest.mark.parametrize("question", ["How much is the fish?", "What is the weather like?", "???", "a'b\") OR *:*"])
def test_what_is_not_understood_is_said_with_the_nearest_questions(client: httpx.Client, question: str) -> None:
    answer = ask(client, question)
    assert (answer["understood"], answer["parts"]) == (False, [])
    assert len(answer["suggestions"]) == 3
    assert all(ask(client, suggestion)["understood"] for suggestion in answer["suggestions"])


@pytest.mark.parametrize(
    "params", [{}, {"q": ""}, {"q": "x" * 501}, {"q": "Who?", "as_of": "yesterday"}, {"q": "a", "b": "c"}]
)
def test_bad_requests_are_problems(client: httpx.Client, params: dict[str, str]) -> None:
    response = client.get("/ask", params=params)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "question",
    [
        "Whom did AND OR NOT meet?",
        'Who attended the "+-&&||!(){}[]^~*?:\\/ summit?',
        "Who met \u0000?",
        "Who met " + "a " * 200,
    ],
)
def test_signs_of_the_index_are_words(client: httpx.Client, question: str) -> None:
    assert client.get("/ask", params={"q": question}).status_code == 200
