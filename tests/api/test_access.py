"""Who is let in: keys, tokens, nobody, too often. Keys are real ones in the session's Neo4j."""

import datetime as dt
from collections.abc import Iterator

import httpx
import jwt
import neo4j
import pytest
from pydantic import SecretStr, ValidationError
from typer.testing import CliRunner

from app.access.gate import EXCEPTIONS
from app.access.settings import AccessSettings
from app.cli import cli
from app.commands.listening import refuse_to_stand_open
from app.main import create_app
from app.settings import ApiSettings
from graph_schema.errors import NotFoundError, SettingsError
from graph_schema.model.api_key import Scope
from graph_schema.settings import StoreSettings
from graph_schema.store.api_keys import ApiKeys
from graph_schema.store.connect import Server
from tests.api.serving import serving
from tests.api.test_problems import problem

SECRET = "a shared secret of this test, long enough for every HMAC that a forger may try"
TOKENS = {
    "jwt_key": SecretStr(SECRET), "jwt_algorithm": "HS256", "jwt_audience": "parley", "jwt_issuer": "https://id.example",
}  # fmt: skip


def application(store: StoreSettings, **access: object):
    return create_app(ApiSettings(store=store, timeout=60, cypher=True, access=AccessSettings(**access)))


@pytest.fixture(scope="module")
def keys(small_graph: neo4j.Driver) -> ApiKeys:
    return ApiKeys(small_graph)


@pytest.fixture(scope="module")
def guarded(keys: ApiKeys, store_settings: StoreSettings) -> Iterator[httpx.Client]:
    """A service that lets nobody in without a key or token."""
    with serving(application(store_settings, anonymous="none", **TOKENS)) as client:
        yield client


def token(key: str = SECRET, algorithm: str = "HS256", **changed: object) -> str:
    now = dt.datetime.now(dt.UTC)
    claims = {
        "sub": "desk", "aud": "parley", "iss": "https://id.example", "exp": now + dt.timedelta(minutes=5),
        "scope": "read",
    } | changed  # fmt: skip
    return jwt.encode({name: value for name, value in claims.items() if value is not None}, key, algorithm)


