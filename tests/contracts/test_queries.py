"""Every file in queries/ against the real server's planner: what its header promises is what the statement does."""

import pytest

from bench.serve_ways import WAYS, ways
from graph_schema.queries import catalog
from graph_schema.queries.catalog import Kind
from graph_schema.store.migrate import made_by, migrate

QUERIES = [query for kind in Kind for query in catalog.all(kind)]


@pytest.fixture(scope="module")
def planner(driver):
    """A graph with the schema: full-text indexes are looked up by name when a query is planned or run."""
    migrate(driver)
    return driver


def samples(driver, query):
    """The header's sample values, as the server reads them."""
    literals = ", ".join(f"`{name}`: {sample}" for name, sample in query.params.items())
    return driver.execute_query(f"RETURN {{{literals}}} AS params").records[0]["params"]


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: f"{query.kind}/{query.name}")
def test_the_file_is_what_its_header_says(planner, query):
    records, summary, keys = planner.execute_query("EXPLAIN " + query.text, samples(planner, query))
    assert records == []
    assert tuple(keys) == query.columns
    complaints = [status for status in summary.gql_status_objects if status.gql_status.startswith("01")]
    assert [status.status_description for status in complaints] == []
    if query.kind is Kind.READ:
        assert summary.query_type == "r"


@pytest.mark.parametrize("query", catalog.all(Kind.READ), ids=lambda query: query.name)
def test_a_read_query_runs_with_its_samples_and_changes_nothing(planner, query):
    _, summary, keys = planner.execute_query(query.text, samples(planner, query), routing_="r")
    assert tuple(keys) == query.columns
    assert not summary.counters.contains_updates


@pytest.mark.parametrize("query", catalog.all(Kind.READ), ids=lambda query: query.name)
def test_a_read_query_says_how_much_it_reads(query):
    made = f"python -m bench.serve_plans --write {query.name}"
    assert tuple(query.hits) == ways(query.name), f"run {made} against a Neo4j with a graph in it (any to begin with)"
    assert all(hits > 0 for hits in query.hits.values())


def test_the_ways_of_asking_are_those_of_queries():
    for name, asked in WAYS.items():
        params = catalog.load(name).params
        assert all(given.keys() <= params.keys() for given in asked.values()), name


@pytest.mark.parametrize("file", catalog.all(Kind.SCHEMA), ids=lambda file: file.name)
def test_a_schema_file_makes_one_thing_named_as_itself(file):
    assert file.name.partition("_")[2] == made_by(file).name


def test_schema_files_are_numbered_without_a_gap():
    numbers = [int(file.name.partition("_")[0]) for file in catalog.all(Kind.SCHEMA)]
    assert numbers == sorted(set(numbers))
