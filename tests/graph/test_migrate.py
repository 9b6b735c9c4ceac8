"""The schema on a real Neo4j. What these tests break they mend: the session shares one server."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from graph_schema.errors import SchemaError
from graph_schema.queries import catalog
from graph_schema.queries.catalog import Kind
from graph_schema.store.migrate import check_schema, made_by, migrate


@pytest.fixture
def migrated(driver):
    migrate(driver)
    yield driver
    driver.execute_query("MATCH (v:SchemaVersion) WHERE v.id STARTS WITH '9999' OR v.checksum = 'other' DELETE v")
    migrate(driver)


def forget(driver):
    """Leave a graph that no Parley has ever seen."""
    for file in catalog.all(Kind.SCHEMA):
        made = made_by(file)
        driver.execute_query(f"DROP {made.kind.upper()} {made.name} IF EXISTS")
    driver.execute_query("MATCH (n) WHERE n:SchemaVersion OR n:WriterLock DETACH DELETE n")


def test_a_fresh_graph_gets_every_file_in_order_and_then_nothing(migrated):
    forget(migrated)
    assert migrate(migrated) == [file.name for file in catalog.all(Kind.SCHEMA)]
    assert migrate(migrated) == []
    check_schema(migrated)


def test_two_at_once_apply_each_file_once(migrated):
    forget(migrated)
    with ThreadPoolExecutor(3) as pool:
        runs = [pool.submit(migrate, migrated) for _ in range(3)]
    applied = sorted(name for run in runs for name in run.result())
    assert applied == [file.name for file in catalog.all(Kind.SCHEMA)]
    check_schema(migrated)


def test_ingest_is_told_which_constraint_is_missing_and_migrate_makes_it_again(migrated):
    migrated.execute_query("DROP CONSTRAINT meeting_id")
    with pytest.raises(SchemaError, match=r"lacks constraint meeting_id; run `parley migrate`"):
        check_schema(migrated)
    assert migrate(migrated) == ["0006_meeting_id"]
    check_schema(migrated)


def test_an_unmigrated_graph_is_refused(migrated):
    forget(migrated)
    with pytest.raises(SchemaError, match="constraint actor_id"):
        check_schema(migrated)


@pytest.mark.parametrize("refuse", [migrate, check_schema])
def test_a_graph_of_a_newer_version_is_refused(migrated, refuse):
    migrated.execute_query("CREATE (:SchemaVersion {id: '9999_from_the_future', checksum: 'f'})")
    with pytest.raises(SchemaError, match=r"newer Parley \(9999_from_the_future\)"):
        refuse(migrated)


@pytest.mark.parametrize("refuse", [migrate, check_schema])
def test_a_changed_file_is_refused(migrated, refuse):
    migrated.execute_query("MATCH (v:SchemaVersion {id: '0005_actor_id'}) SET v.checksum = 'other'")
    with pytest.raises(SchemaError, match="changed since: 0005_actor_id"):
        refuse(migrated)
