"""Nothing in the repository says where packages come from: that is pip's, npm's and jgo's to know, and users' to set.

So the names of the registries' hosts are asked of those tools here, and stand in no file, this one included.
"""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from jgo.constants import MAVEN_CENTRAL_URL
from jgo.maven import _central
from pip._internal.models.index import PyPI, TestPyPI

from tests.contracts.repository import ROOT, files, text

# A host whose name says that it serves packages, whoever runs it.
_LOOKS_LIKE_REGISTRY = re.compile(
    r"https?://(?:[\w-]+\.)*(?:registry|repo\d*|repository|maven\d*|pypi|npm|artifactory|nexus)\b[\w-]*\.[\w.-]+", re.I
)


def _hosts() -> set[str]:
    urls = [MAVEN_CENTRAL_URL, _central.SEARCH_URL, PyPI.url, TestPyPI.url]
    if npm := shutil.which("npm"):
        asked = subprocess.run([npm, "config", "get", "registry"], capture_output=True, text=True, check=False)
        urls.append(asked.stdout.strip())
    hosts = {urlsplit(url).hostname for url in urls} | {PyPI.file_storage_domain, TestPyPI.file_storage_domain}
    return {host for host in hosts if host and host != "localhost" and not host.startswith("127.")}


def _saying(needle: "re.Pattern[str]") -> list[str]:
    return [f"{path.relative_to(ROOT)}: {match[0]}" for path in files() for match in needle.finditer(text(path))]


def test_the_tools_name_their_hosts() -> None:
    assert len(_hosts()) >= 4


def test_no_file_names_the_host_of_a_registry() -> None:
    assert _saying(re.compile("|".join(map(re.escape, sorted(_hosts()))), re.I)) == []


def test_no_file_holds_an_address_that_looks_like_one() -> None:
    assert _saying(_LOOKS_LIKE_REGISTRY) == []


@pytest.mark.parametrize("address", [f"https://{name}.example.org/x" for name in ("registry", "repo1", "pypi")])
def test_such_an_address_would_be_seen(address: str) -> None:
    assert _LOOKS_LIKE_REGISTRY.search(address)


def test_no_file_names_a_folder_of_the_machine_it_was_written_on() -> None:
    folders = {str(ROOT), str(ROOT.parent), str(Path.home())} | {tempfile.gettempdir()}
    # A short path such as /app may well be meant for another machine.
    told = {folder for folder in folders if len(Path(folder).parts) > 2 or folder in {"/root", "/tmp"}}
    needle = "|".join(re.escape(folder) + r"/[\w.-]" for folder in sorted(told))

    assert needle
    assert _saying(re.compile(rf"(?<![\w.])(?:{needle})")) == []
