"""The README against the code: its table of settings, and the five questions on a real server."""

import re
from pathlib import Path

import neo4j
import pytest
from pydantic_settings import BaseSettings

from app.access.settings import AccessSettings
from app.settings import ApiSettings
from graph_schema.settings import StoreSettings
from ingest.fetch.settings import FetchSettings
from ingest.language_model.settings import LanguageModelSettings
from ingest.settings import IngestSettings

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
CYPHER = re.findall(r"```cypher\n(.*?)```", README, flags=re.S)


def variables(settings: type[BaseSettings]) -> set[str]:
    prefix = str(settings.model_config["env_prefix"])
    names = {name: field.validation_alias or prefix + name for name, field in settings.model_fields.items()}
    return {str(alias).upper() for name, alias in names.items() if name not in ("store", "language_model", "access")}


@pytest.mark.parametrize(
    "settings", [StoreSettings, IngestSettings, FetchSettings, LanguageModelSettings, ApiSettings, AccessSettings]
)
def test_every_setting_is_in_the_table(settings: type[BaseSettings]) -> None:
    assert variables(settings) - set(re.findall(r"`([A-Z][A-Z0-9_]+)`", README)) == set()


def test_the_table_names_no_setting_that_is_not_there() -> None:
    known = variables(StoreSettings) | variables(IngestSettings) | variables(ApiSettings)
    known |= variables(LanguageModelSettings) | variables(AccessSettings) | variables(FetchSettings)
    rows = re.findall(r"^\| (`[A-Z].*?) \|", README, flags=re.M)
    assert rows
    assert {name for row in rows for name in re.findall(r"`([A-Z0-9_]+)`", row)} - known == set()


def test_there_are_five_questions() -> None:
    assert len(CYPHER) == 5


@pytest.mark.parametrize("text", CYPHER)
def test_each_question_is_understood_by_the_server(text: str, empty_graph: neo4j.Driver) -> None:
    with empty_graph.session(default_access_mode=neo4j.READ_ACCESS) as session:
        assert session.run("EXPLAIN " + text).consume().query_type == "r"
