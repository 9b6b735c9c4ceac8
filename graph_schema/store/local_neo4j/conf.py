"""``neo4j.conf`` and the Java options of a local Neo4j; both written anew at each start."""

import shlex
from collections.abc import Iterable
from pathlib import Path

from pydantic import ByteSize, TypeAdapter

from graph_schema.settings import StoreSettings
from graph_schema.store.local_neo4j.ports import LOOPBACK
from graph_schema.store.local_neo4j.state import Home, State

MAIN_CLASS = "org.neo4j.server.CommunityEntryPoint"

# Neo4j refuses to start on an unknown or repeated key: each line below is read by a test that starts it.
CONF = """\
# Written by Parley at each start; changes are lost. Settings: PARLEY_NEO4J_* (see README).
server.bolt.listen_address={loopback}:{bolt_port}
server.http.listen_address={loopback}:{http_port}
server.memory.heap.initial_size=128m
server.memory.heap.max_size={heap}
server.memory.pagecache.size={page_cache}

# Nothing is reported to anybody.
dbms.usage_report.enabled=false
client.allow_telemetry=false

# Without these three a new graph takes 516 MB on disk; with them 2 MB.
db.tx_log.preallocate=false
db.tx_log.rotation.size=16m
db.tx_log.rotation.retention_policy=keep_none

# A READ session is no sandbox: LOAD CSV can read files and fetch addresses in it, and a query can run for ever.
server.directories.import=import
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=127.0.0.0/8,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,169.254.0.0/16,::1/128
db.transaction.timeout=10s
dbms.memory.transaction.total.max=256m
dbms.security.auth_enabled={ask_password}
"""

# A disk that was full may have torn the last record of the transaction log, which nobody was told to be written. Neo4j
# refuses to start on it until somebody says that it may be cut off.
_REPAIR = "\n# PARLEY_NEO4J_REPAIR\ninternal.dbms.tx_log.fail_on_corrupted_log_files=false\n"

_REPAIR_HEAP = "4g"
"""Any four bytes of the torn record may be read as a length; Neo4j makes room for so much before it sees that it isn't
there, and gives up where there is no room. Text makes such lengths: four spaces are 514 MB."""

_SIZE = TypeAdapter(ByteSize)

# Serial GC: 340 MB after a start where G1 takes 405 MB, and no more CPU time; measured on two cores.
JAVA_OPTIONS = (
    "-XX:+UseSerialGC",
    "-XX:-OmitStackTraceInFastThrow",
    "-Djdk.nio.maxCachedBufferSize=1024",
    "-Dio.netty.tryReflectionSetAccessible=true",
    "-Dfile.encoding=UTF-8",
    *(
        f"--add-opens=java.base/{package}=ALL-UNNAMED"
        for package in ("java.nio", "java.io", "sun.nio.ch", "java.lang", "java.util.concurrent")
    ),
)


def write(
    home: Home, state: State, settings: StoreSettings, jars: Iterable[Path], ask_password: bool = True
) -> list[str]:
    """Write both files and give the arguments of the Java process."""
    for folder in (home.conf, home.data, home.log.parent, home.path / "import"):
        folder.mkdir(parents=True, exist_ok=True)
    heap = settings.neo4j_heap
    if settings.neo4j_repair:
        heap = max(heap, _REPAIR_HEAP, key=_SIZE.validate_python)
    text = CONF.format(
        loopback=LOOPBACK,
        bolt_port=state.bolt_port,
        http_port=state.http_port,
        heap=heap,
        page_cache=settings.neo4j_page_cache,
        ask_password=str(ask_password).lower(),
    )
    if settings.neo4j_repair:
        text += _REPAIR
    (home.conf / "neo4j.conf").write_text(text, encoding="utf-8")
    options = [
        "-Xms128m",
        f"-Xmx{heap}",
        *JAVA_OPTIONS,
        *shlex.split(settings.neo4j_java_options),
        "-cp",
        ":".join(map(str, jars)),
    ]
    argument_file = home.conf / "java.options"
    argument_file.write_text("".join(_quoted(option) + "\n" for option in options), encoding="utf-8")
    return [f"@{argument_file}", MAIN_CLASS, home_argument(home), f"--config-dir={home.conf}"]


def home_argument(home: Home) -> str:
    """The argument by which a server's process is known to serve this home."""
    return f"--home-dir={home.path}"


def _quoted(option: str) -> str:
    """One line of a Java argument file: quotes keep spaces, backslashes escape."""
    escaped = option.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
