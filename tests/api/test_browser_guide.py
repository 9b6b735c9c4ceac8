"""The guide for Neo4j Browser: every query of it runs, on the samples that the graph itself gives."""

import re
from html import unescape

import httpx
import neo4j
import pytest

from app.browser import guide
from graph_schema.queries import catalog
from graph_schema.store.reader import Source
from graph_schema.store.readonly import run_readonly


def params(graph: neo4j.Driver) -> dict[str, str]:
    row = graph.execute_query(catalog.load("guide_samples").text).records[0].data()
    return guide.parameters(row)


def test_there_are_a_dozen_questions_and_the_page_has_them_all(client: httpx.Client) -> None:
    assert len(guide.questions()) == 12
    page = client.get("/browser/guide")
    assert page.headers["access-control-allow-origin"] == "*"
    runnable = [unescape(code) for code in re.findall(r'runnable">(.*?)</pre>', page.text, re.DOTALL)]
    assert runnable[0].startswith(":params {actor: '")
    assert runnable[1] == f":style {str(client.base_url).rstrip('/')}/browser/parley.grass"
    assert runnable[2:] == [one.cypher for one in guide.questions()]


@pytest.mark.parametrize("question", guide.questions(), ids=lambda one: one.title)
def test_each_question_is_answered(small_graph: neo4j.Driver, question: guide.Question) -> None:
    answer = run_readonly(Source(small_graph, None), question.cypher, params(small_graph))
    assert answer.rows, "the small graph has an answer to every question"
    if question.picture:
        assert (
            small_graph.execute_query(question.cypher, params(small_graph)).records[0].values()[0].__class__.__module__
        )


def test_samples_of_an_empty_graph_are_names_all_the_same(empty_graph: neo4j.Driver) -> None:
    found = params(empty_graph)
    assert all(found.values())
    assert set(found) == {"actor", "other", "topic", "country", "words"}


def test_names_with_quotes_stay_values() -> None:
    text = guide.saved(guide.parameters({"actor": "Didier O'Neill\\", "topic": "x"}))
    assert r"actor: 'Didier O\'Neill\\'" in text
    assert (
        "<"
        not in guide.guide(guide.parameters({"actor": "<script>"}), "http://localhost:8000").split("runnable")[1][:60]
    )


def test_browser_may_fetch_guide_and_style(client: httpx.Client) -> None:
    asked = {"Origin": "http://localhost:7474", "Access-Control-Request-Method": "GET"}
    preflight = client.options("/browser/guide", headers=asked)
    assert (preflight.status_code, preflight.headers["access-control-allow-origin"]) == (204, "*")
    assert client.get("/browser/parley.grass").text.startswith("node {")
    assert "MATCH" in client.get("/browser/queries.cypher").text
