"""The service keeps to its OpenAPI document, whatever it is asked: requests made from the document by schemathesis.

Good and bad values for each operation: borders, other types, odd characters; the same ones in each run. Asked without
keys, as anonymous callers may write here (nothing is done with what they order, as no worker runs), and with keys that
nobody made.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import neo4j
import pytest

from app.access.settings import AccessSettings
from app.main import create_app
from app.settings import ApiSettings
from graph_schema.settings import StoreSettings
from tests.api.serving import serving

CHECKS = (
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
    "response_schema_conformance", "unsupported_method", "allow_header_conformance", "negative_data_rejection",
)  # fmt: skip
"""Not ``positive_data_acceptance``: a document can't say "either text or html", or "from" not after "to"."""

IDS = {
    "/meetings/": ["meeting:alaska-summit", "meeting:three-way-summit"],
    "/actors/": ["person:donald-trump", "state:UKR"],
    "/articles/": ["art-00000000a1a50001"],
    "/topics/": ["topic:ceasefire"],
}
"""Ids of ``small_graph.cypher``, so that what lies behind a path is reached."""

TOOL_FAULT = "SystemError: AST constructor recursion depth mismatch"
"""Seen now and then where schemathesis' threads parse source at the same time on Python 3.11: then it is run again."""

Document = dict[str, Any]


@pytest.fixture(scope="module")
def open_to_all(small_graph: neo4j.Driver, store_settings: StoreSettings) -> Iterator[httpx.Client]:
    """The service with everything on, for anybody, with all its plans made."""
    access = AccessSettings(anonymous="write")
    # Time enough for everything: a 504 of a busy machine is no finding.
    settings = ApiSettings(
        store=store_settings, timeout=60, cypher=True, cypher_timeout=60, access=access, access_log=False
    )
    with serving(create_app(settings)) as client:
        until = time.monotonic() + 120
        while client.get("/readyz").status_code != 200:
            assert time.monotonic() < until
            time.sleep(0.2)
        yield client


def test_answers_keep_to_the_document(open_to_all: httpx.Client, tmp_path: Path) -> None:
    document = open_to_all.get("/openapi.json").json()
    del document["components"]["securitySchemes"]
    for path, item in document["paths"].items():
        for operation in item.values():
            del operation["security"]
            for parameter in operation.get("parameters", ()):
                known = [ids for start, ids in IDS.items() if path.startswith(start) and parameter["name"] == "id"]
                for ids in known:
                    parameter["schema"]["examples"] = ids
    done = fuzzed(document, open_to_all, tmp_path, "--phases", "coverage,fuzzing", "--max-examples", "4")
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"Tested: {sum(map(len, document['paths'].values()))}\n" in done.stdout, done.stdout


def test_answers_to_unknown_keys_keep_to_it_too(open_to_all: httpx.Client, tmp_path: Path) -> None:
    document = open_to_all.get("/openapi.json").json()
    done = fuzzed(document, open_to_all, tmp_path, "--phases", "fuzzing", "--max-examples", "1")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_document_that_keeps_an_answer_back_is_noticed(open_to_all: httpx.Client, tmp_path: Path) -> None:
    document = open_to_all.get("/openapi.json").json()
    document["paths"] = {"/network/path": document["paths"]["/network/path"]}
    del document["paths"]["/network/path"]["get"]["responses"]["404"]
    del document["paths"]["/network/path"]["get"]["security"]
    done = fuzzed(document, open_to_all, tmp_path, "--phases", "fuzzing", "--max-examples", "3")
    assert done.returncode == 1
    assert "Undocumented status code" in done.stdout


ODD = ["\ud800", "a\x00b", "\u202e\u0301", "x" * 5000, "\uffff", "😀" * 300]
HUGE = [2**63, -(2**64), 10**400, 1e308]


@pytest.mark.parametrize("text", ODD)
def test_odd_characters_are_no_fault_of_the_service(open_to_all: httpx.Client, text: str) -> None:
    asked = [
        open_to_all.post("/articles", content=json.dumps({"text": text, "published": "2025-08-17", "title": text})),
        open_to_all.post("/decisions", content=json.dumps({"kind": "reject", "about": text, "reason": text})),
        open_to_all.post("/cypher", content=json.dumps({"query": "RETURN $a AS a", "params": {"a": text, text: 1}})),
        open_to_all.post("/cypher", content=json.dumps({"query": f"RETURN '{text}' AS a", "params": {}})),
    ]
    raw = quote(text[:150].encode("utf-8", "surrogatepass"))
    for path in ("/meetings", "/search", "/positions", "/articles", "/actors", "/topics", "/ask"):
        asked.append(open_to_all.get(f"{path}?q={raw}"))
    for path in ("/meetings/{}", "/actors/{}/meetings", "/articles/{}", "/topics/{}", "/jobs/{}", "/runs/{}"):
        asked.append(open_to_all.get(path.format(raw)))
    for response in asked:
        assert response.status_code in (200, 202, 404, 422), (response.request.url, response.text)
        assert response.json()


@pytest.mark.parametrize("number", HUGE)
def test_huge_numbers_are_no_fault_of_the_service(open_to_all: httpx.Client, number: float) -> None:
    for path in ("/meetings?limit=", "/changes?since=", "/export/meetings.csv?min_confidence=", "/network?limit="):
        assert open_to_all.get(f"{path}{number}").status_code == 422
    body = json.dumps({"query": "RETURN $a AS a", "params": {"a": number}})
    assert open_to_all.post("/cypher", content=body).status_code in (200, 422)


def fuzzed(document: Document, client: httpx.Client, folder: Path, *how: str) -> "subprocess.CompletedProcess[str]":
    """Ask all that the document lets one ask, in the way given; what schemathesis says of the answers."""
    path = folder / "openapi.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    command = [sys.executable, "-m", "schemathesis.cli", "run", str(path), "--url", str(client.base_url)]
    command += ["--checks", ",".join(CHECKS), "--generation-deterministic", "--no-shrink", "--continue-on-failure"]
    command += [
        "--workers",
        "2",
        "--suppress-health-check",
        "all",
        "--warnings",
        "off",
        "--no-color",
        "--request-timeout",
        "60",
        *how,
    ]
    for _ in range(3):
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600)
        if TOOL_FAULT not in done.stdout:
            break
    return done