def bearer(shown: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {shown}"}


def test_without_a_key_only_health_answers(guarded: httpx.Client) -> None:
    for path in ("/meetings", "/actors/state:UKR", "/metrics", "/browser/guide"):
        response = guarded.get(path)
        problem(response, 401)
        assert response.headers["www-authenticate"].startswith("Bearer")
    assert guarded.get("/healthz").status_code == 200
    assert guarded.get("/readyz").status_code in (200, 503)
    assert guarded.get("/healthz", headers={"X-API-Key": "an old one"}).status_code == 200


@pytest.mark.parametrize("scope", list(Scope))
def test_a_key_of_any_scope_reads(guarded: httpx.Client, keys: ApiKeys, scope: Scope) -> None:
    secret = keys.create("reader", scope).secret
    assert guarded.get("/meetings", headers={"X-API-Key": secret}).status_code == 200
    assert guarded.get("/meetings", headers=bearer(secret)).status_code == 200


@pytest.mark.parametrize("shown", ["", "parley", "parley_0000_x", "parley_", "x" * 5000, "parley_ü_y", "a.b"])
def test_what_is_no_key_opens_nothing(guarded: httpx.Client, shown: str) -> None:
    problem(guarded.get("/meetings", headers=[(b"X-API-Key", shown.encode())]), 401)


def test_the_right_id_with_a_wrong_secret_opens_nothing(guarded: httpx.Client, keys: ApiKeys) -> None:
    secret = keys.create("stolen id", Scope.ADMIN).secret
    problem(guarded.get("/meetings", headers={"X-API-Key": secret[:-1] + ("a" if secret[-1] != "a" else "b")}), 401)


def test_the_graph_does_not_hold_the_secret(keys: ApiKeys, small_graph: neo4j.Driver) -> None:
    secret = keys.create("kept", Scope.READ).secret
    rows = small_graph.execute_query("MATCH (k:ApiKey {name: 'kept'}) RETURN properties(k) AS p").records
    assert secret.rpartition("_")[2] not in str(rows)


def test_a_revoked_or_expired_key_opens_nothing(
    guarded: httpx.Client, keys: ApiKeys, small_graph: neo4j.Driver
) -> None:
    gone, old = keys.create("gone", Scope.READ), keys.create("old", Scope.READ, days=1)
    keys.revoke(gone.key.id)
    keys.revoke(gone.key.id)
    small_graph.execute_query(
        "MATCH (k:ApiKey {id: $id}) SET k.expires_at = datetime() - duration('PT1S')", id=old.key.id
    )
    for made in (gone, old):
        assert "revoked or has expired" in str(
            problem(guarded.get("/meetings", headers={"X-API-Key": made.secret}), 401)["detail"]
        )
    with pytest.raises(NotFoundError):
        keys.revoke("nothing")


def test_reading_keys_may_not_write(guarded: httpx.Client, keys: ApiKeys) -> None:
    reader = {"X-API-Key": keys.create("reader", Scope.READ).secret}
    document = guarded.get("/openapi.json").json()
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            if method != "get" and operation["operationId"] not in EXCEPTIONS:
                response = guarded.request(method, path.replace("{id}", "x"), headers=reader)
                assert response.status_code == 403, (method, path, response.text)
                assert guarded.request(method, path.replace("{id}", "x")).status_code == 401


def test_tokens_of_the_right_issuer_are_taken(guarded: httpx.Client) -> None:
    assert guarded.get("/meetings", headers=bearer(token())).status_code == 200
    assert guarded.get("/meetings", headers=bearer(token(scope="openid write"))).status_code == 200
    problem(guarded.get("/meetings", headers=bearer(token(scope="openid"))), 403)
    problem(guarded.get("/meetings", headers=bearer(token(scope=["read"]))), 403)


@pytest.mark.parametrize(
    "changed",
    [
        {"aud": "others"}, {"iss": "https://evil.example"}, {"exp": dt.datetime(2020, 1, 1, tzinfo=dt.UTC)},
        {"exp": None}, {"sub": None}, {"aud": None}, {"iss": None}, {"key": "x" * 40}, {"algorithm": "HS512"},
    ],
)  # fmt: skip
def test_other_tokens_are_not(guarded: httpx.Client, changed: dict[str, object]) -> None:
    problem(guarded.get("/meetings", headers=bearer(token(**changed))), 401)  # type: ignore[arg-type]


def test_a_token_without_a_signature_is_not(guarded: httpx.Client) -> None:
    head, body, _ = token(algorithm="HS256").split(".")
    unsigned = jwt.encode({"sub": "x"}, None, algorithm="none").split(".")[0]  # type: ignore[arg-type]
    for shown in (f"{unsigned}.{body}.", f"{head}.{body}.", f"{head}..x"):
        problem(guarded.get("/meetings", headers=bearer(shown)), 401)


def test_a_service_without_a_token_key_takes_none(small_graph: neo4j.Driver, store_settings: StoreSettings) -> None:
    with serving(application(store_settings, anonymous="none")) as client:
        problem(client.get("/meetings", headers=bearer(token())), 401)


def test_from_this_machine_everybody_reads_but_not_through_a_proxy_or_another_name(client: httpx.Client) -> None:
    assert client.get("/meetings").status_code == 200
    problem(client.get("/meetings", headers={"X-Forwarded-For": "203.0.113.7"}), 401)
    problem(client.get("/meetings", headers={"Host": "rebound.example"}), 401)


def test_too_many_requests_of_one_caller(small_graph: neo4j.Driver, store_settings: StoreSettings) -> None:
    with serving(application(store_settings, rate="3/minute")) as client:
        assert [client.get("/healthz").status_code for _ in range(3)] == [200, 200, 200]
        response = client.get("/healthz")
        problem(response, 429)
        assert 0 < int(response.headers["retry-after"]) <= 60


def test_a_public_address_needs_a_key(empty_graph: neo4j.Driver, neo4j_server: Server) -> None:
    refuse_to_stand_open("127.0.0.1", neo4j_server, AccessSettings())
    refuse_to_stand_open("localhost", neo4j_server, AccessSettings())
    refuse_to_stand_open("0.0.0.0", neo4j_server, AccessSettings(anonymous="read"))
    with pytest.raises(SettingsError, match="parley key create"):
        refuse_to_stand_open("0.0.0.0", neo4j_server, AccessSettings())
    keys = ApiKeys(empty_graph)
    key = keys.create("first", Scope.READ)
    refuse_to_stand_open("0.0.0.0", neo4j_server, AccessSettings())
    keys.revoke(key.key.id)
    with pytest.raises(SettingsError, match="no key"):
        refuse_to_stand_open("::", neo4j_server, AccessSettings())


@pytest.mark.parametrize(
    "wrong",
    [
        {"rate": "often"}, {"anonymous": "all"}, {"jwt_key": SecretStr(SECRET)},
        {**TOKENS, "jwt_key": SecretStr("short")},
        {**TOKENS, "jwt_algorithm": "none"},
    ],
)  # fmt: skip
def test_settings_that_would_not_hold_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        AccessSettings(**wrong)  # type: ignore[arg-type]


def test_keys_by_the_command_line(
    empty_graph: neo4j.Driver, store_env: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in store_env.items():
        monkeypatch.setenv(name, value)
    run = CliRunner().invoke
    made = run(cli, ["key", "create", "newsroom", "--scope", "write"])
    secret = made.stdout.strip()
    assert made.exit_code == 0
    assert secret.startswith("parley_")
    listed = run(cli, ["key", "list", "--format", "csv"]).stdout
    assert "newsroom,write" in listed
    assert secret.rpartition("_")[2] not in listed
    assert run(cli, ["key", "revoke", secret.split("_")[1]]).exit_code == 0
    assert not ApiKeys(empty_graph).list()[0].is_valid(dt.datetime.now(dt.UTC))
