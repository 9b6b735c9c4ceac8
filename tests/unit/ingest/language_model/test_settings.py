"""Settings that can't work are refused before anything is read or sent."""

import subprocess
import sys

import pytest
from pydantic import ValidationError

from graph_schema.errors import SettingsError
from ingest.extract.article import extract_article
from ingest.extractor import extractor_for, fingerprint_of
from ingest.language_model.settings import LanguageModelSettings
from ingest.settings import IngestSettings
from tests.unit.app.test_cli import parley

GOOD = "http://127.0.0.1:9/v1"


def test_without_the_setting_the_rules_read_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARLEY_MODEL_URL", GOOD)
    monkeypatch.setenv("PARLEY_MODEL_NAME", "m")
    settings = IngestSettings()
    assert settings.extractor == "rules"
    assert extractor_for(settings) is extract_article
    assert "+" not in fingerprint_of(settings)


def test_the_fingerprint_names_the_model() -> None:
    asked = IngestSettings(extractor="model", language_model=LanguageModelSettings(url=GOOD, name="m"))
    assert fingerprint_of(asked).startswith(fingerprint_of(IngestSettings()) + "+m:")


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({}, "PARLEY_MODEL_URL and PARLEY_MODEL_NAME"),
        ({"url": GOOD}, "PARLEY_MODEL_NAME"),
        ({"name": "m"}, "PARLEY_MODEL_URL"),
        ({"url": "localhost/v1", "name": "m"}, "http:// or https://"),
        ({"url": "file:///etc/hosts", "name": "m"}, "http:// or https://"),
        ({"url": "http://[::1/v1", "name": "m"}, "http:// or https://"),
        ({"url": "http://host:99999/v1", "name": "m"}, "http:// or https://"),
        ({"url": "http://me:pass@host/v1", "name": "m"}, "no login and no query"),
        ({"url": "http://host/v1?key=k", "name": "m"}, "no login and no query"),
        ({"url": GOOD, "name": "m", "key": "a\r\nX: y"}, "PARLEY_MODEL_KEY must be"),
    ],
)
def test_what_can_not_work_is_refused(settings: dict[str, str], told: str) -> None:
    with pytest.raises(SettingsError, match=told) as refused:
        extractor_for(IngestSettings(extractor="model", language_model=LanguageModelSettings(**settings)))
    assert "pass@" not in str(refused.value)


@pytest.mark.parametrize("wrong", [{"timeout": 0}, {"max_tokens": 0}, {"max_characters": -1}])
def test_limits_are_limits(wrong: dict[str, int]) -> None:
    with pytest.raises(ValidationError):
        LanguageModelSettings(**wrong)


def test_the_command_line_says_what_is_missing() -> None:
    done = parley("extract", "examples", "--out", "never-made", PARLEY_EXTRACTOR="model")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "parley: PARLEY_EXTRACTOR=model needs PARLEY_MODEL_URL and PARLEY_MODEL_NAME\n"


def test_the_command_line_names_the_variable_that_is_wrong() -> None:
    done = parley("extract", "examples", "--out", "never-made", PARLEY_MODEL_TIMEOUT="long")
    assert done.returncode == 2
    assert "PARLEY_MODEL_TIMEOUT=long" in done.stderr
    other = parley("extract", "examples", "--out", "never-made", PARLEY_EXTRACTOR="magic")
    assert other.returncode == 2
    assert "PARLEY_EXTRACTOR=magic" in other.stderr


WITHOUT_CLIENT = f"""
import sys
from ingest.extractor import extractor_for
from ingest.language_model.settings import LanguageModelSettings
from ingest.settings import IngestSettings
assert not [name for name in sys.modules if name.startswith("ingest.language_model.e")]  # nobody has loaded the client
sys.modules["httpx"] = None  # importing it fails, as where it is not installed
extractor_for(IngestSettings())
try:
    extractor_for(IngestSettings(extractor="model", language_model=LanguageModelSettings(url="{GOOD}", name="m")))
except Exception as error:
    print(type(error).__name__, error)
"""


def test_without_the_extra_the_rules_work_and_the_model_is_refused() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT_CLIENT], capture_output=True, text=True, check=True)
    assert done.stdout == ("SettingsError PARLEY_EXTRACTOR=model needs httpx: install the extra, parley-graph[model]\n")
